import { AppError } from '#src/errors/index.ts';
import type { Criterion, TerritoryProblem } from './problem.ts';

/** Largest coordinate in kilometres and largest weight, value or target: sums and squares of them stay exact enough. */
const FARTHEST = 1e6;
const LARGEST = 1e100;

/**
 * Refuses what no engine can work with. Units, criteria, territories and groups are counted from 1 in the arguments, as the
 * sentence says them; callers that know names may put these in.
 *
 * @throws AppError territory.noUnits, territory.position, territory.weight, territory.negative, territory.value,
 * territory.target, territory.nobodyMayServe; `internal` where lengths or settings cannot be
 */
export function checkProblem(problem: TerritoryProblem): void {
	const { x, y, weight, criteria } = problem;
	if (x.length === 0) throw new AppError('territory.noUnits', {});
	checkShape(problem);
	for (let i = 0; i < x.length; i++) {
		if (!isWithin(x[i], FARTHEST) || !isWithin(y[i], FARTHEST))
			throw new AppError('territory.position', { unit: i + 1 });
		if (!isWithin(weight[i], LARGEST) || (weight[i] as number) < 0)
			throw new AppError('territory.weight', { unit: i + 1 });
	}
	criteria.forEach((criterion, c) => checkCriterion(criterion, c));
	checkBases(problem);
	checkDisruption(problem);
	checkEligibility(problem);
}

function checkCriterion({ values, target, below, above }: Criterion, c: number): void {
	for (let i = 0; i < values.length; i++) {
		if (!isWithin(values[i], LARGEST))
			throw new AppError('territory.value', { criterion: c + 1, unit: i + 1 });
		if ((values[i] as number) < 0)
			throw new AppError('territory.negative', { criterion: c + 1, unit: i + 1 });
	}
	for (let j = 0; j < target.length; j++) {
		if (!isWithin(target[j], LARGEST) || !((target[j] as number) > 0))
			throw new AppError('territory.target', { criterion: c + 1, territory: j + 1 });
	}
	if (!(below >= 0) || !(above >= 0)) wrong(`band of criterion ${c + 1}`);
}

function checkShape(problem: TerritoryProblem): void {
	const { x, y, weight, territories, criteria, bases, locked, eligibility, disruption } = problem;
	if (!Number.isInteger(territories) || territories < 1 || territories > 65_535)
		wrong('number of territories');
	if (criteria.length === 0) wrong('no criterion');
	const perUnit: readonly (ArrayLike<number> | undefined)[] = [
		y,
		weight,
		locked,
		eligibility?.group,
		disruption?.current,
		disruption?.value,
		...criteria.map(({ values }) => values),
	];
	const perTerritory: readonly (ArrayLike<number> | undefined)[] = [
		bases?.x,
		bases?.y,
		...criteria.map(({ target }) => target),
	];
	if (perUnit.some((array) => array && array.length !== x.length)) wrong('length of a list of units');
	if (perTerritory.some((array) => array && array.length !== territories))
		wrong('length of a list of territories');
	for (const list of [locked, disruption?.current]) {
		if (list?.some((own) => own < -1 || own >= territories)) wrong('number of a territory');
	}
}

function checkBases({ bases }: TerritoryProblem): void {
	if (!bases) return;
	if (!(bases.pull >= 0 && bases.pull <= 1)) wrong('pull of bases');
	for (let j = 0; j < bases.x.length; j++) {
		const isNone = Number.isNaN(bases.x[j]) && Number.isNaN(bases.y[j]);
		if (!isNone && (!isWithin(bases.x[j], FARTHEST) || !isWithin(bases.y[j], FARTHEST)))
			throw new AppError('territory.base', { territory: j + 1 });
	}
}

function checkDisruption({ disruption }: TerritoryProblem): void {
	if (!disruption) return;
	if (!(disruption.price >= 0 && disruption.price <= LARGEST)) wrong('price of moves');
	if (!(disruption.budget >= 0 && disruption.budget <= 1)) wrong('budget of moves');
	const bad = disruption.value.findIndex((value) => !isWithin(value, LARGEST) || value < 0);
	if (bad >= 0) throw new AppError('territory.moveValue', { unit: bad + 1 });
}

function checkEligibility({ eligibility, territories, x }: TerritoryProblem): void {
	if (!eligibility) return;
	const { group, allowed } = eligibility;
	if (allowed.length % territories !== 0) wrong('table of eligibility');
	const units = new Uint32Array(allowed.length / territories);
	for (let i = 0; i < x.length; i++) {
		const one = group[i] as number;
		if (one >= units.length) wrong('number of a group');
		units[one] = (units[one] as number) + 1;
	}
	for (let one = 0; one < units.length; one++) {
		if (units[one] === 0) continue;
		if (!allowed.subarray(one * territories, (one + 1) * territories).includes(1))
			throw new AppError('territory.nobodyMayServe', { group: one + 1, units: units[one] as number });
	}
}

function isWithin(value: number | undefined, limit: number): boolean {
	return value !== undefined && Math.abs(value) <= limit;
}

function wrong(detail: string): never {
	throw new AppError('internal', { detail: `territory: ${detail}` });
}
