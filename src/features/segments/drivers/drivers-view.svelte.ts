import type { SchemeResult } from '#src/core/segment/index.ts';
import type { Column } from '#src/core/table/index.ts';
import { Asked } from '#src/features/segments/asked.svelte.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import { drivenOf, type Driven } from '#src/state/segments/driver-facts.ts';
import {
	driverColumns,
	driverInputs,
	driverTargets,
	madeOf,
	outcomeOf,
	pickedTarget,
	type Target,
} from '#src/state/segments/driver-targets.ts';

interface DrivenBy {
	readonly result: SchemeResult;
	readonly target: Target;
	readonly hidden: number;
}

/** The drivers of a target on screen, estimated again whenever the target, the columns or the data change. */
export class DriversView {
	readonly view: SchemeView;
	readonly asked: Asked<'drivers', DrivenBy>;
	readonly #columns: readonly Column[] = $derived.by(() => driverColumns(this.view.session));
	readonly targets: readonly Target[] = $derived.by(() => {
		const { session, result } = this.view;
		return driverTargets(session, session.display, this.#columns, result);
	});
	readonly target: Target | null = $derived.by(() => pickedTarget(this.targets, this.view.driving.target));
	/** Columns that the target is made of. */
	readonly own: ReadonlySet<string> = $derived.by(() =>
		madeOf(this.target, this.view.scheme, this.view.session),
	);
	/** Columns that may explain, those the target is made of only where they are chosen. */
	readonly inputs: readonly Column[] = $derived.by(() =>
		driverInputs(this.#columns, this.target, this.own, this.view.driving.chosen),
	);
	/** Columns on offer. */
	readonly offered: readonly Column[] = $derived.by(() =>
		this.#columns.filter(({ id }) => id !== this.target?.key),
	);
	/** Customers that filters of other columns hide: they take no part. */
	readonly #hidden: number = $derived.by(
		() => this.view.mask?.reduce((count, shown) => count + (shown === 1 ? 0 : 1), 0) ?? 0,
	);
	readonly #outcome: Float64Array = $derived.by(() =>
		outcomeOf(this.target, this.view.result, this.view.mask),
	);
	readonly driven: Driven | null = $derived.by(() => {
		const { done } = this.asked;
		if (!done) return null;
		const { session } = this.view;
		return drivenOf(session, session.display, done.answer, { ...done.of, columns: this.#columns });
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
	readonly without = (columns: readonly string[]): void => {
		this.view.driving.chosen = this.used.filter((id) => !columns.includes(id));
	};

	dispose(): void {
		this.asked.dispose();
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
