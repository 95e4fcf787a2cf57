import { gather, hashText, moments, skewness, stableOrder } from '#src/core/stats/index.ts';
import { linearRegression, logisticRegression, type Predictor } from '#src/core/stats/regression/index.ts';
import { parameterBudget, propose } from './propose.ts';
import type { DriverRequest, Drivers, Proposal } from './types.ts';

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
	const sample = known.slice(0, SAMPLE);
	const budget = budgetOf(target, kind, known);
	const offer = (from: readonly Predictor[]) =>
		propose(target, from, sample, budget, (done) => report('propose', done, count));
	const fitted = (columns: readonly string[]) => {
		report('fit', 0, null);
		const used = inputs.filter(({ id }) => columns.includes(id));
		const regression = kind === 'linear' ? linearRegression : logisticRegression;
		return { used, fit: regression(target, used, order) };
	};
	const { proposals, used, fit } = chosen
		? { proposals: offer(inputs), ...fitted(chosen) }
		: withoutSeparators(inputs, offer, fitted);
	const spread = Object.fromEntries(
		used.flatMap((input) => {
			const sd = input.kind === 'number' ? moments(gather(input.values, order)).sd : Number.NaN;
			return Number.isFinite(sd) ? [[input.id, sd]] : [];
		}),
	);
	return { kind, proposals, used: used.map(({ id }) => id), log: isLog, canLog, isSkewed, fit, spread };
}

interface Fitted {
	readonly used: readonly Predictor[];
	readonly fit: Drivers['fit'];
}

/** The fit by the columns proposed; those that tell the outcome without error are not proposed while others are (DRV6). */
function withoutSeparators(
	inputs: readonly Predictor[],
	offer: (from: readonly Predictor[]) => readonly Proposal[],
	fitted: (columns: readonly string[]) => Fitted,
): Fitted & { readonly proposals: readonly Proposal[] } {
	const proposals = offer(inputs);
	const first = fitted(namesOf(proposals));
	if (first.fit.ok || first.fit.why !== 'separation') return { proposals, ...first };
	const separators = new Set(first.fit.terms.map(({ predictor }) => predictor));
	const others = inputs.filter(({ id }) => !separators.has(id));
	if (others.length === inputs.length) return { proposals, ...first };
	const next = withoutSeparators(others, offer, fitted);
	if (next.used.length === 0) return { proposals, ...first };
	const found = new Map(next.proposals.map((each) => [each.column, each]));
	return {
		...next,
		proposals: proposals.map(
			({ column }) => found.get(column) ?? { column, why: 'separates' as const, with: null },
		),
	};
}

function namesOf(proposals: readonly Proposal[]): string[] {
	return proposals.filter(({ why }) => why === null).map(({ column }) => column);
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
