import type { AreaAttribute, RawFeature } from './types.ts';

/** Attributes that are offered at most. */
const MOST = 60;
/** Longer texts are cut: a name is no description. */
const LONGEST = 80;
/** Attributes called so are names, the first the likeliest. */
const NAMES = [
	/^(区域名称?|片区(名称)?|销售区域?|名称|地区名称?|区划名称?|乡镇(名称?)?|街道(名称?)?)$/,
	/^(name|nom|nombre|bezeichnung|title|label|area|region|territory|district|province|state|commune|county|gemeinde)$/i,
	/^(name[_:-]?(zh|cn|zh[_-]cn|chn|en)|(zh|cn|en)[_-]?name|fullname|full_name|shapename|nl_name_\d|name_\d|nam|nam_?e|gen)$/i,
	/(名称|名字|名|区域|片区)$/,
	/name|nom(bre)?$/i,
];
/** What tells shapes apart without being read. */
const CODES = /^(.*(code|_id|id|gid|fid|objectid|adcode|uuid)|编码|代码|序号)$/i;

/** What the features say of themselves, in the order in which attributes first stand; ids of features go first. */
export function attributesOf(features: readonly RawFeature[]): readonly AreaAttribute[] {
	const names = new Set<string>();
	for (const { properties } of features) {
		for (const name of Object.keys(properties)) if (names.size < MOST) names.add(name);
	}
	const own = [...names].map((name) =>
		attribute(
			name,
			features.map(({ properties }) => textOf(properties[name])),
		),
	);
	const ids = attribute(
		'id',
		features.map(({ id }) => id),
	);
	const hasIds = ids.distinct > 0 && !names.has('id');
	return (hasIds ? [ids, ...own] : own).filter(({ distinct }) => distinct > 0);
}

/**
 * The attribute that looks like the name of the areas: called so, or else the text that tells most shapes apart. Numbers come
 * last. −1 where there is none.
 */
export function nameAttribute(attributes: readonly AreaAttribute[]): number {
	for (const pattern of NAMES) {
		const at = attributes.findIndex(({ name, distinct }) => pattern.test(name) && distinct > 1);
		if (at >= 0) return at;
	}
	const worth = attributes.map(({ name, values, distinct }) => {
		const isNumeric = values.every((value) => value === null || /^[\d.,\s-]+$/.test(value));
		return distinct * (CODES.test(name) || isNumeric ? 0.1 : 1);
	});
	return worth.reduce((best, each, at) => (each > (worth[best] ?? 0) ? at : best), -1);
}

function attribute(name: string, values: readonly (string | null)[]): AreaAttribute {
	return { name, values, distinct: new Set(values.filter((value) => value !== null)).size };
}

function textOf(value: unknown): string | null {
	if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') return null;
	if (typeof value === 'number' && !Number.isFinite(value)) return null;
	const text = String(value).trim().slice(0, LONGEST);
	return text === '' ? null : text;
}
