import { m } from '#src/i18n/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import type { AreaLevel } from './areas-at.ts';

const ONE: Readonly<Record<AreaLevel, () => string>> = {
	country: m.mapdetail_one_country,
	first: m.mapdetail_one_first,
	province: m.mapdetail_one_province,
	city: m.mapdetail_one_city,
	district: m.mapdetail_one_district,
	own: m.boundaries_one,
};
const SEVERAL: Readonly<Record<AreaLevel, () => string>> = {
	country: m.mapdetail_many_country,
	first: m.mapdetail_many_first,
	province: m.mapdetail_many_province,
	city: m.mapdetail_many_city,
	district: m.mapdetail_many_district,
	own: m.mapdetail_many_own,
};
const EMPTY: Readonly<Record<AreaLevel, () => string>> = {
	country: m.mapdetail_empty_country,
	first: m.mapdetail_empty_first,
	province: m.mapdetail_empty_province,
	city: m.mapdetail_empty_city,
	district: m.mapdetail_empty_district,
	own: m.mapdetail_empty_own,
};
const HINTS = {
	select: m.board_hint_select,
	paint: m.board_hint_paint,
	lasso: m.board_hint_lasso,
};

/** What an area of the map is called: city, county … */
export function areaWord({ detail }: Pick<PlanView, 'detail'>): string {
	return ONE[detail.level]();
}

/** The same as the title of a column. */
export function areaTitle(view: Pick<PlanView, 'detail'>): string {
	const word = areaWord(view);
	return word.charAt(0).toUpperCase() + word.slice(1);
}

/** What they are called within a sentence: cities, counties … */
export function areasWord({ detail }: Pick<PlanView, 'detail'>): string {
	return SEVERAL[detail.level]();
}

/** Whom areas without customers go with. */
export function emptyWord({ detail }: Pick<PlanView, 'detail'>): string {
	return EMPTY[detail.level]();
}

/** What can be done with the map, below it. */
export function mapHint(view: PlanView): string {
	const { plan, board, detail, chosen, isReadOnly } = view;
	const area = areaWord(view);
	const parts = [
		isReadOnly ? m.board_hint_readOnly({ area }) : plan ? HINTS[board.tool]({ area }) : m.board_hint_today(),
		plan && !isReadOnly && detail.points ? m.mapdetail_hint() : '',
		detail.showsTour ? tourHint(chosen !== null, detail.tour?.sketch?.round ?? null) : '',
	];
	return parts.filter((part) => part !== '').join(' ');
}

function tourHint(isChosen: boolean, round: object | null): string {
	if (!isChosen) return m.tour_choose();
	return round ? m.tour_foot() : m.tour_foot_noTrips();
}
