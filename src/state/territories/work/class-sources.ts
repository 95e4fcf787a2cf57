import { columnWithRole, type Scheme, type WorkloadClasses } from '#src/core/model/index.ts';
import type { SchemeResult } from '#src/core/segment/types.ts';
import { findColumn, isTextColumn, toCodes, type TextColumn } from '#src/core/table/index.ts';
import type { Display } from '#src/state/tables/display.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** More classes than this are no classes that anyone sets visits for. */
const MOST = 60;

/** Classes that customers can be served by. */
export interface ClassSource {
	/** Those that matter most first. */
	readonly classes: readonly SourceClass[];
	/** Position in `classes` per customer, −1 = none. */
	readonly classOf: Int32Array;
}

export interface SourceClass {
	readonly id: string;
	readonly name: string;
	/** Categorical colour; 0 = none. */
	readonly colour: number;
}

/** What can tell customers apart: every scheme with a result, and the column of tiers. */
export function classChoices(session: Session): readonly WorkloadClasses[] {
	const tier = tierColumn(session);
	const schemes = session.open.current.recipe.schemes.filter(({ id }) => session.analysis.result(id));
	return [
		...schemes
			.toSorted((a, b) => rankOf(a) - rankOf(b))
			.map(({ id }) => ({ kind: 'scheme' as const, scheme: id })),
		...(tier ? [{ kind: 'column' as const, column: tier.id }] : []),
	];
}

/** Tiers say most of how often someone is visited. */
const rankOf = ({ kind }: Scheme) => (kind === 'tiers' ? 0 : 1);

/** The classes of a choice; null where its scheme has no result, or its column is gone. */
export function classSource(
	session: Session,
	choice: WorkloadClasses,
	display: Display = session.display,
): ClassSource | null {
	if (choice.kind === 'scheme') {
		const result = session.analysis.result(choice.scheme);
		return result && bySize(display, result);
	}
	const { customers } = session.sheets;
	const column = customers && findColumn(customers, choice.column);
	return column && isTextColumn(column) ? byText(column) : null;
}

/** Tiers in their order, others by the mean sales of a customer; customers left out come last. */
function bySize(display: Display, { kind, classes, classOf, summary }: SchemeResult): ClassSource {
	const size = (at: number) => (kind === 'tiers' ? -at : (summary[at]?.averageAmount ?? -Infinity));
	const order = classes
		.map((info, at) => ({ info, at, isLeftOut: info.colour === 0 }))
		.sort((a, b) => Number(a.isLeftOut) - Number(b.isLeftOut) || size(b.at) - size(a.at) || a.at - b.at);
	const place = new Int32Array(classes.length);
	order.forEach(({ at }, i) => (place[at] = i));
	return {
		classes: order.map(({ info: { id, name, colour } }) => ({
			id,
			colour,
			name: display.className(name),
		})),
		classOf: Int32Array.from(classOf, (at) => place[at] ?? -1),
	};
}

/** Texts by code units: A, B, C. */
function byText(column: TextColumn): ClassSource | null {
	const codes = Int32Array.from(toCodes(column));
	const used = [...new Set(codes)].filter((code) => code >= 0);
	if (used.length > MOST) return null;
	const names = used
		.map((code) => ({ code, name: column.dictionary.at(code) }))
		.sort((a, b) => (a.name < b.name ? -1 : 1));
	const place = new Map(names.map(({ code }, i) => [code, i]));
	return {
		classes: names.map(({ name }, i) => ({ id: name, name, colour: 1 + (i % 10) })),
		classOf: codes.map((code) => place.get(code) ?? -1),
	};
}

function tierColumn(session: Session): TextColumn | null {
	const { customers } = session.sheets;
	const column = customers && columnWithRole(session.open.current, customers, 'customer.tier');
	return column && isTextColumn(column) && byText(column) ? column : null;
}
