import { levelsByCount } from '#src/core/stats/index.ts';
import { linearRegression, type Predictor } from '#src/core/stats/regression/index.ts';
import type { NotProposed, Proposal } from './types.ts';

const MOST = 8;
const MOST_LEVELS = 12;
const MOST_MISSING = 0.4;
const INFLATED = 5;
const CERTAIN = 0.05;
const PER_PARAMETER = 10;

interface Candidate {
	readonly input: Predictor;
	readonly terms: number;
	/** Share of the outcome's variance that it explains alone, adjusted. */
	readonly explains: number;
}

/**
 * Columns that explain most of the outcome without repeating each other (DRV1–DRV3).
 *
 * @param rows rows with a known outcome, in stable order; a sample will do
 * @param budget parameters that the rows allow
 */
export function propose(
	outcome: Float64Array,
	inputs: readonly Predictor[],
	rows: Uint32Array,
	budget: number,
	report: (done: number) => void,
): readonly Proposal[] {
	const found = new Map<string, Proposal>();
	const leave = (column: string, why: NotProposed, other: string | null = null) =>
		found.set(column, { column, why, with: other });
	const candidates: Candidate[] = [];
	inputs.forEach((input, done) => {
		report(done);
		const looked = lookAt(outcome, input, rows);
		if (typeof looked === 'string') leave(input.id, looked);
		else candidates.push(looked);
	});
	const taken: Predictor[] = [];
	let parameters = 0;
	for (const { input, terms } of candidates.sort((a, b) => b.explains - a.explains)) {
		if (taken.length === MOST) leave(input.id, 'enough');
		else if (parameters + terms > budget && taken.length > 0) leave(input.id, 'fewRows');
		else if (isInflated(outcome, [...taken, input], rows))
			leave(input.id, 'collinear', repeated(outcome, taken, input, rows));
		else {
			taken.push(input);
			parameters += terms;
			found.set(input.id, { column: input.id, why: null, with: null });
		}
	}
	return inputs.flatMap(({ id }) => found.get(id) ?? []);
}

function lookAt(outcome: Float64Array, input: Predictor, rows: Uint32Array): Candidate | NotProposed {
	const missing = missingShare(input, rows);
	if (missing === 1) return 'missing';
	if (missing > MOST_MISSING) return 'gaps';
	if (input.kind === 'category' && levelsByCount(input, rows).length > MOST_LEVELS) return 'tooManyLevels';
	const fit = linearRegression(outcome, [input], rows);
	if (!fit.ok) return fit.why === 'tooFewRows' ? 'fewRows' : 'constant';
	if (fit.f && fit.f.p >= CERTAIN) return 'weak';
	return { input, terms: fit.coefficients.length - 1, explains: fit.adjustedR2 };
}

function missingShare(input: Predictor, rows: Uint32Array): number {
	let missing = 0;
	for (const row of rows) {
		const isKnown =
			input.kind === 'number' ? Number.isFinite(input.values[row]) : (input.codes[row] ?? -1) >= 0;
		if (!isKnown) missing++;
	}
	return rows.length === 0 ? 1 : missing / rows.length;
}

function isInflated(outcome: Float64Array, inputs: readonly Predictor[], rows: Uint32Array): boolean {
	return inflationAmong(outcome, inputs, rows) > INFLATED;
}

/** Largest variance inflation among columns; infinite where one repeats the others exactly. */
function inflationAmong(outcome: Float64Array, inputs: readonly Predictor[], rows: Uint32Array): number {
	if (inputs.length < 2) return 1;
	const fit = linearRegression(outcome, inputs, rows);
	if (fit.dropped.some(({ why }) => why === 'collinear')) return Number.POSITIVE_INFINITY;
	if (!fit.ok) return 1;
	return fit.inflation.reduce((most, { vif }) => Math.max(most, vif), 1);
}

/** Of the columns taken, the one that a further column has most in common with. */
function repeated(
	outcome: Float64Array,
	taken: readonly Predictor[],
	input: Predictor,
	rows: Uint32Array,
): string | null {
	let [found, most]: [string | null, number] = [null, 0];
	for (const other of taken) {
		const inflation = inflationAmong(outcome, [other, input], rows);
		if (inflation > most) [found, most] = [other.id, inflation];
	}
	return found;
}

/** Parameters that so many rows allow. */
export function parameterBudget(rows: number): number {
	return Math.max(1, Math.floor(rows / PER_PARAMETER));
}
