import type { Divisions, RowPlaces } from '#src/core/geo/index.ts';
import { columnWithRole, type Project } from '#src/core/model/index.ts';
import { isTextColumn, toNumbers, type Table } from '#src/core/table/index.ts';

/** Where customers are, in degrees; NaN = not known. */
export interface CustomerPlaces {
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	/** How many have no place. */
	readonly unplaced: number;
}

/**
 * Places by coordinates in the table where they are possible ones, else by the seat of the district, city or province.
 * 0, 0 is what is written where nothing is known.
 */
export function customerPlaces(
	project: Project,
	customers: Table,
	places: RowPlaces | null,
	divisions: Divisions | null,
): CustomerPlaces {
	const count = customers.rowCount;
	const given = {
		longitude: numbersOf(project, customers, 'customer.longitude'),
		latitude: numbersOf(project, customers, 'customer.latitude'),
	};
	const seats = new Map<number, readonly [number, number] | null>();
	const seatOf = (code: number) => {
		if (code <= 0 || !divisions) return null;
		let seat = seats.get(code);
		if (seat === undefined) seats.set(code, (seat = divisions.get(String(code))?.place ?? null));
		return seat;
	};
	const [longitude, latitude] = [new Float64Array(count), new Float64Array(count)];
	let unplaced = 0;
	for (let row = 0; row < count; row++) {
		const own = [given.longitude?.[row] ?? Number.NaN, given.latitude?.[row] ?? Number.NaN] as const;
		const seat = () =>
			seatOf(places?.district[row] ?? 0) ??
			seatOf(places?.city[row] ?? 0) ??
			seatOf(places?.province[row] ?? 0);
		const place = isPlace(own) ? own : seat();
		if (!place) unplaced++;
		longitude[row] = place?.[0] ?? Number.NaN;
		latitude[row] = place?.[1] ?? Number.NaN;
	}
	return { longitude, latitude, unplaced };
}

/** Coordinates that can be on earth and are not the point where the axes meet. */
function isPlace([longitude, latitude]: readonly [number, number]): boolean {
	return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 && (longitude !== 0 || latitude !== 0);
}

/** Columns that say where customers are, by coordinates. */
export function coordinateColumns(project: Project, customers: Table): readonly unknown[] {
	return [
		columnWithRole(project, customers, 'customer.longitude'),
		columnWithRole(project, customers, 'customer.latitude'),
	];
}

function numbersOf(
	project: Project,
	customers: Table,
	role: 'customer.longitude' | 'customer.latitude',
): Float64Array | null {
	const column = columnWithRole(project, customers, role);
	return column && !isTextColumn(column) ? toNumbers(column) : null;
}
