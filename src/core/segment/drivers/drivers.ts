import { gather, hashText, moments, skewness, stableOrder } from '#src/core/stats/index.ts';
import { linearRegression, logisticRegression, type Predictor } from '#src/core/stats/regression/index.ts';
import { parameterBudget, propose } from './propose.ts';
import type { DriverRequest, Drivers } from './types.ts';

/** Skewness from which the logarithm of an outcome is the better target. */
const SKEWED = 2;
/** Rows that proposals are made from; the fit takes all. */
const SAMPLE = 20_000;

/** Proposes columns where none are chosen, and fits the outcome by them; the order of the rows does not matter. */
export function findDrivers(
	{ outcome, kind, log, chosen, inputs }: DriverRequest,
	report: (stage: 'propose' | 'fit', done: number, total: number | null) => void = () => undefined,
): Drivers {
	const order = stableOrder(outcome.length, null, [outcome, ...inputs.map(contentOf)]);
	const { min } = moments(outcome);
	const canLog = kind === 'linear' && min >= 0;
	const isLog = canLog && log;
	const isSkewed = canLog && skewness(gather(outcome, order)) > SKEWED;
	const target = isLog ? outcome.map((value) => Math.log1p(value)) : outcome;
	const known = order.filter((row) => Number.isFinite(target[row]));
	const count = inputs.length;
	const proposals = propose(target, inputs, known.slice(0, SAMPLE), budgetOf(target, kind, known), (done) =>
		report('propose', done, count),
	);
	const wanted = new Set(chosen ?? proposals.filter(({ why }) => why === null).map(({ column }) => column));
	const used = inputs.filter(({ id }) => wanted.has(id));
	report('fit', 0, null);
	const fit =
		kind === 'linear' ? linearRegression(target, used, order) : logisticRegression(target, used, order);
	const spread = Object.fromEntries(
		used.flatMap((input) => {
			const sd = input.kind === 'number' ? moments(gather(input.values, order)).sd : Number.NaN;
			return Number.isFinite(sd) ? [[input.id, sd]] : [];
		}),
	);
	return { kind, proposals, used: used.map(({ id }) => id), log: isLog, canLog, isSkewed, fit, spread };
}

/** Rows, or for an outcome of two kinds those of the rarer one, ÷ 10. */
function budgetOf(outcome: Float64Array, kind: DriverRequest['kind'], rows: Uint32Array): number {
	if (kind === 'linear') return parameterBudget(rows.length);
	let events = 0;
	for (const row of rows) events += outcome[row] === 1 ? 1 : 0;
	return parameterBudget(Math.min(events, rows.length - events));
}

/** What tells rows apart whatever the order of a dictionary. */
function contentOf(input: Predictor): Float64Array {
	if (input.kind === 'number') return input.values;
	const hashes = input.labels.map(hashText);
	return Float64Array.from(input.codes, (code) => hashes[code] ?? Number.NaN);
}
