import { toFault, type Fault } from '#src/errors/index.ts';
import { readBoundaries, type BoundaryDraft, type BoundaryFile } from '#src/io/boundaries/index.ts';

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

/** A file with this content. */
export function areaFile(name: string, content: string | Uint8Array): BoundaryFile {
	return { name, content: new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]) };
}

/** Why files are not read. */
export function faultOf(files: readonly BoundaryFile[]): Promise<Fault> {
	return readBoundaries(files).then(
		() => Promise.reject(new Error('was read')),
		(thrown: unknown) => toFault(thrown),
	);
}

export function feature(coordinates: unknown, name: string, type = 'Polygon') {
	return { type: 'Feature', properties: { name }, geometry: { type, coordinates } };
}

export function collection(...features: readonly unknown[]) {
	return { type: 'FeatureCollection', features };
}

/** One polygon as .shp. */
export function shp(ring: readonly (readonly [number, number])[]): Uint8Array<ArrayBuffer> {
	const length = 44 + 4 + ring.length * 16;
	const view = new DataView(new ArrayBuffer(100 + 8 + length));
	view.setInt32(0, 9994);
	view.setInt32(24, view.byteLength / 2);
	view.setInt32(28, 1000, true);
	view.setInt32(32, 5, true);
	view.setInt32(100, 1);
	view.setInt32(104, length / 2);
	view.setInt32(108, 5, true);
	view.setInt32(144, 1, true);
	view.setInt32(148, ring.length, true);
	view.setInt32(152, 0, true);
	ring.forEach(([x, y], i) => {
		view.setFloat64(156 + i * 16, x, true);
		view.setFloat64(164 + i * 16, y, true);
	});
	return new Uint8Array(view.buffer);
}

/** One row with one text column as .dbf. */
export function dbf(name: string, text: readonly number[]): Uint8Array<ArrayBuffer> {
	const width = 20;
	const bytes = new Uint8Array(32 + 32 + 1 + 1 + width + 1).fill(32);
	const view = new DataView(bytes.buffer);
	bytes.fill(0, 0, 64);
	bytes[0] = 3;
	view.setUint32(4, 1, true);
	view.setUint16(8, 65, true);
	view.setUint16(10, width + 1, true);
	bytes.set(Buffer.from(name), 32);
	bytes[43] = 0x43;
	bytes[48] = width;
	bytes[64] = 13;
	bytes.set(text, 66);
	return bytes;
}

function letter(at: number): string {
	return String.fromCharCode(65 + at);
}
