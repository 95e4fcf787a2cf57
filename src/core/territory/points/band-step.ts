import { solvePart } from './solve.ts';

/** Changes of the active set before the step is taken as it is. */
const ROUNDS = 40;

/** Loads at some prices and how they fall with them, with the bands they are to hold. */
export interface BandModel {
	readonly price: Float64Array;
	readonly loads: Float64Array;
	/** Square, row by row. */
	readonly falls: Float64Array;
	readonly ridge: Float64Array;
	readonly floor: Float64Array;
	readonly ceiling: Float64Array;
}

interface SparseModel extends BandModel {
	readonly rowStart: Uint32Array;
	readonly columns: readonly number[];
	readonly entries: readonly number[];
}

/**
 * Prices that maximise the quadratic model of the dual: loads fall linearly with prices; above 0 a price asks for the ceiling,
 * below 0 for the floor, at 0 for anything between. A kink per price, as in the lasso, solved likewise by an active set of
 * signs (feature-sign search; Lee, Battle, Raina & Ng 2007).
 */
export function bandStep(given: BandModel): Float64Array {
	const model = sparse(given);
	const side = model.price.length;
	const price = model.price.slice();
	const signs = Float64Array.from(price, Math.sign);
	const base = multiply(model, price);
	for (let at = 0; at < side; at++) base[at] = (base[at] as number) + (model.loads[at] as number);
	awaken(model, base, price, signs);
	for (let round = 0; round < ROUNDS; round++) {
		const rows: number[] = [];
		const right = new Float64Array(side);
		for (let at = 0; at < side; at++) {
			if (signs[at] === 0) continue;
			rows.push(at);
			right[at] = (base[at] as number) - boundOf(model, at, signs[at] as number);
		}
		const wanted = solvePart(model.falls, rows, model.ridge, right);
		const crossing = rows.filter((at) => (wanted[at] as number) * (signs[at] as number) <= 0);
		if (crossing.length === 0) {
			price.set(wanted);
			if (!awaken(model, base, price, signs)) break;
		} else if (!jump(model, base, price, wanted, crossing, signs)) {
			walk(price, wanted, crossing, signs);
		}
	}
	return price;
}

/** Gives prices of 0 a sign where the model's load is outside the band; false when none is. */
function awaken(model: SparseModel, base: Float64Array, price: Float64Array, signs: Float64Array): boolean {
	const fallen = multiply(model, price);
	let isAny = false;
	for (let at = 0; at < price.length; at++) {
		if (signs[at] !== 0) continue;
		const load = (base[at] as number) - (fallen[at] as number);
		const [floor, ceiling] = [model.floor[at] as number, model.ceiling[at] as number];
		if (load > ceiling * (1 + 1e-9)) signs[at] = 1;
		else if (load < floor * (1 - 1e-9)) signs[at] = -1;
		if (signs[at] !== 0) isAny = true;
	}
	return isAny;
}

/** Takes the wanted prices with those of the wrong sign at 0, if that is better than before. */
function jump(
	model: SparseModel,
	base: Float64Array,
	price: Float64Array,
	wanted: Float64Array,
	crossing: readonly number[],
	signs: Float64Array,
): boolean {
	const tried = wanted.slice();
	for (const at of crossing) tried[at] = 0;
	if (!(valueOf(model, base, tried) > valueOf(model, base, price))) return false;
	price.set(tried);
	for (const at of crossing) signs[at] = 0;
	return true;
}

/** Goes towards the wanted prices until the first of them is 0. */
function walk(
	price: Float64Array,
	wanted: Float64Array,
	crossing: readonly number[],
	signs: Float64Array,
): void {
	let part = 1;
	let first = -1;
	for (const at of crossing) {
		const [from, to] = [price[at] as number, wanted[at] as number];
		const reached = from === to ? 0 : from / (from - to);
		if (first < 0 || reached < part) [part, first] = [reached, at];
	}
	for (let at = 0; at < price.length; at++)
		price[at] = (price[at] as number) + part * ((wanted[at] as number) - (price[at] as number));
	price[first] = 0;
	signs[first] = 0;
}

function valueOf(model: SparseModel, base: Float64Array, price: Float64Array): number {
	const fallen = multiply(model, price);
	let sum = 0;
	for (let at = 0; at < price.length; at++) {
		const own = price[at] as number;
		if (own !== 0)
			sum += own * ((base[at] as number) - (fallen[at] as number) / 2 - boundOf(model, at, Math.sign(own)));
	}
	return sum;
}

function boundOf({ floor, ceiling }: BandModel, at: number, sign: number): number {
	return (sign > 0 ? ceiling[at] : floor[at]) as number;
}

/** (falls + ridge) · price. */
function multiply({ ridge, rowStart, columns, entries }: SparseModel, price: Float64Array): Float64Array {
	const product = new Float64Array(price.length);
	for (let row = 0; row < price.length; row++) {
		let sum = (ridge[row] as number) * (price[row] as number);
		const end = rowStart[row + 1] as number;
		for (let at = rowStart[row] as number; at < end; at++)
			sum += (entries[at] as number) * (price[columns[at] as number] as number);
		product[row] = sum;
	}
	return product;
}

/** A territory has a handful of neighbours: only entries that are not 0. */
function sparse(model: BandModel): SparseModel {
	const { falls, price } = model;
	const side = price.length;
	const [rowStart, columns, entries] = [new Uint32Array(side + 1), [] as number[], [] as number[]];
	for (let row = 0; row < side; row++) {
		for (let at = 0; at < side; at++) {
			const entry = falls[row * side + at] as number;
			if (entry === 0) continue;
			columns.push(at);
			entries.push(entry);
		}
		rowStart[row + 1] = columns.length;
	}
	return { ...model, rowStart, columns, entries };
}
