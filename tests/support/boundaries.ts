import type { BoundaryDraft } from '#src/io/boundaries/index.ts';
import { readBoundaries } from '#src/io/boundaries/index.ts';

type Ring = [number, number][];
interface GridOptions {
	readonly columns?: number;
	readonly rows?: number;
	/** West, south, east, north. */
	readonly bounds?: readonly [number, number, number, number];
	/** Points on each side of an area. */
	readonly detail?: number;
	/** Degrees by which borders bend. */
	readonly bend?: number;
	/** Rings the wrong way round for RFC 7946. */
	readonly clockwise?: boolean;
	/** Degrees by which every area is drawn apart from its neighbours. */
	readonly apart?: number;
}

/** Areas in rows and columns that share bent borders: `A1` in the south-west, letters to the north. */
export function gridAreas({
	columns = 5,
	rows = 4,
	bounds = [104, 22, 122.5, 41],
	detail = 6,
	bend = 0.2,
	clockwise = false,
	apart = 0,
}: GridOptions = {}): GeoJSON.FeatureCollection<GeoJSON.Polygon, { name: string; manager: string }> {
	const [west, south, east, north] = bounds;
	const corner = (i: number, j: number): [number, number] => [
		west + ((east - west) * i) / columns,
		south + ((north - south) * j) / rows,
	];
	const side = (from: [number, number], to: [number, number], axis: 0 | 1): Ring =>
		Array.from({ length: detail }, (_, step) => {
			const part = step / detail;
			const point: [number, number] = [
				from[0] + (to[0] - from[0]) * part,
				from[1] + (to[1] - from[1]) * part,
			];
			point[axis] += Math.sin(part * 2 * Math.PI) * bend;
			return point;
		});
	const across = (i: number, j: number) => side(corner(i, j), corner(i + 1, j), 1);
	const up = (i: number, j: number) => side(corner(i, j), corner(i, j + 1), 0);
	const back = (line: Ring, end: [number, number]): Ring => [...line.slice(1), end].reverse();
	const features = Array.from({ length: rows * columns }, (_, at) => {
		const [i, j] = [at % columns, Math.floor(at / columns)];
		const ring = [
			...across(i, j),
			...up(i + 1, j),
			...back(across(i, j + 1), corner(i + 1, j + 1)),
			...back(up(i, j), corner(i, j + 1)),
		].map(([x, y]): [number, number] => [x + i * apart, y + j * apart]);
		const closed = [...ring, ring[0] as [number, number]];
		return {
			type: 'Feature' as const,
			id: at + 1,
			properties: { name: `${letter(j)}${i + 1}`, manager: `M${i + 1}` },
			geometry: {
				type: 'Polygon' as const,
				coordinates: [clockwise ? closed.toReversed() : closed],
			},
		};
	});
	return { type: 'FeatureCollection', features };
}

/** A file as it is dropped. */
export function fileOf(value: unknown, name = 'areas.geojson'): { name: string; content: Blob } {
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return { name, content: new Blob([text]) };
}

/** What is read of a value written as GeoJSON or TopoJSON. */
export function readValue(value: unknown, name?: string): Promise<BoundaryDraft> {
	return readBoundaries([fileOf(value, name)]);
}

function letter(at: number): string {
	return String.fromCharCode(65 + at);
}
