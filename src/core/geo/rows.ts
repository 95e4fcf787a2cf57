import { COUNTRIES } from './countries.ts';
import type { RowTowns } from './towns.ts';
import type { Matcher } from './matcher.ts';
import type { PartName, PlaceMatch, PlaceParts } from './place.ts';
import { STATUSES } from './statuses.ts';

/** A text column as distinct texts and one index per row; −1 = no value. */
export interface TextCodes {
	readonly texts: readonly string[];
	readonly codes: Int32Array;
}

export interface RowsRequest {
	readonly rows: number;
	readonly columns: { readonly [P in PartName]?: TextCodes };
	/** Source text → division code or ISO alpha-3; applied before anything is read. */
	readonly fixes: Readonly<Record<string, string>>;
}

/** A distinct source text that needs a look. */
export interface OpenPlace {
	/** Key under which a correction is remembered. */
	readonly text: string;
	/**
	 * `partial`: placed as far as the columns agree, `unplaced` names the part that does not fit. `ranked`: placed in the largest of
	 * several cities abroad.
	 */
	readonly kind: 'ambiguous' | 'unresolved' | 'partial' | 'ranked';
	readonly unplaced: PartName | null;
	/** Deepest code known, or ''. */
	readonly code: string;
	readonly candidates: readonly string[];
	readonly rows: number;
	/** The first of these rows, at most three. */
	readonly examples: readonly number[];
	/** What stands in the columns of these rows: the different combinations, blank parts as null. */
	readonly texts: readonly PlaceParts[];
}

/** Places of all rows. Codes are numbers of six digits, 0 = none. */
export interface RowPlaces {
	readonly province: Int32Array;
	readonly city: Int32Array;
	readonly district: Int32Array;
	/** Index into `COUNTRIES` (increasing by alpha-3), −1 = none. */
	readonly country: Int16Array;
	/** Index into `STATUSES`. */
	readonly status: Uint8Array;
	/** Rows per status, in the order of `STATUSES`. */
	readonly counts: readonly number[];
	/** Distinct texts to look at: most rows first, then by text. */
	readonly open: readonly OpenPlace[];
	/** Cities abroad; not given = no row lies abroad. */
	readonly towns?: RowTowns;
}

const PARTS: readonly PartName[] = ['country', 'province', 'city', 'district', 'address'];
const countryIndex = new Map(COUNTRIES.map(({ code }, index) => [code, index]));
const EVERY = 4096;
const EXAMPLES = 3;

interface Combination {
	readonly match: PlaceMatch;
	readonly parts: PlaceParts;
	readonly examples: number[];
	rows: number;
}

/** Places of rows that nothing is said of. */
export function noPlaces(rows: number): RowPlaces {
	const none = () => new Int32Array(rows);
	return {
		...{ province: none(), city: none(), district: none(), open: [] },
		country: new Int16Array(rows).fill(-1),
		status: new Uint8Array(rows).fill(STATUSES.indexOf('empty')),
		counts: STATUSES.map((status) => (status === 'empty' ? rows : 0)),
	};
}

/**
 * Places every row of a table; each distinct combination of texts is read once, so the result depends on nothing but
 * the texts. Calls `onRows` now and then with the number of rows done.
 */
export function matchRows(
	matcher: Matcher,
	request: RowsRequest,
	onRows?: (done: number) => void,
): RowPlaces {
	const { rows } = request;
	const places = {
		province: new Int32Array(rows),
		city: new Int32Array(rows),
		district: new Int32Array(rows),
		country: new Int16Array(rows).fill(-1),
		status: new Uint8Array(rows),
	};
	const combinations = new Map<number | string, Combination>();
	const keyOf = combinationKey(request);
	for (let row = 0; row < rows; row++) {
		const key = keyOf(row);
		let combination = combinations.get(key);
		if (!combination) {
			const parts = partsOf(request, row);
			combination = { match: matcher.match(parts, request.fixes), parts, examples: [], rows: 0 };
			combinations.set(key, combination);
		}
		combination.rows++;
		if (combination.examples.length < EXAMPLES) combination.examples.push(row);
		const { match } = combination;
		places.province[row] = Number(match.province);
		places.city[row] = Number(match.city);
		places.district[row] = Number(match.district);
		places.country[row] = countryIndex.get(match.country) ?? -1;
		places.status[row] = STATUSES.indexOf(match.status);
		if (onRows && row % EVERY === EVERY - 1) onRows(row + 1);
	}
	const counts = STATUSES.map(() => 0);
	for (const status of places.status) counts[status] = (counts[status] ?? 0) + 1;
	return { ...places, counts, open: openPlaces(combinations.values()) };
}

/** One number per combination where the dictionaries are small enough, else a text. */
function combinationKey({ columns }: RowsRequest): (row: number) => number | string {
	const present = PARTS.map((part) => columns[part]).filter((column) => column !== undefined);
	const product = present.reduce((size, { texts }) => size * (texts.length + 1), 1);
	if (product > Number.MAX_SAFE_INTEGER) return (row) => present.map(({ codes }) => codes[row] ?? -1).join();
	return (row) => {
		let key = 0;
		for (const { texts, codes } of present) key = key * (texts.length + 1) + (codes[row] ?? -1) + 1;
		return key;
	};
}

/** What the columns say of a row. */
export function partsOf({ columns }: RowsRequest, row: number): PlaceParts {
	const parts: { [P in PartName]?: string | null } = {};
	for (const part of PARTS) {
		const column = columns[part];
		if (column) parts[part] = column.texts[column.codes[row] ?? -1] ?? null;
	}
	return parts;
}

function openPlaces(combinations: Iterable<Combination>): readonly OpenPlace[] {
	const found: OpenPlace[] = [];
	for (const { match, parts, rows, examples } of combinations) {
		const { key: text, unplaced, code, candidates } = match;
		const kind = openKind(match);
		if (kind === null || text === '') continue;
		found.push({ text, kind, unplaced, code, candidates, rows, examples, texts: [parts] });
	}
	return gathered(found);
}

/** Places to look at, each text once: most rows first, then by text. */
export function gathered(places: Iterable<OpenPlace>): readonly OpenPlace[] {
	const byText = new Map<string, OpenPlace & { readonly texts: PlaceParts[] }>();
	for (const place of places) {
		const known = byText.get(place.text);
		const own = { ...place, texts: [...place.texts] };
		byText.set(place.text, known ? joined(known, own) : own);
	}
	for (const { texts } of byText.values()) sortTexts(texts);
	return [...byText.values()].sort((a, b) => b.rows - a.rows || (a.text < b.text ? -1 : 1));
}

/** The same text under two spellings of its province. */
function joined<P extends OpenPlace & { readonly texts: PlaceParts[] }>(known: P, more: P): P {
	const examples = [...known.examples, ...more.examples].sort((a, b) => a - b).slice(0, EXAMPLES);
	known.texts.push(...more.texts);
	return { ...known, rows: known.rows + more.rows, examples };
}

/** Puts texts into an order that does not depend on the rows they stand in. */
function sortTexts(texts: PlaceParts[]): void {
	if (texts.length < 2) return;
	const keys = new Map(texts.map((parts) => [parts, PARTS.map((part) => parts[part] ?? '').join('\t')]));
	const keyOf = (parts: PlaceParts) => keys.get(parts) ?? '';
	texts.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

function openKind(match: PlaceMatch): OpenPlace['kind'] | null {
	if (match.status === 'ambiguous' || match.status === 'unresolved') return match.status;
	return match.status === 'matched' && match.unplaced !== null ? 'partial' : null;
}
