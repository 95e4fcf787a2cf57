import type { LngLat } from './datum.ts';
import { loadFirstLevels, type FirstLevels } from './first-levels.ts';
import { wordsOf } from './latin.ts';
import { isHan, normalised } from './text.ts';

/** A city of another country. GeoNames, CC BY 4.0. */
export interface City {
	/** Country (ISO alpha-3), name and state as GeoNames has them: `USA:Springfield:MO`. */
	readonly code: string;
	readonly name: string;
	/** Chinese name, '' where none is known. */
	readonly chinese: string;
	readonly country: string;
	/** Unit of the first level of its country that it lies in; '' where none is known. */
	readonly first: string;
	/** Degrees of its middle. */
	readonly place: LngLat;
	/** Thousands of people. */
	readonly people: number;
}

let loaded: Promise<Cities> | null = null;

/** Cities of other countries with 15,000 inhabitants (300 KB compressed), loaded once, when first asked for. */
export function loadCities(): Promise<Cities> {
	loaded ??= Promise.all([import('./data/cities.ts'), loadFirstLevels()]).then(
		([{ CITY_ROWS }, firstLevels]) => new Cities(CITY_ROWS, firstLevels),
	);
	return loaded;
}

/** Names of cities of the world, with former and foreign ones. */
export class Cities {
	readonly #byCode = new Map<string, City>();
	readonly #byName = new Map<string, City[]>();
	readonly firstLevels: FirstLevels;

	constructor(rows: string, firstLevels: FirstLevels) {
		this.firstLevels = firstLevels;
		let country = '';
		for (const row of rows.split('\n')) {
			if (row.includes('|')) this.#add(country, row);
			else country = row;
		}
	}

	#add(country: string, row: string): void {
		const [name = '', state = '', x, y, people, others = '', own] = row.split('|');
		const names = [name, ...others.split(' ').filter(Boolean)];
		const city: City = {
			code: `${country}:${name}:${state}`,
			name,
			chinese: names.find(isHan) ?? '',
			country,
			first: own ? `${country}-${own}` : this.firstLevels.ofState(country, state),
			place: [Number(x) / 100, Number(y) / 100],
			people: Number(people),
		};
		this.#byCode.set(city.code, city);
		for (const key of new Set(names.map(keyOf))) {
			const known = this.#byName.get(key);
			if (known) known.push(city);
			else this.#byName.set(key, [city]);
		}
	}

	get all(): readonly City[] {
		return [...this.#byCode.values()];
	}

	get(code: string): City | null {
		return this.#byCode.get(code) ?? null;
	}

	/** Cities of a country, largest first. */
	of(country: string): readonly City[] {
		return this.all.filter((city) => city.country === country);
	}

	/**
	 * Cities of a name, largest first: of a country where it is known, else everywhere. "Boston, MA" and "City of Boston" are
	 * Boston; of a longer Chinese text the longest name it begins with counts, whatever stands before it.
	 */
	find(text: string, country = ''): readonly City[] {
		for (const key of keysIn(text)) {
			const found = (this.#byName.get(key) ?? []).filter(
				(city) => country === '' || city.country === country,
			);
			if (found.length > 0) return found.sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1));
		}
		return [];
	}

	/** Cities of a country whose names differ from a text by a letter or two, the nearest first, then the largest. */
	near(text: string, country: string): readonly City[] {
		const key = keyOf(text);
		const most = key.length > 5 ? 2 : 1;
		if (key.length < 3 || isHan(key)) return [];
		const found = new Map<City, number>();
		for (const [name, cities] of this.#byName) {
			if (Math.abs(name.length - key.length) > most || isHan(name)) continue;
			const own = cities.filter((city) => city.country === country);
			const far = own.length > 0 ? lettersApart(name, key) : Infinity;
			if (far > most) continue;
			for (const city of own) found.set(city, Math.min(far, found.get(city) ?? Infinity));
		}
		return [...found]
			.sort(([a, x], [b, y]) => x - y || b.people - a.people || (a.code < b.code ? -1 : 1))
			.map(([city]) => city);
	}
}

/** Least letters to change, add or leave out (Levenshtein 1966). */
function lettersApart(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}

/** What to look a text up by, the most exact first. */
function keysIn(text: string): string[] {
	if (!isHan(text)) return [text, ...text.split(/[,;/()]/)].map(keyOf).filter(Boolean);
	const plain = normalised(text);
	const keys = [keyOf(text)];
	for (let from = 0; from < Math.min(plain.length, 12); from++)
		for (let to = Math.min(plain.length, from + 8); to > from + 1; to--) keys.push(plain.slice(from, to));
	return keys;
}

/** Lower case without accents, spaces and the word city; Chinese without 市. */
function keyOf(name: string): string {
	if (isHan(name)) return normalised(name).replace(/(?<=..)市$/u, '');
	const words = wordsOf(name).map((word) => (word === 'st' ? 'saint' : word));
	const bare = words.filter((word, i) => word !== 'city' && !(word === 'of' && words[i - 1] === 'city'));
	return (bare.length > 0 ? bare : words).join('');
}
