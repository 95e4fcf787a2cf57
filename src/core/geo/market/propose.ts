import { matchCountry } from '#src/core/geo/countries.ts';
import {
	BUYING_POWER_WEIGHTS,
	type MarketInput,
	type MarketMeasure,
	type MarketPart,
	type MarketPlaces,
	type MarketPotential,
} from '#src/core/model/market.ts';

/** A column of a table that may be one of areas. */
export interface MarketColumn {
	readonly id: string;
	readonly header: string;
	readonly isNumber: boolean;
	/** The different texts of a column of texts, or some hundreds of them. */
	readonly texts: readonly string[];
}

const PLACES: readonly (readonly [MarketPart, RegExp])[] = [
	['country', /^(国家|国别|国家\/地区|country|nation|country name)$/i],
	['province', /^(省|省份|省级|省市|省区|省名|所在省份?|省.{0,3}(自治区|直辖市).*|province|state)$/i],
	['city', /^(市|城市|地市|地级市|所在城市|城市名称|city|prefecture|city name)$/i],
	['district', /^(区|县|区县|县区|市区县|县市区|区\/县|district|county)$/i],
];
/** Headers that leave open of what level their areas are. */
const ANYWHERE =
	/^(地区|区域|地域|行政区|行政区划|地名|名称|地区名称|area|region|place|location|name|area name)$/i;
/** Of so many areas at most it is provinces, and of so many cities. */
const [PROVINCES, CITIES] = [40, 450];

const PER_HEAD = /人均|每人|户均|per[ -]?(head|capita|person)/i;
/** How something changes, spreads or compares is no size. */
const NO_SIZE = /增长|增速|同比|环比|占比|比重|比例|率|密度|排名|growth|rate|density|share|yoy|rank|%|％/i;
const MEASURES: readonly (readonly [MarketMeasure, readonly RegExp[]])[] = [
	['income', [/可支配收入|disposable/i, /居民收入|income|购买力|purchasing power/i, /GDP|生产总值|收入/i]],
	['retail', [/社会消费品|社零|retail/i, /零售|消费品|消费支出|consumption/i]],
	['population', [/常住人口|常住|population/i, /人口|人数|inhabitants|residents|people/i]],
	['own', [/潜力|potential|市场规模|市场容量|market size/i, /指数|index/i]],
];

/** What a table says of markets, as far as its headers tell; null where it names no areas, or no size of them. */
export function proposeMarket(table: string, columns: readonly MarketColumn[]): MarketPotential | null {
	const places = proposePlaces(columns);
	const inputs = proposeInputs(columns);
	if (Object.keys(places).length === 0 || inputs.length === 0) return null;
	return { table, places, inputs };
}

/** Columns that name areas, by the level that they name. */
function proposePlaces(columns: readonly MarketColumn[]): MarketPlaces {
	const texts = columns.filter(({ isNumber }) => !isNumber);
	const found = PLACES.flatMap(([part, pattern]) => {
		const column = texts.find(({ header }) => pattern.test(bare(header)));
		return column ? [[part, column.id] as const] : [];
	});
	if (found.length > 0) return Object.fromEntries(found);
	const open = texts.find(({ header }) => ANYWHERE.test(bare(header)));
	return open ? { [levelOf(open.texts)]: open.id } : {};
}

function levelOf(texts: readonly string[]): MarketPart {
	const abroad = texts.filter((text) => {
		const found = matchCountry(text);
		return found.status === 'matched' && found.code !== 'CHN';
	});
	if (abroad.length * 2 > texts.length) return 'country';
	if (texts.length <= PROVINCES) return 'province';
	return texts.length <= CITIES ? 'city' : 'district';
}

/** Two or more of the measures of buying power, else an index of the user's own, else the one there is. */
function proposeInputs(columns: readonly MarketColumn[]): readonly MarketInput[] {
	const sizes = columns.filter(({ header, isNumber }) => isNumber && !NO_SIZE.test(header));
	const found = MEASURES.flatMap(([kind, patterns]) => {
		const column = best(sizes, patterns);
		if (!column) return [];
		const perHead = kind !== 'population' && kind !== 'own' && PER_HEAD.test(column.header);
		return [{ kind, column: column.id, weight: BUYING_POWER_WEIGHTS[kind], perHead }];
	});
	const hasPeople = found.some(({ kind }) => kind === 'population');
	const usable = found.filter(({ perHead }) => hasPeople || !perHead);
	const measures = usable.filter(({ kind }) => kind !== 'own');
	const own = usable.filter(({ kind }) => kind === 'own');
	return measures.length > 1 || own.length === 0 ? measures : own;
}

/** The column that the first pattern fits; of several one of all people before one of a person. */
function best(columns: readonly MarketColumn[], patterns: readonly RegExp[]): MarketColumn | undefined {
	for (const pattern of patterns) {
		const fitting = columns.filter(({ header }) => pattern.test(header));
		const found = fitting.find(({ header }) => !PER_HEAD.test(header)) ?? fitting[0];
		if (found) return found;
	}
	return undefined;
}

/** A header without its unit: 人口（万人） → 人口. */
function bare(header: string): string {
	return header.replace(/[（([【].*$/u, '').trim();
}
