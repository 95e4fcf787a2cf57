import type { RoleId } from '#src/core/model/index.ts';
import { candidateColumns, ownColumns, relatedColumns } from '#src/core/segment/explain/index.ts';
import type { Drivers } from '#src/core/segment/drivers/index.ts';
import type { SchemeResult } from '#src/core/segment/index.ts';
import { findColumn, isTextColumn, toCodes, toNumbers, type Column } from '#src/core/table/index.ts';
import { Asked } from '#src/features/segments/asked.svelte.ts';
import { capital } from '#src/i18n/capital.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import type { DriverFormats, DriverTarget } from '#src/i18n/drivers.ts';
import { m } from '#src/i18n/index.ts';
import { profileFormats } from '#src/state/profile-formats.ts';

/** What can be explained: a number, a yes/no column, or being in a class. */
export interface Target {
	readonly key: string;
	readonly name: string;
	readonly kind: 'linear' | 'logistic';
	readonly group: 'class' | 'number' | 'yesNo';
	/** Null for a class. */
	readonly column: Column | null;
	/** Position of the class, or code of the label of a column with two. */
	readonly at: number | null;
}

interface DrivenBy {
	readonly result: SchemeResult;
	readonly target: Target;
	readonly hidden: number;
}

/** Drivers with what they were asked of. */
export interface Driven {
	readonly drivers: Drivers;
	readonly target: DriverTarget;
	readonly formats: DriverFormats;
	/** Customers left out by filters. */
	readonly hidden: number;
}

const CLASS = 'class ';
/** A dictionary with more texts, many of them no longer used, is not searched for two. */
const MOST_TEXTS = 100;

