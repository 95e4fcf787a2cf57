import { matchCountry } from './countries.ts';
import { abroad, NOWHERE, type PlaceMatch, type PlaceParts } from './place.ts';
import { meaningful } from './text.ts';

const PARTS = ['province', 'city', 'district', 'address'] as const;

/** What the country column says: a final answer, or divisions in which the rest is to be read. */
export function readNation(parts: PlaceParts): {
	result: PlaceMatch | null;
	within: readonly string[] | null;
	code: string;
} {
	const text = meaningful(parts.country);
	const match = text === '' ? null : matchCountry(text);
	if (match === null || match.status === 'empty') return { result: null, within: null, code: '' };
	if (match.status === 'ambiguous') {
		return {
			result: { ...NOWHERE, status: 'ambiguous', candidates: match.candidates, source: 'country' },
			within: null,
			code: '',
		};
	}
	const alone = PARTS.every((part) => meaningful(parts[part]) === '');
	if (match.status === 'unresolved') {
		return {
			result: alone ? { ...NOWHERE, status: 'unresolved', unplaced: 'country' } : null,
			within: null,
			code: '',
		};
	}
	if (match.code !== 'CHN') return { result: abroad(match.code, 'country'), within: null, code: match.code };
	const special = specialRegion(text);
	return { result: null, within: special ? [special] : null, code: 'CHN' };
}

function specialRegion(text: string): string | null {
	if (/香港|hong\s?kong|^hkg?$/i.test(text)) return '810000';
	if (/澳门|澳門|maca[uo]|^mac|^mo$/i.test(text)) return '820000';
	return /台湾|臺灣|taiwan|taipei|^twn?$/i.test(text) ? '710000' : null;
}
