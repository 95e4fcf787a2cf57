import type { GeoProjection } from 'd3-geo';
import { CHINA_ANCHORS } from './anchors.ts';
import {
	albers,
	bordersOf,
	collection,
	dashesOf,
	fineOf,
	nationwide,
	outlineOf,
	setBordersOf,
	SANSHA,
	stem,
	type ChinaSketch,
} from './china.sketch.ts';
import { borderArcs } from './counties.sketch.ts';
import { AS_DRAWN, toPath, toShapes, type Fit } from './shapes.ts';
import { sketchAreas, sketchLines, type AreaFeature } from './sketch.ts';
import type { Box, InsetLayout, MapLayout } from './types.ts';

/** Areas of a map of China. */
export type ChinaLevel = 'province' | 'prefecture' | 'county';

export interface ChinaLayoutOptions {
	/** Counties where the sketch has them. */
	readonly level: ChinaLevel;
	/** Province code: only its prefectures, larger; null = the whole country. */
	readonly focus: string | null;
	readonly width: number;
	readonly height: number;
}

const HAINAN = '460000';
/** Provinces that reach into the inset. */
const SOUTH = new Set(['35', '36', '43', '44', '45', '46', '52', '53', '71', '81', '82']);
const PAD = 14;
/** Mean radius of the earth. */
const EARTH_KM = 6371.0088;
/** Height of legend and credit below a single province. */
const LEGEND = 78;
/** Corners of the inset in degrees: the South China Sea with Hainan and the southern coast. */
const SEA: GeoJSON.FeatureCollection = {
	type: 'FeatureCollection',
	features: [pointAt(106.6, 3.2), pointAt(121.6, 3.2), pointAt(106.6, 23.6), pointAt(121.6, 23.6)],
};

/** Lays out the map of China, or of one of its provinces. */
export function chinaLayout(china: ChinaSketch, options: ChinaLayoutOptions): MapLayout {
	return options.focus === null ? wholeCountry(china, options) : oneProvince(china, options, options.focus);
}

function wholeCountry(china: ChinaSketch, options: ChinaLayoutOptions): MapLayout {
	const { width, height, level } = options;
	const insetBox = insetSize(width, height);
	const fit = fitted(china, width, height, insetBox[0]);
	const projection = nationwide();
	const shared = {
		...{ width, height, context: '', isDense: level !== 'province' },
		plane: { project: china.project, fit, unitKm: EARTH_KM / projection.scale() },
		inset: insetLayout(china, insetBox, level),
	};
	const { counties } = china;
	if (level === 'county' && counties)
		return {
			...{ ...shared, fine: '', borders: '', outline: '', dashes: '', ground: counties.ground },
			shapes: toShapes(counties.ground.areas, fit),
			between: (setOf) => toPath(borderArcs(counties, setOf), fit),
		};
	return {
		...shared,
		shapes: toShapes(level === 'province' ? china.provinces : china.prefectures, fit),
		fine: toPath(china.fine, fit),
		borders: toPath(china.borders, fit),
		outline: toPath(china.outline, fit),
		dashes: toPath(china.dashes, fit),
		between: (setOf) => {
			const ofCity = (code: string) => setOf(code) ?? (level === 'province' ? setOf(provinceOf(code)) : null);
			return toPath(sketchLines(setBordersOf(china.topology, ofCity), projection), fit);
		},
		ground: null,
	};
}

/** As large as fits, in the middle where Taiwan stays clear of the inset, else further left, else smaller. */
export function fitted(
	{ frame, taiwanRight }: Pick<ChinaSketch, 'frame' | 'taiwanRight'>,
	width: number,
	height: number,
	insetLeft: number,
): Fit {
	const [left, top, right, bottom] = frame;
	for (let room = width - PAD * 2; ; room *= 0.99) {
		const scale = Math.min(room / (right - left), (height - PAD * 2) / (bottom - top));
		const middle = (width - (right - left) * scale) / 2;
		const clear = insetLeft - 10 - (taiwanRight - left) * scale;
		if (clear < PAD && room > 40) continue;
		const x = Math.max(PAD, Math.min(middle, clear)) - left * scale;
		const y = (height - (bottom - top) * scale) / 2 - top * scale;
		return { scale, x, y };
	}
}

