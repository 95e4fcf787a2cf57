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
/** Provinces that reach into the inset. */
const SOUTH = new Set(['35', '36', '43', '44', '45', '46', '52', '53', '71', '81', '82']);
const PAD = 14;
/** Height of legend and credit below a single province. */
const LEGEND = 78;
/** Corners of the inset in degrees: the South China Sea with Hainan and the southern coast. */
const SEA: GeoJSON.FeatureCollection = {
	type: 'FeatureCollection',
	features: [pointAt(106.6, 3.2), pointAt(121.6, 3.2), pointAt(106.6, 23.6), pointAt(121.6, 23.6)],
};

/** Albers equal-area conic with the parallels customary for China. */
function albers(): GeoProjection {
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
	const insetBox = insetSize(width, height);
	const projection = fitted(extentOf(topology), width, height, insetBox[0]);
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

interface Extent {
	/** Bounds of the country without the islands of Sansha, and the right edge of Taiwan, at scale 1. */
	readonly frame: Box;
	readonly taiwanRight: number;
}
const extents = new WeakMap<ChinaTopology, Extent>();
const UNIT = 1000;

/** Measured once per topology: a scale and a shift do the rest for every size. */
function extentOf(topology: ChinaTopology): Extent {
	const known = extents.get(topology);
	if (known) return known;
	const { prefectures, provinces } = featuresOf(topology);
	const path = pathOf(albers().scale(UNIT).translate([0, 0]));
	const [[left, top], [right, bottom]] = path.bounds(
		collection(prefectures.filter(({ id }) => id !== SANSHA)),
	);
	const taiwan = path.bounds(collection(provinces.filter(({ id }) => id === '710000')));
	const extent: Extent = {
		frame: [left / UNIT, top / UNIT, right / UNIT, bottom / UNIT],
		taiwanRight: taiwan[1][0] / UNIT,
	};
	extents.set(topology, extent);
	return extent;
}

/** As large as fits, in the middle where Taiwan stays clear of the inset, else further left, else smaller. */
function fitted(
	{ frame, taiwanRight }: Extent,
	width: number,
	height: number,
	insetLeft: number,
): GeoProjection {
	const [left, top, right, bottom] = frame;
	for (let room = width - PAD * 2; ; room *= 0.99) {
		const scale = Math.min(room / (right - left), (height - PAD * 2) / (bottom - top));
		const middle = (width - (right - left) * scale) / 2;
		const clear = insetLeft - 10 - (taiwanRight - left) * scale;
		if (clear < PAD && room > 40) continue;
		const x = Math.max(PAD, Math.min(middle, clear)) - left * scale;
		const y = (height - (bottom - top) * scale) / 2 - top * scale;
		return albers().scale(scale).translate([x, y]);
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
	const southern = featuresOf(topology)[level === 'province' ? 'provinces' : 'prefectures'].filter(({ id }) =>
		SOUTH.has(stem(String(id))),
	);
	return {
		box,
		shapes: toShapes(southern, projection, new Map()),
		outline: path(outlineOf(topology)) ?? '',
		dashes: path(dashesOf(topology)) ?? '',
	};
}

interface Features {
	readonly prefectures: readonly AreaFeature[];
	readonly provinces: readonly AreaFeature[];
}
const unpacked = new WeakMap<ChinaTopology, Features>();

function featuresOf(topology: ChinaTopology): Features {
	const known = unpacked.get(topology);
	if (known) return known;
	const list = (layer: keyof Features) =>
		feature(topology, topology.objects[layer]).features as AreaFeature[];
	const features: Features = { prefectures: list('prefectures'), provinces: list('provinces') };
	unpacked.set(topology, features);
	return features;
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
