import { LATIN_ALIASES } from './aliases.ts';
import { inOrAbove, NOTHING, type ReadOptions, type Reading } from './chain.ts';
import type { Division, Divisions } from './divisions.ts';
import { readAliases } from './chinese-names.ts';

const WEIGHT = { province: 6, city: 5, district: 3 } as const;
/** Words that name a level or lead nowhere; they may stand between the names. */
const LEVEL_WORDS = new Set(
	'district city province prefecture county municipality autonomous region sar special administrative town area republic peoples people s of the pr prc p r china cn sheng shi qu xian zhou diqu zizhiqu zizhizhou meng qi'.split(
		' ',
	),
);
/** A name before one of these is part of a road or an institution. */
const GOES_ON = new Set(
	'road rd street st avenue ave lu jie dajie dadao lane xiang building bank university hotel plaza tower company co ltd east west south north middle dong xi nan bei zhong'.split(
		' ',
	),
);
const PEOPLES = new Set(
	'hui uygur uyghur zhuang tibetan mongol mongolian miao dong tujia yi bai dai'.split(' '),
);
const LONGEST = 6;

interface Found {
	readonly divisions: readonly Division[];
}

/** Pinyin and English names, spaces and apostrophes removed → divisions. */
export class LatinNames {
	readonly #byName = new Map<string, Division[]>();
	readonly #divisions: Divisions;

	constructor(divisions: Divisions) {
		this.#divisions = divisions;
		for (const division of divisions.all) {
			const bare = division.english
				.replace(/\(.*?\)/g, '')
				.replace(division.code.startsWith('81') ? /^$/ : / (County|City)$/, '');
			this.#add(bare, division);
			for (const inner of division.english.match(/(?<=\().*?(?=\))/g) ?? []) this.#add(inner, division);
		}
		for (const { code, names } of readAliases(LATIN_ALIASES)) {
			const division = divisions.get(code);
			if (division) for (const name of names) this.#add(name, division);
		}
	}

	#add(name: string, division: Division): void {
		const key = joined(name);
		const known = this.#byName.get(key);
		if (!known) this.#byName.set(key, [division]);
		else if (!known.includes(division)) known.push(division);
	}

	/** Reads a Latin text in any order: "Nanshan District, Shenzhen", "Guang Dong Sheng Shen Zhen Shi". */
	read(text: string, options: ReadOptions): Reading {
		const { found, rest } = this.#find(text, options.within);
		if (found.length === 0) return { ...NOTHING, rest };
		let best = 0;
		let codes: string[] = [];
		for (const candidate of new Set(found.flatMap((each) => each.divisions))) {
			const score = this.#score(candidate, found) + (options.prefer === candidate.level ? 4 : 0);
			if (score > best) [best, codes] = [score, [candidate.code]];
			else if (score === best) codes.push(candidate.code);
		}
		const lone = found.length === 1 && codes.every((code) => this.#divisions.get(code)?.level === 'district');
		if (lone && rest.length > 0 && options.within === null) return { ...NOTHING, rest };
		return { ...NOTHING, codes: codes.sort(), score: best, rest };
	}

	/** Weight of a candidate and of the names that lie above it; a name that contradicts it costs. */
	#score(candidate: Division, found: readonly Found[]): number {
		let score = 0;
		let named = false;
		for (const { divisions } of found) {
			if (!named && divisions.includes(candidate)) {
				named = true;
				score += WEIGHT[candidate.level];
				continue;
			}
			const over = divisions
				.filter((each) => each !== candidate && above(each, candidate))
				.map((each) => WEIGHT[each.level]);
			score += over.length > 0 ? Math.max(...over) : divisions.includes(candidate) ? 1 : -0.5;
		}
		return score;
	}

	#find(text: string, within: readonly string[] | null): { found: Found[]; rest: string[] } {
		const words = wordsOf(text);
		const found: Found[] = [];
		const rest: string[] = [];
		for (let i = 0; i < words.length;) {
			const hit = this.#longest(words, i, within);
			if (hit && !GOES_ON.has(words[i + hit.length] ?? '')) {
				found.push({ divisions: ofLevel(hit.divisions, words[i + hit.length]) });
				i += hit.length;
				continue;
			}
			const word = words[i] ?? '';
			if (word === 'new' && words[i + 1] === 'area') {
				i++;
				continue;
			}
			if (!LEVEL_WORDS.has(word) && !PEOPLES.has(word)) rest.push(word);
			i += hit ? hit.length : 1;
		}
		return { found, rest };
	}

	#longest(words: readonly string[], from: number, within: readonly string[] | null) {
		if (from > 0 && words[from] === 'xian') {
			const before = this.#byName.get(words[from - 1] ?? '');
			if (!before?.some((each) => each.level === 'province')) return null;
		}
		for (let length = Math.min(LONGEST, words.length - from); length > 0; length--) {
			const key = words.slice(from, from + length).join('');
			if (length === 1 && LEVEL_WORDS.has(key) && key !== 'xian') continue;
			const all = this.#byName.get(key);
			const divisions = within
				? all?.filter((each) => within.some((code) => inOrAbove(each.code, code)))
				: all;
			if (divisions && divisions.length > 0) return { divisions, length };
		}
		return null;
	}
}

/** “Chaoyang District” says which Chaoyang is meant, also in a column of cities. */
function ofLevel(divisions: readonly Division[], word: string | undefined): readonly Division[] {
	if (word !== 'district' && word !== 'province') return divisions;
	const meant = divisions.filter(({ level }) => level === word);
	return meant.length > 0 ? meant : divisions;
}

function above(upper: Division, lower: Division): boolean {
	if (upper.code === lower.parent) return true;
	return upper.level === 'province' && upper.code.slice(0, 2) === lower.code.slice(0, 2);
}

function joined(name: string): string {
	return wordsOf(name).join('');
}

/** Lower-case words without accents and apostrophes. */
export function wordsOf(text: string): string[] {
	const plain = text
		.normalize('NFD')
		.replace(/[\u0300-\u036f'’`]/g, '')
		.toLowerCase();
	return plain.match(/[a-z]+/g) ?? [];
}
