import { COUNTRIES } from './countries.ts';
import { readCoordinates, type CoordinateFault } from './coordinates.ts';
import { toWgs84, type Datum, type LngLat } from './datum.ts';
import type { Divisions } from './divisions.ts';
import type { Mainland } from './mainland.ts';
import { STATUSES } from './statuses.ts';
import type { RowPlaces } from './rows.ts';

/** Coordinates as a table has them, in degrees; NaN = none. */
export interface GivenCoordinates {
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	/** What they are given in; null = nobody has said. */
	readonly datum: Datum | null;
}

/** What says where rows lie. */
export interface PointsRequest {
	readonly rows: number;
	/** Null where no column names a place. */
	readonly places: Pick<RowPlaces, 'province' | 'city' | 'district' | 'country' | 'counts' | 'towns'> | null;
	/** Null where there are none. */
	readonly given: GivenCoordinates | null;
}

/** Where rows lie, in degrees of WGS-84; NaN = not known. */
export interface RowPoints {
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	/** Rows that lie nowhere, increasing. */
	readonly unplaced: readonly number[];
	/** Rows whose coordinates are doubted, increasing. */
	readonly faults: Readonly<Record<CoordinateFault, readonly number[]>>;
	/** What coordinates were read as; null where the table has none. */
	readonly datum: Datum | null;
}

/** What coordinates are taken to be given in where nobody has said: a list from abroad knows no shift, one from China mostly has it. */
export function assumedDatum(counts: readonly number[]): Datum {
	const of = (status: (typeof STATUSES)[number]) => counts[STATUSES.indexOf(status)] ?? 0;
	return of('foreign') > of('matched') ? 'wgs84' : 'gcj02';
}

/**
 * Points of all rows: the coordinates given where these lead somewhere, in WGS-84, else the seat of the deepest division known.
 * Coordinates are shifted in mainland China only: by what the row says where it says something, else by the outline.
 */
export function pointsOf(
	{ rows, places, given }: PointsRequest,
	divisions: Divisions,
	isMainland: Mainland,
): RowPoints {
	const [longitude, latitude] = [
		new Float64Array(rows).fill(Number.NaN),
		new Float64Array(rows).fill(Number.NaN),
	];
	const faults: Record<CoordinateFault, number[]> = { swapped: [], impossible: [], far: [] };
	const unplaced: number[] = [];
	const datum = given && (given.datum ?? assumedDatum(places?.counts ?? []));
	const seatOf = seatsOf(divisions);
	for (let row = 0; row < rows; row++) {
		const town = places?.towns?.list[places.towns.of[row] ?? -1] ?? null;
		const isCity = town !== null && town.code !== town.first;
		const near = seatOf(places?.district[row]) ?? seatOf(places?.city[row]) ?? (isCity ? town.place : null);
		const seat = near ?? seatOf(places?.province[row]) ?? town?.place ?? null;
		const read =
			given &&
			readCoordinates(
				given.longitude[row] ?? Number.NaN,
				given.latitude[row] ?? Number.NaN,
				seat,
				near ? 'city' : 'province',
			);
		if (read?.fault) faults[read.fault].push(row);
		const own =
			read?.place && datum ? (isShifted(row, read.place) ? toWgs84(read.place, datum) : read.place) : null;
		const place = own ?? seat;
		if (!place) unplaced.push(row);
		else [longitude[row], latitude[row]] = place;
	}
	return { longitude, latitude, unplaced, faults, datum };

	function isAbroad(row: number): boolean {
		const country = COUNTRIES[places?.country[row] ?? -1]?.code ?? 'CHN';
		return country !== 'CHN';
	}

	function isShifted(row: number, place: LngLat): boolean {
		if (datum === 'wgs84') return false;
		const province = places?.province[row] ?? 0;
		if (province > 0) return province < 710_000;
		if (isAbroad(row)) return false;
		return isMainland(place);
	}
}

/** Seats by code, each looked up once. */
function seatsOf(divisions: Divisions): (code: number | undefined) => LngLat | null {
	const seats = new Map<number, LngLat | null>();
	return (code = 0) => {
		if (code <= 0) return null;
		let seat = seats.get(code);
		if (seat === undefined) seats.set(code, (seat = divisions.get(String(code))?.place ?? null));
		return seat;
	};
}
