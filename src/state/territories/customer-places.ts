import {
	readCoordinates,
	type CoordinateFault,
	type Divisions,
	type RowPlaces,
} from '#src/core/geo/index.ts';
import { columnWithRole, type Project } from '#src/core/model/index.ts';
import { isTextColumn, toNumbers, type Table } from '#src/core/table/index.ts';

/** Where customers are, in degrees; NaN = not known. */
export interface CustomerPlaces {
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	/** How many have no place. */
	readonly unplaced: number;
	/** Rows whose coordinates are doubted. */
	readonly faults: Readonly<Record<CoordinateFault, readonly number[]>>;
}

/** Places by coordinates in the table where these lead somewhere, else by the seat of the district, city or province. */
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
	const faults: Record<CoordinateFault, number[]> = { swapped: [], impossible: [], far: [] };
	let unplaced = 0;
	for (let row = 0; row < count; row++) {
		const near = seatOf(places?.district[row] ?? 0) ?? seatOf(places?.city[row] ?? 0);
		const seat = near ?? seatOf(places?.province[row] ?? 0);
		const { place: own, fault } = readCoordinates(
			given.longitude?.[row] ?? Number.NaN,
			given.latitude?.[row] ?? Number.NaN,
			seat,
			near ? 'city' : 'province',
		);
		if (fault) faults[fault].push(row);
		const place = own ?? seat;
		if (!place) unplaced++;
		longitude[row] = place?.[0] ?? Number.NaN;
		latitude[row] = place?.[1] ?? Number.NaN;
	}
	return { longitude, latitude, unplaced, faults };
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
