import { formatInteger, m } from '#src/i18n/index.ts';
import type { BoundaryLoading } from '#src/state/regions/boundary-loading.svelte.ts';
import { isOldSystem, systemName } from './datum.ts';

/** Something to be said of boundaries before they are kept. */
export interface Remark {
	readonly text: string;
	readonly tone: 'note' | 'warn';
}

/** Names that are told before the rest is only counted. */
const NAMED = 3;

const NOTES = {
	noPolygon: m.boundaries_noteNoPolygon,
	empty: m.boundaries_noteEmpty,
	broken: m.boundaries_noteBroken,
	crossed: m.boundaries_noteCrossed,
	simplified: m.boundaries_noteSimplified,
	gbk: m.boundaries_noteGbk,
};

/** How many areas there are, and how many customers in them. */
export function factsText({ layer, customers }: BoundaryLoading): string {
	const areas = formatInteger(layer?.boundaries.areas.length ?? 0);
	if (customers.all === 0) return m.boundaries_factsNone({ areas });
	const { inside, all } = customers;
	return m.boundaries_facts({ areas, inside: formatInteger(inside), all: formatInteger(all) });
}

/** What was left out or put right, and what will not work as one might think. */
export function remarksOn(loading: BoundaryLoading): readonly Remark[] {
	const { draft, layer, isolated, isLoose, merged, customers, overlaps } = loading;
	if (!draft || !layer) return [];
	const outside = customers.all - customers.inside;
	const list = { count: formatInteger(isolated.length), names: namesText(isolated) };
	const all = formatInteger(layer.boundaries.areas.length);
	return [
		...(isOldSystem(draft.system)
			? [warn(m.boundaries_datum_old({ system: systemName(draft.system) }))]
			: []),
		...(customers.all > 0 && customers.inside === 0 ? [warn(m.boundaries_nobody())] : []),
		...(outside > 0 && customers.inside > 0
			? [note(m.boundaries_outside({ count: formatInteger(outside) }))]
			: []),
		...(isLoose ? [warn(m.boundaries_loose({ ...list, all }))] : []),
		...(!isLoose && isolated.length > 0 && layer.boundaries.areas.length > 1
			? [note(m.boundaries_isolated(list))]
			: []),
		...(merged > 0 ? [note(m.boundaries_merged({ count: formatInteger(merged) }))] : []),
		...draft.notes.map(({ code, count, first }) => {
			const text = NOTES[code]({ count: formatInteger(count), first });
			return code === 'broken' || code === 'crossed' ? warn(text) : note(text);
		}),
		...(overlaps[0]
			? [
					warn(
						m.boundaries_overlaps({
							...{ count: formatInteger(overlaps.length), one: overlaps[0][0], other: overlaps[0][1] },
						}),
					),
				]
			: []),
	];
}

/** Attributes that can name the areas, each with the first name it gives. */
export function attributeOptions({ draft }: BoundaryLoading): readonly { value: string; label: string }[] {
	const attributes = (draft?.attributes ?? []).map(({ name, values }, at) => ({
		value: String(at),
		label: m.boundaries_byOption({ attribute: name, example: values.find((value) => value !== null) ?? '' }),
	}));
	return [...attributes, { value: '-1', label: m.boundaries_byNumber() }];
}

function namesText(names: readonly string[]): string {
	const text = names.slice(0, NAMED).join(m.boundaries_join());
	return names.length > NAMED ? m.boundaries_more({ names: text }) : text;
}

function note(text: string): Remark {
	return { text, tone: 'note' };
}

function warn(text: string): Remark {
	return { text, tone: 'warn' };
}
