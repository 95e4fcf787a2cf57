import type { LngLat } from './datum.ts';
import { wordsOf } from './latin.ts';
import { isHan, normalised } from './text.ts';

/** A unit of the first level of another country: a state, a Land, a prefecture. Natural Earth, public domain. */
export interface FirstLevel {
	/** ISO alpha-3 of its country and its own code, of ISO 3166-2 where that has one: `USA-CA`. */
	readonly code: string;
	readonly name: { readonly 'zh-CN': string; readonly en: string };
	readonly country: string;
	/** Degrees of a place within it. */
	readonly place: LngLat;
}

let loaded: Promise<FirstLevels> | null = null;

/** First level of the countries but China (90 KB compressed), loaded once, when first asked for. */
export function loadFirstLevels(): Promise<FirstLevels> {
	loaded ??= import('./data/first-levels.ts').then(
		({ FIRST_LEVEL_ROWS }) => new FirstLevels(FIRST_LEVEL_ROWS),
	);
	return loaded;
}

/** Names of the units of the first level of the countries but China. */
export class FirstLevels {
	/** Increasing by code. */
	readonly all: readonly FirstLevel[];
	readonly #byCode = new Map<string, FirstLevel>();
	readonly #byName = new Map<string, FirstLevel[]>();
	readonly #byState = new Map<string, string>();

	constructor(rows: string) {
		this.all = rows.split('\n').map((row) => this.#add(row));
	}

	#add(row: string): FirstLevel {
		const [code = '', chinese = '', english = '', local = '', x, y, states = ''] = row.split('|');
		const country = code.slice(0, 3);
		const unit: FirstLevel = {
			...{ code, country, name: { 'zh-CN': chinese || english, en: english } },
			place: [Number(x) / 100, Number(y) / 100],
		};
		this.#byCode.set(code, unit);
		for (const state of states.split(' ').filter(Boolean)) this.#byState.set(`${country}:${state}`, code);
		const keys = new Set([chinese, english, local, code.slice(4)].map(keyOf).filter(Boolean));
		for (const key of keys) {
			const known = this.#byName.get(key);
			if (known) known.push(unit);
			else this.#byName.set(key, [unit]);
		}
		return unit;
	}

	get(code: string): FirstLevel | null {
		return this.#byCode.get(code) ?? null;
	}

	/** Code of the unit that a state of GeoNames lies in; '' where it lies in several. */
	ofState(country: string, state: string): string {
		return this.#byState.get(`${country}:${state}`) ?? '';
	}

	/** Units that a text names, at most one of a country. */
	named(text: string): readonly FirstLevel[] {
		const found = this.#byName.get(keyOf(text)) ?? [];
		return found.filter((unit) => found.every((other) => other === unit || other.country !== unit.country));
	}

	/** The unit of a country that a text names: its name in Chinese, English or the country's language, or its code. */
	find(text: string, country: string): FirstLevel | null {
		return this.named(text).find((unit) => unit.country === country) ?? null;
	}
}

/** Lower case without accents and the word for what it is; Chinese without 州, 省, 县, 府, 邦, 道. */
function keyOf(name: string): string {
	if (isHan(name)) return normalised(name).replace(/(?<=..)[州省县府邦道区]$/u, '');
	const words = wordsOf(name);
	const bare = words.filter((word) => !/^(state|province|prefecture|of)$/.test(word));
	return (bare.length > 0 ? bare : words).join('');
}
