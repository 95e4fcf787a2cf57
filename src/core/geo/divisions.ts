import { shortName } from './names.ts';

/** Level of a division. Municipalities, Hong Kong and Macao are their own city. */
export type DivisionLevel = 'province' | 'city' | 'district';

/** One administrative division. */
export interface Division {
	/** Six digits of GB/T 2260; Hong Kong 810001–810018 and Taiwan 710100 … as commonly numbered. */
	readonly code: string;
	readonly level: DivisionLevel;
	/** Full Chinese name: 恩施土家族苗族自治州. */
	readonly name: string;
	/** Name without its level: 恩施. One-character names keep theirs: 蔚县. */
	readonly short: string;
	readonly english: string;
	/** Code of the division above; null for provinces. Districts of municipalities stand below the province. */
	readonly parent: string | null;
	/** Longitude and latitude of the seat (provinces, prefectures) or a point inside, in degrees; null where unknown. */
	readonly place: readonly [number, number] | null;
}

/** Codes of the three levels above and including a division; '' where it has none. */
export interface DivisionPath {
	readonly province: string;
	readonly city: string;
	readonly district: string;
}

/** Counties and cities without a prefecture count as cities. */
const DIRECT = /^(4190|4290|4690|6590)/;
const OWN_CITY = /^(11|12|31|50|81|82)/;

/** The divisions of China by code. */
export class Divisions {
	readonly #byCode: ReadonlyMap<string, Division>;
	readonly #paths = new Map<string, DivisionPath>();
	readonly #below = new Map<string, Division[]>();

	/** @param rows `code|name|English name|longitude,latitude`, one division a line, increasing by code. */
	constructor(rows: string) {
		const byCode = new Map<string, Division>();
		for (const row of rows.split('\n')) {
			const division = parseRow(row);
			byCode.set(division.code, division);
			if (division.parent !== null) {
				const siblings = this.#below.get(division.parent);
				if (siblings) siblings.push(division);
				else this.#below.set(division.parent, [division]);
			}
		}
		this.#byCode = byCode;
	}

	/** All divisions, increasing by code. */
	get all(): readonly Division[] {
		return [...this.#byCode.values()];
	}

	/** The division of a code, or null. 12-digit statistical codes and 110100-style city codes are understood. */
	get(code: string): Division | null {
		const six = code.slice(0, 6);
		return (
			this.#byCode.get(six) ??
			(isMunicipalCity(six) ? (this.#byCode.get(`${six.slice(0, 2)}0000`) ?? null) : null)
		);
	}

	/** Divisions directly below a code, increasing by code. */
	below(code: string): readonly Division[] {
		return this.#below.get(code) ?? [];
	}

	/** Codes of province, city and district of a division. */
	path(code: string): DivisionPath {
		const known = this.#paths.get(code);
		if (known) return known;
		const path = this.#pathOf(this.get(code));
		if (path.province !== '') this.#paths.set(code, path);
		return path;
	}

	#pathOf(division: Division | null): DivisionPath {
		if (!division) return { province: '', city: '', district: '' };
		const province = `${division.code.slice(0, 2)}0000`;
		if (division.level === 'province')
			return { province, city: OWN_CITY.test(province) ? province : '', district: '' };
		if (division.level === 'city') return { province, city: division.code, district: '' };
		return { province, city: division.parent ?? province, district: division.code };
	}

	/** Name of a division in a language; short Chinese names are the ones people say: 广东, 深圳. Unknown codes give ''. */
	name(code: string, locale: 'zh-CN' | 'en', form: 'short' | 'full' = 'short'): string {
		const division = this.get(code);
		if (!division) return '';
		if (locale === 'en') return division.english;
		return form === 'short' ? division.short : division.name;
	}
}

/** City codes such as 310100 name the whole municipality. */
function isMunicipalCity(code: string): boolean {
	return /^(1101|1102|1201|1202|3101|3102|5001|5002|8101|8201)00$/.test(code);
}

function parseRow(row: string): Division {
	const [code = '', name = '', english = '', point = ''] = row.split('|');
	const [longitude, latitude] = point.split(',').map(Number);
	const level = levelOf(code);
	return {
		code,
		level,
		name,
		short: shortName(name),
		english,
		parent: parentOf(code, level),
		place: longitude !== undefined && latitude !== undefined ? [longitude, latitude] : null,
	};
}

function levelOf(code: string): DivisionLevel {
	if (code.endsWith('0000')) return 'province';
	return code.endsWith('00') || DIRECT.test(code) ? 'city' : 'district';
}

function parentOf(code: string, level: DivisionLevel): string | null {
	if (level === 'province') return null;
	return level === 'city' || OWN_CITY.test(code) ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}
