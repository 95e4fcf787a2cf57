import { geoConicEqualArea, type GeoProjection } from 'd3-geo';
import { feature, mesh } from 'topojson-client';
import type { RegionGroup } from '#src/core/model/index.ts';
import { CHINA_ANCHORS } from './anchors.ts';
import type { ChinaTopology } from './load.ts';
import { pathOf, toShapes, type AreaFeature } from './shapes.ts';
import type { Box, InsetLayout, MapLayout } from './types.ts';

export interface ChinaLayoutOptions {
	readonly level: 'province' | 'prefecture';
	/** Province code: only its prefectures, larger; null = the whole country. */
	readonly focus: string | null;
	/** Groups of provinces whose borders are drawn. */
	readonly groups: readonly RegionGroup[];
	readonly width: number;
	readonly height: number;
}

/** Islands that would push the mainland into a corner; the inset shows them. */
const SANSHA = '460300';
const HAINAN = '460000';
const PAD = 14;
/** Height of legend and credit below a single province. */
const LEGEND = 78;
/** Corners of the inset in degrees: the South China Sea with Hainan and the southern coast. */
const SEA: GeoJSON.FeatureCollection = {
	type: 'FeatureCollection',
	features: [pointAt(106.6, 3.2), pointAt(121.6, 3.2), pointAt(106.6, 23.6), pointAt(121.6, 23.6)],
};

/** Albers equal-area conic with the parallels customary for China. */
export function albers(): GeoProjection {
	return geoConicEqualArea().parallels([25, 47]).rotate([-105, 0]);
}

/** Lays out the map of China, or of one of its provinces. */
export function chinaLayout(topology: ChinaTopology, options: ChinaLayoutOptions): MapLayout {
	return options.focus === null
		? wholeCountry(topology, options)
		: oneProvince(topology, options, options.focus);
}

function wholeCountry(topology: ChinaTopology, options: ChinaLayoutOptions): MapLayout {
	const { width, height, level } = options;
	const { prefectures, provinces } = featuresOf(topology);
	const frame = collection(prefectures.filter(({ id }) => id !== SANSHA));
	const taiwan = collection(provinces.filter(({ id }) => id === '710000'));
	const insetBox = insetSize(width, height);
	const projection = albers().fitExtent(
		[
			[PAD, PAD],
			[width - PAD, height - PAD],
		],
		frame,
	);
	const taiwanRight = pathOf(projection).bounds(taiwan)[1][0];
	const short = taiwanRight + 10 - insetBox[0];
	if (short > 0) shiftLeft(projection, frame, width, height, taiwan, insetBox[0]);
	const path = pathOf(projection);
	const shapes = toShapes(level === 'province' ? provinces : prefectures, projection, CHINA_ANCHORS);
	return {
		width,
		height,
		shapes,
		context: '',
		...borders(topology, path, options),
		outline: path(outlineOf(topology)) ?? '',
		dashes: path(dashesOf(topology)) ?? '',
		inset: insetLayout(topology, insetBox, level),
		isDense: level === 'prefecture',
	};
}

/** Moves the map left, then makes it narrower, until Taiwan is clear of the inset. */
function shiftLeft(
	projection: GeoProjection,
	frame: GeoJSON.FeatureCollection,
	width: number,
	height: number,
	taiwan: GeoJSON.FeatureCollection,
	limit: number,
): void {
	for (let right = width - PAD; right > width / 2; right -= 4) {
		projection.fitExtent(
			[
				[PAD, PAD],
				[right, height - PAD],
			],
			frame,
		);
		const gap = pathOf(projection).bounds(frame)[0][0] - PAD;
		const [x, y] = projection.translate();
		projection.translate([x - gap, y]);
		const taiwanRight = pathOf(projection).bounds(taiwan)[1][0];
		if (taiwanRight + 10 > limit) continue;
		const room = Math.min(gap, limit - 10 - taiwanRight);
		projection.translate([x - gap + room, y]);
		return;
	}
}

