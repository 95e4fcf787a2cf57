import { bestSteps, effectOf, rowsByArea, type PlanState } from '#src/core/territory/plan/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { customers } from './territory/customers.ts';
import type { BenchRow } from './row.ts';

const ROWS = 100_000;
const TERRITORIES = 50;
const CITIES = 400;
const MOVES = 200;

/** What a pointer move over the board of a plan asks for: loads and moved money with some cities in the hand; best steps. */
export function run(): Promise<BenchRow[]> {
	const { plan, areaOf, points } = planned();
	const areas = rowsByArea(areaOf);
	const rowsOf = (codes: readonly number[]) => codes.flatMap((code) => areas.get(code) ?? []);
	const random = createRandom(5);
	const city = () => 1 + Math.floor(random.next() * CITIES);
	const one = percentile(MOVES, () => {
		effectOf(plan, [{ rows: rowsOf([city()]), to: Math.floor(random.next() * TERRITORIES) }]);
	});
	const forty = percentile(MOVES, () => {
		const codes = Array.from({ length: 40 }, (_, i) => 1 + ((i * 9) % CITIES));
		effectOf(plan, [{ rows: rowsOf(codes), to: Math.floor(random.next() * TERRITORIES) }]);
	});
	const anew = percentile(MOVES / 4, () => void counted(plan));
	const steps = percentile(8, () => {
		bestSteps({
			...{ plan, territories: TERRITORIES, points, areas, held: new Uint8Array(ROWS) },
			...{ budget: 1, about: null, most: 5, near: () => null },
		});
	});
	const baseline = { name: 'loads counted anew', figure: anew };
	const size = `${ROWS / 1000}k customers × ${TERRITORIES}`;
	return Promise.resolve([
		{
			what: `${size}: a city in the hand, p95`,
			figure: one,
			unit: 'ms',
			baseline,
			goal: { kind: 'atMost', value: 12 },
		},
		{
			what: `${size}: 40 cities in the hand, p95`,
			figure: forty,
			unit: 'ms',
			baseline,
			goal: { kind: 'atMost', value: 12 },
		},
		{
			what: `${size}: five best steps, p95`,
			figure: steps,
			unit: 'ms',
			baseline,
			goal: { kind: 'atMost', value: 50 },
		},
	]);
}

function planned() {
	const { x, y, criteria } = customers(ROWS, TERRITORIES, 3);
	const values = criteria[0]?.values ?? new Float64Array(ROWS).fill(1);
	const cell = (at: number, size: number) => Math.min(19, Math.max(0, Math.floor(at / size)));
	const areaOf = Int32Array.from(x, (at, row) => 1 + cell(at, 100) * 20 + cell(y[row] as number, 75));
	const owner = areaOf.map((area) => (area - 1) % TERRITORIES);
	const total = values.reduce((sum, each) => sum + each, 0);
	const loads = new Array<number>(TERRITORIES).fill(0);
	owner.forEach((own, row) => (loads[own] = (loads[own] as number) + (values[row] as number)));
	const plan: PlanState = {
		...{ owner, today: owner.map((own) => (own + 1) % TERRITORIES), value: values, total, moved: total },
		...{ posts: loads.map(() => 1), pools: new Int32Array(TERRITORIES) },
		loads: [{ values, loads, targets: loads.map(() => total / TERRITORIES) }],
	};
	return { plan, areaOf, points: { x, y } };
}

/** The loads of all territories, counted over all rows. */
function counted({ owner, value }: PlanState): Float64Array {
	const sums = new Float64Array(TERRITORIES);
	owner.forEach((own, row) => (sums[own] = (sums[own] as number) + (value[row] as number)));
	return sums;
}

/** 95th percentile of the milliseconds that something takes. */
function percentile(times: number, work: () => void): number {
	const taken = Array.from({ length: times }, () => {
		const start = performance.now();
		work();
		return performance.now() - start;
	}).sort((a, b) => a - b);
	return taken[Math.floor(times * 0.95)] as number;
}
