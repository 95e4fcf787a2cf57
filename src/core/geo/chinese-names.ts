import { CHINESE_ALIASES } from './aliases.ts';
import type { Division, Divisions } from './divisions.ts';
import { fullVariants, looseVariants } from './names.ts';
import { Trie } from './trie.ts';

const FULL = { province: 10, city: 9, district: 8 } as const;
const SHORT = { province: 6, city: 5, district: 3 } as const;
const LOOSE = { province: 2, city: 2.5, district: 3.5 } as const;

/** Builds the trie of all Chinese names: full, short, variants, aliases. */
export function buildNames(divisions: Divisions): Trie {
	const trie = new Trie();
	for (const division of divisions.all) addDivision(trie, division);
	for (const { code, names } of readAliases(CHINESE_ALIASES)) {
		const division = divisions.get(code);
		if (!division) continue;
		const { level } = division;
		for (const name of names) {
			const full = /[省市区县州盟旗]$/u.test(name) && name.length > 2;
			trie.add(name, { division, full, weight: full ? aliasWeight(name, level) : SHORT[level] });
		}
	}
	return trie;
}

function addDivision(trie: Trie, division: Division): void {
	const { level, name, short } = division;
	trie.add(name, { division, full: true, weight: FULL[level] });
	for (const variant of fullVariants(name, short))
		trie.add(variant, { division, full: true, weight: FULL[level] - 0.5 });
	if (level !== 'province') {
		for (const variant of looseVariants(name, short, level === 'city')) {
			trie.add(variant, { division, full: true, weight: LOOSE[level] });
		}
	}
	if (short !== name) trie.add(short, { division, full: false, weight: SHORT[level] });
}

/** 莱芜市 names a district today but is as strong as the name of a city was. */
function aliasWeight(name: string, level: Division['level']): number {
	return level === 'district' && !name.endsWith('市') ? FULL.district - 0.5 : FULL[level] - 0.5;
}

/** Reads `code name name …` lines. */
export function readAliases(text: string): readonly { code: string; names: readonly string[] }[] {
	return text
		.trim()
		.split('\n')
		.map((line) => {
			const [code = '', ...names] = line.trim().split(' ');
			return { code, names };
		});
}