function oneProvince(topology: ChinaTopology, options: ChinaLayoutOptions, focus: string): MapLayout {
	const { width, height } = options;
	const { prefectures, provinces } = featuresOf(topology);
	const own = prefectures.filter(({ id }) => stem(String(id)) === stem(focus));
	const frame = collection(own.filter(({ id }) => id !== SANSHA));
	const centre = CHINA_ANCHORS.get(focus)?.place ?? [105, 35];
	const projection = albers()
		.rotate([-centre[0], 0])
		.fitExtent(
			[
				[PAD * 3, PAD * 3],
				[width - PAD * 3, height - LEGEND],
			],
			frame,
		);
	projection.clipExtent([
		[-20, -20],
		[width + 20, height + 20],
	]);
	const path = pathOf(projection);
	const around = collection(provinces.filter(({ id }) => id !== focus));
	return {
		width,
		height,
		shapes: toShapes(own, projection, new Map()),
		context: path(around) ?? '',
		...borders(topology, path, options),
		outline: path(outlineOf(topology)) ?? '',
		dashes: path(dashesOf(topology)) ?? '',
		inset: focus === HAINAN ? insetLayout(topology, insetSize(width, height), 'prefecture') : null,
		isDense: false,
	};
}

function borders(topology: ChinaTopology, path: ReturnType<typeof pathOf>, { groups }: ChinaLayoutOptions) {
	const { prefectures, provinces } = topology.objects;
	const groupOf = new Map(
		groups.flatMap((group) => group.provinces.map((code) => [code, group.id] as const)),
	);
	const fine = mesh(topology, prefectures, (a, b) => a !== b && stem(idOf(a)) === stem(idOf(b)));
	const between = mesh(topology, provinces, (a, b) => a !== b);
	const grouped = mesh(
		topology,
		provinces,
		(a, b) => a !== b && groupOf.get(idOf(a)) !== groupOf.get(idOf(b)),
	);
	return {
		fine: path(fine) ?? '',
		borders: path(between) ?? '',
		groups: groups.length > 0 ? (path(grouped) ?? '') : '',
	};
}

function insetSize(width: number, height: number): Box {
	const insetHeight = Math.round(Math.min(170, Math.max(64, height * 0.235)));
	const insetWidth = Math.round(insetHeight * 0.77);
	return [width - PAD - insetWidth, height - PAD - insetHeight, width - PAD, height - PAD];
}

function insetLayout(topology: ChinaTopology, box: Box, level: 'province' | 'prefecture'): InsetLayout {
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
	const path = pathOf(projection);
	const { prefectures, provinces } = featuresOf(topology);
	return {
		box,
		shapes: toShapes(level === 'province' ? provinces : prefectures, projection, new Map()),
		outline: path(outlineOf(topology)) ?? '',
		dashes: path(dashesOf(topology)) ?? '',
	};
}

function featuresOf(topology: ChinaTopology): {
	prefectures: readonly AreaFeature[];
	provinces: readonly AreaFeature[];
} {
	const list = (layer: 'prefectures' | 'provinces') =>
		feature(topology, topology.objects[layer]).features as AreaFeature[];
	return { prefectures: list('prefectures'), provinces: list('provinces') };
}

function outlineOf(topology: ChinaTopology): GeoJSON.MultiLineString {
	return mesh(topology, topology.objects.provinces, (a, b) => a === b);
}

function dashesOf(topology: ChinaTopology): GeoJSON.FeatureCollection {
	return feature(topology, topology.objects.dashes);
}

function collection(features: readonly AreaFeature[]): GeoJSON.FeatureCollection {
	return { type: 'FeatureCollection', features: [...features] };
}

function idOf(shape: { id?: string | number | undefined }): string {
	return String(shape.id ?? '');
}

function stem(code: string): string {
	return code.slice(0, 2);
}

function pointAt(longitude: number, latitude: number): GeoJSON.Feature {
	return {
		type: 'Feature',
		properties: null,
		geometry: { type: 'Point', coordinates: [longitude, latitude] },
	};
}
