import type { Borders, Mainland } from '#src/core/geo/index.ts';
import {
	areaBorders,
	areaPlaces,
	inWgs84,
	isFlaw,
	readAreaTopology,
	type AreaPlaces,
	type AreaTopology,
} from '#src/core/geo/own-areas/index.ts';
import { columnWithRole, type OwnBoundaries, type Project } from '#src/core/model/index.ts';
import { isTextColumn, toCodes, toNumbers, type Table, type TextColumn } from '#src/core/table/index.ts';
import type { RegionState } from './region-state.svelte.ts';
import { customerPlaces, type CustomerPlaces } from '../territories/figures/customer-places.ts';

/** Areas of the user with the customers in them. */
export interface OwnLayer {
	readonly boundaries: OwnBoundaries;
	/** In WGS-84. */
	readonly topology: AreaTopology;
	readonly borders: Borders;
	readonly places: AreaPlaces;
	/** Whether some of them are of mainland China, where maps shift coordinates. */
	readonly isMainland: boolean;
	/** Number of the area of each customer, −1 = in none. */
	readonly of: Int32Array;
	/** How many customers were found by what. */
	readonly by: Readonly<Record<'coordinates' | 'column' | 'seat', number>>;
	/** Column whose texts are names of areas; null = there is none. */
	readonly column: string | null;
}
type Shapes = Pick<OwnLayer, 'topology' | 'borders' | 'places' | 'isMainland'>;

/** Where customers are, and 1 = by coordinates of its own. */
type Located = Pick<CustomerPlaces, 'longitude' | 'latitude'> & { readonly isExact: Uint8Array };

/** Share of the texts of a column that have to be names of areas. */
const MOSTLY = 0.5;

/**
 * The area of each customer: where its own coordinates lie, else the one that a column names, else where the seat of its
 * district or city lies. Boundaries that cannot be read are left out.
 */
export function ownLayers(
	boundaries: readonly OwnBoundaries[],
	project: Project,
	customers: Table | null,
	{ points, customers: located }: Pick<RegionState, 'points' | 'customers'>,
	isMainland: Mainland,
): readonly OwnLayer[] {
	const at = customers && {
		...customerPlaces(points, located, customers),
		isExact: exactRows(project, customers),
	};
	const texts = customers?.columns.filter(isTextColumn) ?? [];
	return boundaries.flatMap((each) => {
		const shapes = shapesOf(each, isMainland);
		return shapes ? [{ boundaries: each, ...shapes, ...placed(each, shapes, at, texts) }] : [];
	});
}

/** Rows with coordinates of their own; others stand at a seat. */
function exactRows(project: Project, customers: Table): Uint8Array {
	const column = columnWithRole(project, customers, 'customer.longitude');
	if (!column || isTextColumn(column)) return new Uint8Array(customers.rowCount);
	return Uint8Array.from(toNumbers(column), (degrees) => (Number.isFinite(degrees) ? 1 : 0));
}

const read = new WeakMap<OwnBoundaries, Shapes | null>();

/** Shapes of boundaries, read once; null where they cannot be. */
function shapesOf(boundaries: OwnBoundaries, isMainland: Mainland): Shapes | null {
	const known = read.get(boundaries);
	if (known !== undefined) return known;
	const topology = readAreaTopology(boundaries.topology, boundaries.areas.length);
	const shapes = isFlaw(topology) ? null : shapesIn(topology, boundaries, isMainland);
	read.set(boundaries, shapes);
	return shapes;
}

function shapesIn(
	given: AreaTopology,
	{ areas, datum = 'wgs84' }: OwnBoundaries,
	isMainland: Mainland,
): Shapes {
	const places = areaPlaces(given);
	const mainland = places.middles.map(isMainland);
	const topology = inWgs84(given, datum, (area) => mainland[area] ?? false);
	return {
		topology,
		borders: areaBorders(topology, areas),
		places: topology === given ? places : areaPlaces(topology),
		isMainland: mainland.includes(true),
	};
}

function placed(
	{ areas }: OwnBoundaries,
	{ places: { locate } }: Shapes,
	located: Located | null,
	texts: readonly TextColumn[],
): Pick<OwnLayer, 'of' | 'by' | 'column'> {
	const numbers = new Map(areas.map((name, area) => [name, area]));
	const naming = namingColumn(texts, numbers);
	const named = naming && toCodes(naming);
	const byCode = naming?.dictionary.texts().map((text) => numbers.get(text.trim()) ?? -1) ?? [];
	const by = { coordinates: 0, column: 0, seat: 0 };
	const of = Int32Array.from(located?.longitude ?? [], (x, row) => {
		const area = locate(x, located?.latitude[row] ?? Number.NaN);
		if (area >= 0 && located?.isExact[row] === 1) {
			by.coordinates++;
			return area;
		}
		const own = byCode[named?.[row] ?? -1] ?? -1;
		if (own >= 0) by.column++;
		else if (area >= 0) by.seat++;
		return own >= 0 ? own : area;
	});
	return { of, by, column: naming?.name ?? null };
}

/** The column most of whose texts are names of areas, at least two of them; the first of several. */
function namingColumn(texts: readonly TextColumn[], areas: ReadonlyMap<string, number>): TextColumn | null {
	let best: TextColumn | null = null;
	let most = 1;
	for (const column of texts) {
		const known = column.dictionary.texts().filter((text) => areas.has(text.trim())).length;
		if (known <= most || known < MOSTLY * column.dictionary.size) continue;
		[best, most] = [column, known];
	}
	return best;
}
