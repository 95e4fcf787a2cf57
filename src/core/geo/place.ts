import { country } from './countries.ts';
import type { MatchStatus } from './statuses.ts';
import type { Division, Divisions } from './divisions.ts';

/** Texts of one row; absent or blank parts are ignored. */
export interface PlaceParts {
	readonly country?: string | null;
	readonly province?: string | null;
	readonly city?: string | null;
	readonly district?: string | null;
	readonly address?: string | null;
}
export type PartName = keyof PlaceParts;

/** Where a row lies. */
export interface PlaceMatch {
	readonly status: MatchStatus;
	/** Deepest level known; `country` when only the country is. */
	readonly level: 'country' | Division['level'] | null;
	/** Code of the deepest division known: six digits, or ISO alpha-3 for a country; '' where nothing is. */
	readonly code: string;
	readonly province: string;
	readonly city: string;
	readonly district: string;
	/** ISO alpha-3, or ''. */
	readonly country: string;
	/** Divisions (or countries) among which the text does not decide, increasing. */
	readonly candidates: readonly string[];
	/** A part that could not be placed though others could: a city outside its province, an unknown town. */
	readonly unplaced: PartName | null;
	readonly source: 'fix' | 'country' | 'columns' | 'address' | 'none';
	/** Text a correction by hand is remembered under; '' where there is nothing to correct. */
	readonly key: string;
}

/** Nothing known. */
export const NOWHERE: PlaceMatch = {
	status: 'empty',
	level: null,
	code: '',
	province: '',
	city: '',
	district: '',
	country: '',
	candidates: [],
	unplaced: null,
	source: 'none',
	key: '',
};

/** The place that divisions say; several codes are an ambiguous one. */
export function placeOf(
	divisions: Divisions,
	codes: readonly string[],
	rest: Pick<PlaceMatch, 'unplaced' | 'source'>,
): PlaceMatch {
	const paths = codes.map((code) => divisions.path(code));
	const first = paths[0] ?? NOWHERE;
	const province = paths.every((path) => path.province === first.province) ? first.province : '';
	const city = province !== '' && paths.every((path) => path.city === first.city) ? first.city : '';
	const district = codes.length === 1 ? first.district : '';
	const level = district !== '' ? 'district' : city !== '' ? 'city' : province !== '' ? 'province' : null;
	const several = codes.length > 1;
	return {
		status: several ? 'ambiguous' : 'matched',
		level,
		code: district || city || province,
		...{ province, city, district, country: 'CHN' },
		candidates: several ? codes : [],
		...rest,
		key: '',
	};
}

/** China, without knowing where in it. */
export function inChina(source: PlaceMatch['source']): PlaceMatch {
	return { ...NOWHERE, status: 'matched', level: 'country', code: 'CHN', country: 'CHN', source };
}

/** Another country; '' = abroad, the country unknown. */
export function abroad(code: string, source: PlaceMatch['source']): PlaceMatch {
	return {
		...NOWHERE,
		status: 'foreign',
		level: code === '' ? null : 'country',
		code,
		country: code,
		source,
	};
}

/** The place a correction by hand names: a division code, ISO alpha-3, or a place abroad, which is its country here. */
export function fixedPlace(divisions: Divisions, code: string): PlaceMatch {
	const division = divisions.get(code);
	if (division) return placeOf(divisions, [division.code], { unplaced: null, source: 'fix' });
	if (code === 'CHN') return inChina('fix');
	const [nation = ''] = code.split(/[:-]/);
	return country(nation) ? abroad(nation, 'fix') : { ...NOWHERE, status: 'unresolved' };
}
