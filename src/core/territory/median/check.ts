import { AppError } from '#src/errors/index.ts';
import type { MedianProblem } from './problem.ts';

/** Largest number of units: the table of distances takes 8 bytes for each pair. */
const MOST_UNITS = 5000;
const FARTHEST = 1e6;
const LARGEST = 1e100;

/**
 * Refuses what cannot be searched; units and bases are counted from 1 in the arguments, as the sentence says them.
 *
 * @throws AppError territory.noUnits, territory.position, territory.distance, territory.weight, territory.value,
 * territory.negative, territory.capacity, territory.fewUnits, territory.manyUnits; `internal` where lengths cannot be
 */
export function checkMedians(problem: MedianProblem): void {
	const { demand, capacity, weight } = problem;
	const units = demand.length;
	if (units === 0) throw new AppError('territory.noUnits', {});
	if (units > MOST_UNITS) throw new AppError('territory.manyUnits', { units, most: MOST_UNITS });
	if (capacity.length === 0 || (weight && weight.length !== units)) wrong('length of a list');
	if (capacity.length > units)
		throw new AppError('territory.fewUnits', { units, territories: capacity.length });
	for (let i = 0; i < units; i++) {
		if (!isWithin(demand[i], LARGEST)) throw new AppError('territory.value', { criterion: 1, unit: i + 1 });
		if ((demand[i] as number) < 0) throw new AppError('territory.negative', { criterion: 1, unit: i + 1 });
		if (weight && !(isWithin(weight[i], LARGEST) && (weight[i] as number) >= 0))
			throw new AppError('territory.weight', { unit: i + 1 });
	}
	const bad = capacity.findIndex((one) => !(one > 0));
	if (bad >= 0) throw new AppError('territory.capacity', { territory: bad + 1 });
	checkPlaces(problem);
	checkFixed(problem);
}

function checkPlaces({ places, demand }: MedianProblem): void {
	const units = demand.length;
	if ('distance' in places) {
		checkWays(places.distance, units);
		return;
	}
	if (places.x.length !== units || places.y.length !== units) wrong('length of a list of units');
	for (let i = 0; i < units; i++) {
		if (!isWithin(places.x[i], FARTHEST) || !isWithin(places.y[i], FARTHEST))
			throw new AppError('territory.position', { unit: i + 1 });
	}
}

function checkWays(distance: Float64Array, units: number): void {
	if (distance.length !== units * units) wrong('length of the table of distances');
	for (let i = 0; i < units; i++) {
		if (distance[i * units + i] !== 0) wrong('way from a unit to itself');
		for (let j = 0; j < i; j++) {
			const way = distance[i * units + j];
			if (!isWithin(way, LARGEST) || (way as number) < 0)
				throw new AppError('territory.distance', { from: i + 1, to: j + 1 });
			if (distance[j * units + i] !== way) wrong('ways that differ there and back');
		}
	}
}

function checkFixed({ fixed, demand, capacity }: MedianProblem): void {
	if (!fixed) return;
	if (fixed.length !== capacity.length) wrong('length of the list of bases');
	const taken = new Set<number>();
	for (const unit of fixed) {
		if (!(unit >= -1 && unit < demand.length) || taken.has(unit)) wrong('unit of a base');
		if (unit >= 0) taken.add(unit);
	}
}

function isWithin(value: number | undefined, limit: number): boolean {
	return value !== undefined && Math.abs(value) <= limit;
}

function wrong(detail: string): never {
	throw new AppError('internal', { detail: `bases: ${detail}` });
}
