import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';

const SEVERAL = {
	country: m.mapdetail_countries,
	first: m.mapdetail_firsts,
	province: m.mapdetail_provinces,
	city: m.board_cities,
	district: m.mapdetail_districts,
	own: m.boundaries_several,
};

/** Names of areas of the map: one by its name, more by the first and their number. */
export function citiesText({ detail }: PlanView, codes: readonly string[]): string {
	const [code = ''] = codes;
	const first = detail.nameOf(code, locale.current);
	return codes.length > 1 ? SEVERAL[detail.level]({ first, count: formatInteger(codes.length) }) : first;
}

/** What is in the hand: a customer or areas, by name. */
export function heldText(view: PlanView): string {
	const { customer, held } = view.board;
	return customer === null ? citiesText(view, held) : view.session.display.customer(customer);
}
