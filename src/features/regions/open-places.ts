import type { OpenPlace, PartName } from '#src/core/geo/index.ts';
import { columnWithRole, type RoleId } from '#src/core/model/index.ts';
import { cellAt, isUnread } from '#src/core/table/index.ts';
import { m, type Locale } from '#src/i18n/index.ts';
import type { RegionState } from '#src/state/region-state.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Option } from '#src/ui/index.ts';

const DEEPEST_FIRST: readonly PartName[] = ['district', 'city', 'province', 'country', 'address'];

/** Every province and city, for a text that no candidate fits. */
export function everywhere({ divisions }: RegionState, locale: Locale): Option[] {
	if (!divisions) return [];
	return divisions.all
		.filter(({ level }) => level !== 'district')
		.map(({ code, english, parent }) => ({
			value: code,
			label: divisions.name(code, locale),
			detail: parent ? divisions.name(parent, locale) : '',
			keywords: english,
			group: m.regions_open_all(),
		}));
}

/** What a text may mean: its candidates first, then everywhere. */
export function optionsFor(
	regions: RegionState,
	place: OpenPlace,
	all: readonly Option[],
	locale: Locale,
): Option[] {
	const candidates = place.candidates.map((code) => ({
		value: code,
		label: pathName(regions, code, locale),
		group: m.regions_open_candidates(),
	}));
	const known = new Set(place.candidates);
	return [...candidates, ...all.filter(({ value }) => !known.has(value))];
}

/** A place with what it lies in: 江苏 南京 鼓楼. */
export function pathName(regions: RegionState, code: string, locale: Locale): string {
	const path = regions.divisions?.path(code);
	if (!path || /^[A-Z]/.test(code)) return regions.nameOf(code, locale);
	const codes = [...new Set([path.province, path.city, path.district].filter(Boolean))];
	return codes.map((each) => regions.nameOf(each, locale)).join(' ');
}

/** A text to look at as it is shown: a province it was read under is named in the language of the page. */
export function spokenText({ divisions }: RegionState, text: string, locale: Locale): string {
	const [first = '', ...rest] = text.split(' / ');
	const province = divisions?.all.find(
		({ code, level }) => level === 'province' && divisions.name(code, 'zh-CN') === first,
	);
	return divisions && province ? [divisions.name(province.code, locale), ...rest].join(' / ') : text;
}

/** Filters the customers to those with this text; false where their columns are gone. */
export function showRows(session: Session, place: OpenPlace): boolean {
	const project = session.open.current;
	const { customers } = session.sheets;
	const row = place.examples[0];
	if (!customers || row === undefined) return false;
	const parts = place.unplaced === null ? DEEPEST_FIRST : [place.unplaced, ...DEEPEST_FIRST];
	for (const part of parts) {
		const column = columnWithRole(project, customers, `customer.${part}` satisfies RoleId);
		const value = column ? cellAt(column, row) : null;
		if (!column || value === null || value === '') continue;
		const values = [String(isUnread(value) ? value.unread : value)];
		session.sheets.setFilter(customers.id, column.id, {
			column: column.id,
			kind: 'in',
			values,
			missing: false,
		});
		session.sheets.activate(customers.id);
		return true;
	}
	return false;
}
