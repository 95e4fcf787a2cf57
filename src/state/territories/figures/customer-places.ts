import type { CoordinateFault, RowPoints } from '#src/core/geo/index.ts';
import { rowIdAt, rowOfId, type Table } from '#src/core/table/index.ts';

/** Where customers are, in degrees; NaN = not known. */
export interface CustomerPlaces {
	readonly longitude: Float64Array;
	readonly latitude: Float64Array;
	/** Rows without a place. */
	readonly unplaced: readonly number[];
	/** Rows whose coordinates are doubted. */
	readonly faults: Readonly<Record<CoordinateFault, readonly number[]>>;
}

/** Points found for the customers as they were, for those of now; customers that have come since are nowhere yet. */
export function customerPlaces(points: RowPoints | null, then: Table | null, now: Table): CustomerPlaces {
	if (points && then?.rowIds === now.rowIds) return points;
	const count = now.rowCount;
	const [longitude, latitude] = [
		new Float64Array(count).fill(Number.NaN),
		new Float64Array(count).fill(Number.NaN),
	];
	const rowOf = (row: number) => (then ? rowOfId(now, rowIdAt(then, row)) : -1);
	points?.longitude.forEach((degrees, row) => {
		const to = rowOf(row);
		if (to < 0) return;
		longitude[to] = degrees;
		latitude[to] = points.latitude[row] ?? Number.NaN;
	});
	const kept = (rows: readonly number[] = []) => rows.map(rowOf).filter((row) => row >= 0);
	const { swapped, impossible, far } = points?.faults ?? {};
	const unplaced = [...longitude.keys()].filter((row) => Number.isNaN(longitude[row]));
	return {
		...{ longitude, latitude, unplaced },
		faults: { swapped: kept(swapped), impossible: kept(impossible), far: kept(far) },
	};
}

/** Whether several customers have a place and all have the same: then ways say nothing about who should have whom. */
export function areAtOnePlace({ longitude, latitude }: CustomerPlaces): boolean {
	let first = -1;
	let count = 0;
	for (let row = 0; row < longitude.length; row++) {
		if (Number.isNaN(longitude[row])) continue;
		if (first < 0) first = row;
		else if (longitude[row] !== longitude[first] || latitude[row] !== latitude[first]) return false;
		count++;
	}
	return count > 1;
}
