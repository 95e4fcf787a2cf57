import { classifyDense } from './density-model.ts';
import { gowerMeasure } from './gower-model.ts';
import { whitenings } from './gaussian.ts';
import type { CentreModel, ClusterModel, DensityModel, MixtureModel, PrototypeModel } from './model.ts';
import { toZ } from './scaling.ts';

/** Columns of the customers to classify, by row. */
export interface NewCustomers {
	readonly count: number;
	/** One per scaler of the model; NaN and infinite = missing. */
	readonly numbers: readonly Float64Array[];
	/** One per category column of the model; null = empty. */
	readonly categories?: readonly (readonly (string | null)[])[];
}

/** No standardised value counts as farther out, so that squares stay finite and distances comparable. */
const FARTHEST = 1e6;

/**
 * Cluster of each customer under a saved model, the lowest number where two are equally near; −1 where a number is missing,
 * and for noise. A category the model does not know differs from every mode.
 */
export function classify(
	model: ClusterModel,
	customers: NewCustomers,
	onProgress?: (done: number, total: number) => void,
): Int32Array {
	if (model.kind === 'density') return classifyNear(model, customers, onProgress);
	const measure = measureOf(model, customers);
	const z = new Float64Array(model.scalers.length);
	return Int32Array.from({ length: customers.count }, (_, row) =>
		standardise(model, customers, row, z) ? smallest(measure(z, row)) : -1,
	);
}

/** Writes the standardised numbers of a customer; false where one is missing. */
function standardise(
	{ scalers }: ClusterModel,
	{ numbers }: NewCustomers,
	row: number,
	z: Float64Array,
): boolean {
	for (let j = 0; j < z.length; j++) {
		const scaler = scalers[j];
		const value = numbers[j]?.[row] ?? Number.NaN;
		if (!scaler || !Number.isFinite(value)) return false;
		z[j] = Math.min(FARTHEST, Math.max(-FARTHEST, toZ(scaler, value)));
	}
	return true;
}

function classifyNear(
	model: DensityModel,
	customers: NewCustomers,
	onProgress?: (done: number, total: number) => void,
): Int32Array {
	const d = model.scalers.length;
	const z = new Float64Array(d);
	const rows = Array.from({ length: customers.count }, (_, row) => row);
	const known = rows.filter((row) => standardise(model, customers, row, z));
	const data = new Float64Array(known.length * d);
	known.forEach((row, i) => {
		standardise(model, customers, row, z);
		for (let j = 0; j < d; j++) data[j * known.length + i] = z[j] as number;
	});
	const found = classifyDense(model, { n: known.length, d, data }, onProgress);
	const labels = new Int32Array(customers.count).fill(-1);
	known.forEach((row, i) => (labels[row] = found[i] as number));
	return labels;
}

/** Writes how far a row is from each cluster; smaller is nearer. */
type Measure = (z: Float64Array, row: number) => Float64Array;

function measureOf(model: Exclude<ClusterModel, DensityModel>, customers: NewCustomers): Measure {
	if (model.kind === 'mixture') return mixtureMeasure(model);
	if (model.kind === 'prototypes') return prototypeMeasure(model, customers);
	if (model.kind === 'gower') {
		const measure = gowerMeasure(model);
		const { categories = [] } = customers;
		return (z, row) =>
			measure(
				z,
				categories.map((column) => column[row] ?? null),
			);
	}
	return centreMeasure(model);
}

function centreMeasure({ centres }: CentreModel | PrototypeModel): Measure {
	const out = new Float64Array(centres.length);
	return (z) => {
		centres.forEach((centre, c) => {
			let sum = 0;
			for (let j = 0; j < z.length; j++) sum += ((z[j] as number) - (centre[j] ?? 0)) ** 2;
			out[c] = sum;
		});
		return out;
	};
}

function prototypeMeasure(model: PrototypeModel, { categories = [] }: NewCustomers): Measure {
	const numbers = centreMeasure(model);
	return (z, row) => {
		const out = numbers(z, row);
		model.modes.forEach((modes, c) => {
			modes.forEach((mode, j) => {
				if ((categories[j]?.[row] ?? null) !== mode) out[c] = (out[c] as number) + model.gamma;
			});
		});
		return out;
	};
}

/** −2 · logarithm of weight × density. */
function mixtureMeasure(model: MixtureModel): Measure {
	const k = model.weights.length;
	const d = model.scalers.length;
	const isFull = model.covariance === 'full';
	const parts = whitenings(
		{
			k,
			d,
			covariance: model.covariance,
			weights: Float64Array.from(model.weights),
			means: Float64Array.from(model.means.flat()),
			covariances: Float64Array.from(model.covariances.flat()),
		},
		new Float64Array(d).fill(1e-6),
	);
	const out = new Float64Array(k);
	return (z) => {
		parts.forEach(({ offset, inverse }, c) => {
			const gaps = z.map((value, j) => value - (model.means[c]?.[j] ?? 0));
			let sum = -2 * offset;
			for (let row = 0; row < d; row++) {
				let line = 0;
				if (isFull)
					for (let j = 0; j <= row; j++) line += (inverse[row * d + j] as number) * (gaps[j] as number);
				else line = (inverse[row] as number) * (gaps[row] as number);
				sum += line * line;
			}
			out[c] = sum;
		});
		return out;
	};
}

function smallest(values: Float64Array): number {
	let best = -1;
	values.forEach((value, c) => {
		if (best < 0 || value < (values[best] as number)) best = c;
	});
	return best;
}
