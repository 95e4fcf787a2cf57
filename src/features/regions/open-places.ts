import { COUNTRIES, countryName, type Cities, type OpenPlace, type PartName } from '#src/core/geo/index.ts';
import { columnWithRole, type FilterCondition, type RoleId } from '#src/core/model/index.ts';
import { filterView, rowIdAt, rowOfId, type Table } from '#src/core/table/index.ts';
import { m, type Locale } from '#src/i18n/index.ts';
import type { RegionState } from '#src/state/regions/region-state.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Option } from '#src/ui/index.ts';

/** Columns that name a place; addresses mostly differ from customer to customer. */
const COLUMNS: readonly PartName[] = ['country', 'province', 'city', 'district'];

/** Cities abroad that are offered: the largest of a country. */
const LARGEST = 400;

/** Every province and city of China where customers are there, and every country, for a text that no candidate fits. */
export function everywhere(regions: RegionState, locale: Locale): Option[] {
	const countries = COUNTRIES.map(({ code, name }) => ({
		value: code,
		label: name[locale],
		keywords: `${name.en} ${name['zh-CN']} ${code}`,
		group: m.regions_open_countries(),
	}));
	const isInChina = regions.hasChina || !regions.hasAbroad;
	return isInChina ? [...divisionOptions(regions, locale), ...countries] : countries;
}

/** Units of the first level of a country and its largest cities; within one unit where the text names it. */
function placesIn(code: string, cities: Cities, locale: Locale): Option[] {
	const country = code.slice(0, 3);
	const group = countryName(country, locale);
	const isWithin = (first: string) => code.length === 3 || code.includes(':') || first === code;
	const units = cities.firstLevels.all
		.filter((unit) => unit.country === country && isWithin(unit.code))
		.map(({ code: value, name }) => ({ value, label: name[locale], keywords: name.en, group }));
	const towns = cities.of(country).filter(({ first }) => isWithin(first));
	return [
		...units,
		...towns.slice(0, LARGEST).map(({ code: value, name, chinese, first }) => ({
			value,
			label: locale === 'zh-CN' && chinese ? chinese : name,
			detail: cities.firstLevels.get(first)?.name[locale] ?? '',
			keywords: `${name} ${chinese}`,
			group,
		})),
	];
}

function divisionOptions({ divisions }: RegionState, locale: Locale): Option[] {
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

/** What a text may mean: its candidates first, then places of its country abroad once these are known, then everywhere. */
export function optionsFor(
	regions: RegionState,
	place: OpenPlace,
	all: readonly Option[],
	cities: Cities | null,
	locale: Locale,
): Option[] {
	const candidates = place.candidates.map((code) => ({
		value: code,
		label: pathName(regions, code, locale),
		group: m.regions_open_candidates(),
	}));
	const known = new Set(place.candidates);
	const abroad = cities && isAbroad(place) ? placesIn(place.code, cities, locale) : [];
	return [...candidates, ...[...abroad, ...all].filter(({ value }) => !known.has(value))];
}

/** Whether a text is known to name something in another country. */
export function isAbroad({ code }: OpenPlace): boolean {
	return /^[A-Z]{3}/.test(code) && !code.startsWith('CHN');
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