function oneProvince(china: ChinaSketch, options: ChinaLayoutOptions, focus: string): MapLayout {
	const { width, height } = options;
	const { topology, features } = china;
	const own = features.prefectures.filter(({ id }) => stem(String(id)) === stem(focus));
	const centre = CHINA_ANCHORS.get(focus)?.place ?? [105, 35];
	const projection = albers()
		.rotate([-centre[0], 0])
		.fitExtent(
			[
				[PAD * 3, PAD * 3],
				[width - PAD * 3, height - LEGEND],
			],
			collection(own.filter(({ id }) => id !== SANSHA)),
		);
	projection.clipExtent([
		[-20, -20],
		[width + 20, height + 20],
	]);
	const around = features.provinces.filter(({ id }) => id !== focus);
	const lines = linesThrough(projection);
	return {
		width,
		height,
		shapes: toShapes(sketchAreas(own, projection, new Map()), AS_DRAWN),
		context: toShapes(sketchAreas(around, projection, new Map()), AS_DRAWN)
			.map(({ path }) => path)
			.join(''),
		fine: lines(fineOf(topology)),
		borders: lines(bordersOf(topology)),
		outline: lines(outlineOf(topology)),
		dashes: lines(dashesOf(topology)),
		between: (setOf) => lines(setBordersOf(topology, setOf)),
		plane: {
			...{ project: (place) => projection([...place]), fit: AS_DRAWN },
			unitKm: EARTH_KM / projection.scale(),
		},
		ground: null,
		inset: focus === HAINAN ? insetLayout(china, insetSize(width, height), 'prefecture') : null,
		isDense: false,
	};
}

/** Code of the province of a division. */
function provinceOf(code: string): string {
	return `${stem(code)}0000`;
}

/** The corner of the inset. */
export function insetSize(width: number, height: number): Box {
	const insetHeight = Math.round(Math.min(170, Math.max(64, height * 0.235)));
	const insetWidth = Math.round(insetHeight * 0.77);
	return [width - PAD - insetWidth, height - PAD - insetHeight, width - PAD, height - PAD];
}

function insetLayout(china: ChinaSketch, box: Box, level: ChinaLevel): InsetLayout {
	const { provinces, prefectures } = china.features;
	const features = {
		province: provinces,
		prefecture: prefectures,
		county: china.counties?.features ?? prefectures,
	};
	const southern = features[level].filter(({ id }) => SOUTH.has(stem(String(id))));
	return seaInset(china, box, southern);
}

/** The South China Sea with these areas. */
export function seaInset(
	china: Pick<ChinaSketch, 'topology'>,
	box: Box,
	areas: readonly AreaFeature[],
): InsetLayout {
	const [left, top, right, bottom] = box;
	const projection = albers()
		.rotate([-114, 0])
		.fitExtent(
			[
				[left + 1, top + 1],
				[right - 1, bottom - 1],
			],
			SEA,
		);
	projection.clipExtent([
		[left, top],
		[right, bottom],
	]);
	const lines = linesThrough(projection);
	return {
		box,
		shapes: toShapes(sketchAreas(areas, projection, new Map()), AS_DRAWN),
		outline: lines(outlineOf(china.topology)),
		dashes: lines(dashesOf(china.topology)),
	};
}

function linesThrough(projection: GeoProjection) {
	return (object: Parameters<typeof sketchLines>[0]) => toPath(sketchLines(object, projection), AS_DRAWN);
}

function pointAt(longitude: number, latitude: number): GeoJSON.Feature {
	return {
		type: 'Feature',
		properties: null,
		geometry: { type: 'Point', coordinates: [longitude, latitude] },
	};
}
