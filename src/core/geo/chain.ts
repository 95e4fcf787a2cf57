import type { Division } from './divisions.ts';
import type { Trie } from './trie.ts';

/** A division named at a place of the text. */
interface Hit {
	readonly division: Division;
	readonly start: number;
	readonly end: number;
	readonly weight: number;
	readonly full: boolean;
}

/** The best reading of a text: one division, or several equally good ones. */
export interface Reading {
	/** Codes of the deepest divisions of the best chains, increasing. Empty = nothing found. */
	readonly codes: readonly string[];
	readonly score: number;
	/** Where the chain starts and ends in the normalised text. */
	readonly start: number;
	readonly end: number;
	/** Words of a Latin text that name nothing here. */
	readonly rest?: readonly string[];
}

export interface ReadOptions {
	/** Only divisions in, or above, these; null = anywhere. */
	readonly within: readonly string[] | null;
	/** Level the text should name; breaks ties such as 朝阳 (a city and two districts). */
	readonly prefer: Division['level'] | null;
}

export const NOTHING: Reading = { codes: [], score: 0, start: 0, end: 0 };

/** What makes a short name part of another name: a road, a town, a company. */
const NAME_GOES_ON =
	/^(?:[东西南北中新老大小前后上下内外一二三四五六七八九十]{0,2}(?:路|街|道|巷|弄|里弄|胡同|大道|大街|公路|高速|立交|环路)|镇|乡|村|屯|庄|街道|社区|小区|花园|新村|银行|分行|支行|大厦|大楼|广场|商场|商城|百货|公司|集团|酒店|宾馆|饭店|饭庄|菜馆|餐厅|会馆|大学|学院|中学|小学|医院|车站|火车站|东站|西站|南站|北站|机场|码头|大桥|公园|湖畔|山庄|华联|(?:实业|科技|电器|食品|贸易|电子|机械)(?![园城]))/u;
const TIE = 1e-9;
const PREFERRED = 4;

/** Reads one normalised text as a chain province → city → district. */
export function readChain(trie: Trie, text: string, options: ReadOptions): Reading {
	const hits = findHits(trie, text, options);
	const scores: number[] = [];
	const starts: number[] = [];
	let best = 0;
	hits.forEach((hit, index) => {
		let score = hit.weight - lateness(hit);
		let start = hit.start;
		for (let before = 0; before < index; before++) {
			const earlier = hits[before];
			if (!earlier || earlier.end > hit.start || !leadsTo(earlier.division, hit.division)) continue;
			const gap = hit.start - earlier.end;
			if (!hit.full && gap > 1) continue;
			const repeated = earlier.division.code === hit.division.code;
			const chained = (scores[before] ?? 0) + (repeated ? 1 : hit.weight) - Math.min(2, gap * 0.15);
			if (chained > score) {
				score = chained;
				start = starts[before] ?? start;
			}
		}
		scores.push(score);
		starts.push(start);
		best = Math.max(best, score);
	});
	if (best < 1.5) return NOTHING;
	return gather(hits, scores, starts, best);
}

function gather(
	hits: readonly Hit[],
	scores: readonly number[],
	starts: readonly number[],
	best: number,
): Reading {
	const codes = new Set<string>();
	let start = Infinity;
	let end = 0;
	hits.forEach((hit, index) => {
		if ((scores[index] ?? 0) < best - TIE) return;
		codes.add(hit.division.code);
		start = Math.min(start, starts[index] ?? 0);
		end = Math.max(end, hit.end);
	});
	return { codes: [...codes].sort(), score: best, start, end };
}

/** A lone name late in the text is weak evidence; a lone short district that does not open the text is none. */
function lateness(hit: Hit): number {
	if (hit.start > 0 && !hit.full && hit.division.level === 'district') return hit.weight;
	return Math.min(hit.full ? 3 : 4.5, hit.start * 0.25);
}

function leadsTo(above: Division, below: Division): boolean {
	if (above.code === below.code || above.code === below.parent) return true;
	return above.level === 'province' && above.code.slice(0, 2) === below.code.slice(0, 2);
}

function findHits(trie: Trie, text: string, options: ReadOptions): Hit[] {
	const hits: Hit[] = [];
	for (let start = 0; start < text.length; start++) {
		trie.walk(text, start, (end, entries) => {
			for (const { division, weight, full } of entries) {
				if (!allowed(division, options.within)) continue;
				if (!full && end < text.length && NAME_GOES_ON.test(text.slice(end, end + 6))) continue;
				hits.push({ division, start, end, weight, full });
			}
		});
	}
	return hits
		.filter((hit) => !hits.some((other) => swallows(other, hit)))
		.map((hit) => {
			const isPreferred = options.prefer === hit.division.level && !hits.some((each) => outspeaks(each, hit));
			return isPreferred ? { ...hit, weight: hit.weight + PREFERRED } : hit;
		})
		.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** 崇礼县 contains 礼县, but does not speak of it. */
function swallows(longer: Hit, hit: Hit): boolean {
	return longer.full && longer.start < hit.start && longer.end >= hit.end;
}

/** 朝阳区 says which 朝阳 is meant, also in a column of cities. */
function outspeaks(longer: Hit, hit: Hit): boolean {
	return longer.full && longer.start === hit.start && longer.end > hit.end && longer.weight > hit.weight;
}

function allowed(division: Division, within: readonly string[] | null): boolean {
	return within === null || within.some((code) => inOrAbove(division.code, code));
}

/** Whether a division lies in `code`, is it, or contains it. */
export function inOrAbove(division: string, code: string): boolean {
	const [a, b] = [stem(division), stem(code)];
	return a.startsWith(b) || b.startsWith(a);
}

function stem(code: string): string {
	if (code.endsWith('0000')) return code.slice(0, 2);
	return code.endsWith('00') ? code.slice(0, 4) : code;
}
