import { PROVINCE_ABBREVIATIONS } from './aliases.ts';
import { NOTHING, inOrAbove, readChain, type ReadOptions, type Reading } from './chain.ts';
import { buildNames } from './chinese-names.ts';
import { foreignAmong, foreignStart } from './countries.ts';
import type { Divisions } from './divisions.ts';
import { LatinNames } from './latin.ts';
import { readNation } from './nation.ts';
import {
	abroad,
	fixedPlace,
	inChina,
	NOWHERE,
	placeOf,
	type PartName,
	type PlaceMatch,
	type PlaceParts,
} from './place.ts';
import { isHan, meaningful, normalised, tidy } from './text.ts';

export interface Matcher {
	/** Places one row. `fixes`: key of a match (its source text, or province / part unplaced) → division code or ISO alpha-3. */
	match(parts: PlaceParts, fixes?: Readonly<Record<string, string>>): PlaceMatch;
}

const ABROAD = new Set(['海外', '国外', '境外', '外国', '其他国家']);
const PARTS = ['province', 'city', 'district', 'address'] as const;

const abbreviations = new Map<string, string>();
for (const match of PROVINCE_ABBREVIATIONS.matchAll(/(\D)(\d{6})/gu))
	abbreviations.set(match[1] ?? '', match[2] ?? '');

/** What a row says about its place: the columns that name it, else the address. */
export function sourceText(parts: PlaceParts): string {
	const columns = [parts.country, parts.province, parts.city, parts.district]
		.map((text) => tidy(text ?? ''))
		.filter(Boolean);
	return columns.length > 0 ? columns.join(' / ') : tidy(parts.address ?? '');
}

/** Builds a matcher; takes about 30 ms, then some 10 µs a row. */
export function createMatcher(divisions: Divisions): Matcher {
	const trie = buildNames(divisions);
	const latin = new LatinNames(divisions);

	function read(text: string, options: ReadOptions): Reading {
		if (!isHan(text)) {
			const code = /^\d{6}(\d{3}|\d{6})?$/.test(text) ? divisions.get(text)?.code : undefined;
			const allowed =
				code !== undefined &&
				(options.within === null || options.within.some((each) => inOrAbove(code, each)));
			return code !== undefined && allowed
				? { ...NOTHING, codes: [code], score: 20 }
				: latin.read(text, options);
		}
		const plain = normalised(text);
		const single = plain.length === 1 ? abbreviations.get(plain) : undefined;
		return single === undefined ? readChain(trie, plain, options) : { ...NOTHING, codes: [single], score: 6 };
	}

	function place(parts: PlaceParts): PlaceMatch {
		const nation = readNation(parts);
		if (nation.result) return nation.result;
		const found = readParts(parts, read, nation.within);
		if (found.foreign !== null) return abroad(found.foreign, found.source);
		const { codes, unplaced, source, said } = found;
		if (codes.length > 0) return placeOf(divisions, codes, { unplaced, source });
		if (said) return { ...NOWHERE, status: 'unresolved', unplaced, country: nation.code };
		return nation.code === 'CHN' ? inChina('country') : NOWHERE;
	}

	return {
		match(parts, fixes) {
			const fix = fixes?.[sourceText(parts)];
			if (fix !== undefined) return fixedPlace(divisions, fix);
			const match = place(parts);
			if (match.status === 'ambiguous' || match.status === 'unresolved')
				return { ...match, key: sourceText(parts) };
			if (match.status !== 'matched' || match.unplaced === null) return match;
			const key = [divisions.name(match.province, 'zh-CN'), tidy(parts[match.unplaced] ?? '')]
				.filter(Boolean)
				.join(' / ');
			const partial = fixes?.[key];
			return partial === undefined ? { ...match, key } : fixedPlace(divisions, partial);
		},
	};
}

interface Found {
	readonly codes: readonly string[];
	readonly unplaced: PartName | null;
	readonly source: PlaceMatch['source'];
	readonly foreign: string | null;
	readonly said: boolean;
}

function readParts(
	parts: PlaceParts,
	read: (text: string, options: ReadOptions) => Reading,
	start: readonly string[] | null,
): Found {
	let codes = start;
	let unplaced: PartName | null = null;
	let source: PlaceMatch['source'] = start ? 'country' : 'none';
	let said = false;
	for (const part of PARTS) {
		const text = meaningful(parts[part]);
		if (text === '') continue;
		said = true;
		const reading = read(text, { within: codes, prefer: part === 'address' ? null : part });
		if (codes === null) {
			const outside = abroadOf(text, reading);
			if (outside !== null) return { codes: [], unplaced, source: 'columns', foreign: outside, said };
		}
		if (reading.codes.length === 0) {
			if (part !== 'address' || codes === null) unplaced ??= part;
			continue;
		}
		codes = codes === null ? reading.codes : narrowed(codes, reading.codes);
		source = part === 'address' && source === 'none' ? 'address' : source === 'address' ? source : 'columns';
	}
	return { codes: codes ?? [], unplaced, source, foreign: null, said };
}

/** The deeper of each compatible pair. */
function narrowed(known: readonly string[], read: readonly string[]): readonly string[] {
	const deeper = new Set<string>();
	for (const a of known)
		for (const b of read) if (inOrAbove(a, b)) deeper.add(significant(a) >= significant(b) ? a : b);
	return [...deeper].sort();
}

function significant(code: string): number {
	return code.endsWith('0000') ? 2 : code.endsWith('00') ? 4 : 6;
}

function abroadOf(text: string, reading: Reading): string | null {
	if (ABROAD.has(text)) return '';
	if (!isHan(text)) return reading.score >= 9 ? null : foreignAmong(reading.rest ?? []);
	const found = foreignStart(normalised(text));
	if (!found) return null;
	return reading.codes.length > 0 && reading.start === 0 && reading.end >= found.length ? null : found.code;
}
