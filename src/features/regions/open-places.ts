import type { OpenPlace, PartName } from '#src/core/geo/index.ts';
import { columnWithRole, type FilterCondition, type RoleId } from '#src/core/model/index.ts';
import { filterView, rowIdAt, rowOfId, type Table } from '#src/core/table/index.ts';
import { m, type Locale } from '#src/i18n/index.ts';
import type { RegionState } from '#src/state/regions/region-state.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Option } from '#src/ui/index.ts';

/** Columns that name a place; addresses mostly differ from customer to customer. */
const COLUMNS: readonly PartName[] = ['country', 'province', 'city', 'district'];

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

/** Rows of the customers as they are now that show what a place is about. */
export function exampleRows({ sheets, analysis }: Session, { examples }: OpenPlace): number[] {
	const [now, then] = [sheets.customers, analysis.regions.customers];
	if (!now || !then) return [];
	return examples.map((row) => rowOfId(now, rowIdAt(then, row))).filter((row) => row >= 0);
}

/** Filters the customers to those with this text, and to no others; false where their columns are gone. */
export function showRows(session: Session, place: OpenPlace): boolean {
	const { customers } = session.sheets;
	if (!customers) return false;
	const conditions = (parts: readonly PartName[]) =>
		parts.flatMap((part) => conditionOn(session, customers, place, part));
	const columns = conditions(COLUMNS);
	const isEnough = filterView(customers, columns)?.length === place.rows;
	const filters = isEnough ? columns : [...columns, ...conditions(['address'])];
	if (filters.length === 0) return false;
	session.sheets.setFilters(customers.id, filters);
	session.sheets.activate(customers.id);
	return true;
}

/** What the customers of a place have in one of the columns that say where they are. */
function conditionOn(
	session: Session,
	customers: Table,
	{ texts }: OpenPlace,
	part: PartName,
): FilterCondition[] {
	const role: RoleId = `customer.${part}`;
	const column = columnWithRole(session.open.current, customers, role)?.id;
	if (column === undefined) return [];
	const found = new Set(texts.map((parts) => parts[part] ?? ''));
	const missing = found.delete('');
	return [
		found.size === 0 ? { column, kind: 'missing' } : { column, kind: 'in', values: [...found], missing },
	];
}
