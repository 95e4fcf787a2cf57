import type { DivisionLevel, Divisions } from './divisions.ts';

/** Which units share a border. */
export interface Borders {
	/** Codes of the units, increasing. */
	readonly codes: readonly string[];
	/** Numbers of two units that touch, two by two, the smaller first. */
	readonly pairs: Uint32Array;
}

let loaded: Promise<Borders> | null = null;

/** The borders of the counties of China (14 KB compressed), from the boundaries before they were simplified; loaded once. */
export function loadBorders(): Promise<Borders> {
	loaded ??= import('./data/borders.ts').then(({ BORDER_ROWS }) => readBorders(BORDER_ROWS));
	return loaded;
}

let loadedAbroad: Promise<Borders> | null = null;

/**
 * The borders of the countries, and of the units of the first level (20 KB compressed), as they are drawn; loaded once. A unit and
 * a country have none with each other.
 */
export function loadBordersAbroad(): Promise<Borders> {
	loadedAbroad ??= import('./data/borders-abroad.ts').then(({ BORDER_ABROAD_ROWS }) =>
		readBorders(BORDER_ABROAD_ROWS),
	);
	return loadedAbroad;
}

/** Borders among some areas, from all that are known; areas of different sources have none. */
export function bordersAmong(codes: readonly string[], sources: readonly Borders[]): Borders {
	const numberOf = new Map(codes.map((code, number) => [code, number]));
	const found: number[] = [];
	for (const { codes: known, pairs } of sources) {
		const numbers = known.map((code) => numberOf.get(code) ?? -1);
		for (let i = 0; i < pairs.length; i += 2) {
			const [a, b] = [numbers[pairs[i] as number] as number, numbers[pairs[i + 1] as number] as number];
			if (a >= 0 && b >= 0) found.push(Math.min(a, b), Math.max(a, b));
		}
	}
	return { codes, pairs: Uint32Array.from(found) };
}

/**
 * Borders of larger units, from those of the units they are made of.
 *
 * @param unitOf code of the larger unit that a unit belongs to; '' leaves it out
 */
export function mergeBorders(borders: Borders, unitOf: (code: string) => string): Borders {
	const above = borders.codes.map(unitOf);
	const codes = [...new Set(above)].filter((code) => code !== '').sort();
	const numberOf = new Map(codes.map((code, number) => [code, number]));
	const touching = new Set<number>();
	for (let i = 0; i < borders.pairs.length; i += 2) {
		const a = numberOf.get(above[borders.pairs[i] as number] as string);
		const b = numberOf.get(above[borders.pairs[i + 1] as number] as string);
		if (a === undefined || b === undefined || a === b) continue;
		touching.add(Math.min(a, b) * codes.length + Math.max(a, b));
	}
	const pairs = [...touching]
		.sort((a, b) => a - b)
		.flatMap((pair) => [Math.floor(pair / codes.length), pair % codes.length]);
	return { codes, pairs: Uint32Array.from(pairs) };
}

/** Borders of the areas of a level; counties without a city stand for themselves beside the cities. */
export function bordersAt(borders: Borders, level: DivisionLevel, divisions: Divisions): Borders {
	return level === 'district' ? borders : mergeBorders(borders, (code) => divisions.path(code)[level]);
}

/** A line per unit: its code and how many lines further down its neighbours stand, in base 36. */
function readBorders(rows: string): Borders {
	const lines = rows.split('\n').map((line) => line.split(' '));
	const pairs = lines.flatMap(([, ...further], unit) =>
		further.flatMap((distance) => [unit, unit + Number.parseInt(distance, 36)]),
	);
	return { codes: lines.map(([code]) => code as string), pairs: Uint32Array.from(pairs) };
}
