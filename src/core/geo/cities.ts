import type { LngLat } from './datum.ts';
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
	/** Degrees of its middle. */
	readonly place: LngLat;
	/** Thousands of people. */
	readonly people: number;
}

let loaded: Promise<Cities> | null = null;

/** Cities of other countries with 15,000 inhabitants (300 KB compressed), loaded once, when first asked for. */
export function loadCities(): Promise<Cities> {
	loaded ??= import('./data/cities.ts').then(({ CITY_ROWS }) => new Cities(CITY_ROWS));
	return loaded;
}

/** Names of cities of the world, with former and foreign ones. */
export class Cities {
	readonly #byCode = new Map<string, City>();
	readonly #byName = new Map<string, City[]>();

	constructor(rows: string) {
		let country = '';
		for (const row of rows.split('\n')) {
			if (row.includes('|')) this.#add(country, row);
			else country = row;
		}
	}

	#add(country: string, row: string): void {
		const [name = '', state = '', x, y, people, others = ''] = row.split('|');
		const names = [name, ...others.split(' ').filter(Boolean)];
		const city: City = {
			code: `${country}:${name}:${state}`,
			name,
			chinese: names.find(isHan) ?? '',
			country,
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

	get(code: string): City | null {
		return this.#byCode.get(code) ?? null;
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