/** The drivers of a target on screen, estimated again whenever the target, the columns or the data change. */
export class DriversView {
	readonly view: SchemeView;
	readonly asked: Asked<'drivers', DrivenBy>;
	readonly #columns: readonly Column[] = $derived.by(() => {
		const { customers } = this.view.session.sheets;
		return customers ? candidateColumns(customers.columns, this.#roles).columns : [];
	});
	readonly targets: readonly Target[] = $derived.by(() => this.#findTargets());
	readonly target: Target | null = $derived.by(() => {
		const { target } = this.view.driving;
		const usual = (each: Target) => each.key === 'metric:amount';
		return (
			this.targets.find(({ key }) => key === target) ??
			this.targets.find(usual) ??
			this.targets.find(({ group }) => group === 'number') ??
			this.targets[0] ??
			null
		);
	});
	/** Columns that the target is made of. */
	readonly own: ReadonlySet<string> = $derived.by(() => {
		const { target } = this;
		const { scheme } = this.view;
		if (target?.column) return new Set(relatedColumns(target.column.id, this.#roles));
		return scheme ? ownColumns(scheme, this.#roles) : new Set();
	});
	/** Columns that may explain, those the target is made of only where they are chosen. */
	readonly inputs: readonly Column[] = $derived.by(() => {
		const { chosen } = this.view.driving;
		return this.#columns.filter(
			({ id }) => id !== this.target?.key && (!this.own.has(id) || chosen?.includes(id)),
		);
	});
	/** Columns on offer. */
	readonly offered: readonly Column[] = $derived.by(() =>
		this.#columns.filter(({ id }) => id !== this.target?.key),
	);
	/** Customers that filters of other columns hide: they take no part. */
	readonly #hidden: number = $derived.by(
		() => this.view.mask?.reduce((count, shown) => count + (shown === 1 ? 0 : 1), 0) ?? 0,
	);
	readonly #outcome: Float64Array = $derived.by(() => {
		const { target } = this;
		const { mask, result } = this.view;
		const own = target?.column
			? outcomeOf(target.column, target.at)
			: Float64Array.from(result?.classOf ?? [], (at) => Number(at === target?.at));
		return mask ? own.map((value, row) => (mask[row] === 1 ? value : Number.NaN)) : own;
	});
	readonly driven: Driven | null = $derived.by(() => {
		const { done } = this.asked;
		if (!done) return null;
		const { session } = this.view;
		const { answer, of } = done;
		const { target } = of;
		return {
			drivers: answer,
			hidden: of.hidden,
			target: {
				column: target.kind === 'linear' ? target.key : null,
				name: target.name,
				isLog: answer.log,
			},
			formats: {
				...profileFormats(session, session.display, of.result),
				isYesNo: (id) => this.#columns.some((column) => column.id === id && column.type === 'boolean'),
				spread: (id) => answer.spread[id] ?? 1,
			},
		};
	});

	constructor(view: SchemeView) {
		this.view = view;
		this.asked = new Asked(view.session, 'drivers', () => this.#asking());
	}

	/** Columns in use: chosen, or proposed. */
	get used(): readonly string[] {
		return this.view.driving.chosen ?? this.driven?.drivers.used ?? [];
	}

	/** Takes a column in, or out. */
	toggle(column: string, isUsed: boolean): void {
		const others = this.used.filter((id) => id !== column);
		this.view.driving.chosen = isUsed ? [...others, column] : others;
	}

	/** Goes on without these columns. */
	without(columns: readonly string[]): void {
		this.view.driving.chosen = this.used.filter((id) => !columns.includes(id));
	}

	dispose(): void {
		this.asked.dispose();
	}

	get #roles(): Readonly<Record<string, RoleId | undefined>> {
		const { sheets, open } = this.view.session;
		return open.current.recipe.roles[sheets.customers?.id ?? ''] ?? {};
	}

	#findTargets(): readonly Target[] {
		const { session, result } = this.view;
		const { display } = session;
		const { customers } = session.sheets;
		const classes = (result?.classes ?? []).flatMap(({ id, name }, at): Target[] => {
			if ((result?.summary[at]?.count ?? 0) === 0) return [];
			const spoken = m.drivers_target_class({ name: display.className(name) });
			return [{ key: CLASS + id, name: spoken, kind: 'logistic', group: 'class', column: null, at }];
		});
		const columns = this.#columns.flatMap(({ id }): Target[] => {
			const column = customers && findColumn(customers, id);
			if (!column) return [];
			const label = display.label(column);
			if (column.type === 'number')
				return [{ key: id, name: label, kind: 'linear', group: 'number', column, at: null }];
			const shared = { key: id, kind: 'logistic', group: 'yesNo', column, at: null } as const;
			if (column.type === 'boolean')
				return [{ ...shared, name: m.drivers_target_yes({ column: capital(label) }) }];
			const code = rarerOfTwo(column);
			if (code === null || !isTextColumn(column)) return [];
			const level = display.text(column, column.dictionary.at(code));
			const name = m.drivers_target_label({ column: capital(label), level });
			return [{ ...shared, name, at: code }];
		});
		return [...columns, ...classes];
	}

	#asking() {
		const { result, session, driving } = this.view;
		const { target } = this;
		if (!result || !target || session.analysis.isBehind) return null;
		const { log, chosen } = driving;
		const question = { outcome: this.#outcome, kind: target.kind, log, chosen };
		return { question, columns: this.inputs, of: { result, target, hidden: this.#hidden } };
	}
}

/** Code of the rarer label of a column in which exactly two occur; null for others. Of equally frequent ones the later by text. */
function rarerOfTwo(column: Column): number | null {
	if (!isTextColumn(column) || column.dictionary.size > MOST_TEXTS) return null;
	const { dictionary } = column;
	const counts = new Uint32Array(dictionary.size);
	for (const code of toCodes(column)) if (code >= 0) counts[code] = (counts[code] ?? 0) + 1;
	const found = [...counts.keys()].filter((code) => (counts[code] ?? 0) > 0);
	if (found.length !== 2) return null;
	const order = found.sort(
		(a, b) => (counts[a] ?? 0) - (counts[b] ?? 0) || (dictionary.at(a) > dictionary.at(b) ? -1 : 1),
	);
	return order[0] ?? null;
}

/** A number; of labels 1 for the one asked for. */
function outcomeOf(column: Column, label: number | null): Float64Array {
	if (!isTextColumn(column)) return toNumbers(column);
	return Float64Array.from(toCodes(column), (code) => (code < 0 ? Number.NaN : Number(code === label)));
}
