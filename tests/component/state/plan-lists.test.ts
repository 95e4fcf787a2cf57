import { afterEach, expect, test } from 'vitest';
import { createRandom } from '#src/core/stats/index.ts';
import { createProject, importChange, type RoleId } from '#src/core/model/index.ts';
import { columnOf, createTable, type CellValue, type Column } from '#src/core/table/index.ts';
import { usualWorkload } from '#src/core/territory/workload/index.ts';
import { PlanMaker } from '#src/features/territories/plan-maker.svelte.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { Session } from '#src/state/session.svelte.ts';
import { TradeOff } from '#src/state/territories/figures/trade-off.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import { Store } from './sample.ts';

const jobs = new Jobs();
const opened: Session[] = [];
afterEach(async () => {
	for (const session of opened.splice(0)) await session.close();
});

const ROLES = {
	...{ id: 'customer.id', city: 'customer.city', owner: 'customer.owner' },
	...{ amount: 'customer.amount', tier: 'customer.tier' },
} satisfies Record<string, RoleId>;
type Lists = Partial<Record<keyof typeof ROLES | 'profit', readonly CellValue[]>>;

/** A list of customers with these columns, called by their roles. */
async function listed(values: Lists): Promise<{ session: Session; state: Territories }> {
	const columns = Object.entries(values).map(([id, cells]): Column => {
		const type = cells.some((each) => typeof each === 'number') ? 'number' : 'text';
		return columnOf({ id, name: id, type }, [...cells]);
	});
	const count = Object.values(values)[0]?.length ?? 0;
	const base = createProject(crypto.randomUUID(), 'List');
	const session = await Session.create(base, new Store(base).asProjects, jobs, () => '');
	opened.push(session);
	const roles = Object.fromEntries(Object.entries(ROLES).filter(([id]) => id in values));
	const imported = {
		tables: [createTable('c', 'Customers', 'customers', count, columns)],
		...{ roles: { c: roles }, analysisDate: null, currency: 'CNY', displayUnit: 'auto' as const },
	};
	session.open.apply(importChange(base, imported), { code: 'import', args: {} });
	await session.analysis.settled();
	return { session, state: new Territories(session, jobs) };
}

const CITIES = ['上海', '上海', '上海', '上海', '苏州', '苏州', '南京', '南京', '杭州', '杭州'];
const OWNERS = ['Li', 'Wu', 'Li', 'Wu', 'Li', 'Li', 'Li', 'Wu', 'Li', 'Li'];
const IDS = CITIES.map((_, row) => `K${row}`);

test('ST272 customers without ids have the same territory in any order of the rows, as far as anything tells them apart', async () => {
	const divided = async (list: readonly { city: string; owner: string; amount: number }[]) => {
		const { session, state } = await listed({
			city: list.map(({ city }) => city),
			owner: list.map(({ owner }) => owner),
			amount: list.map(({ amount }) => amount),
		});
		const plan = await newPlan(session, state);
		await state.making.create({
			...plan,
			criteria: [{ measure: { kind: 'customers' }, below: 0.1, above: 0.1 }],
		});
		const [made] = state.plans;
		const names = made?.territories.map(({ name }) => name) ?? [];
		const owner = made ? state.ownersIn(made) : [];
		return list.map((each, row) => [...Object.values(each), names[owner[row] ?? -1]].join(' ')).sort();
	};
	for (const seed of [1, 2, 3]) {
		const random = createRandom(seed);
		const one = <T>(of: readonly T[]) => of[Math.floor(random.next() * of.length)] as T;
		const rows = CITIES.map(() => ({
			city: one(CITIES),
			owner: one(['Li', 'Wu', 'Xu']),
			amount: one([0, 1, 2]),
		}));
		const first = await divided(rows);
		expect(await divided(rows.toReversed())).toEqual(first);
		expect(await divided([...rows.slice(5), ...rows.slice(0, 5)])).toEqual(first);
	}
});

test('ST272 where nobody brings any money customers are shared, and count when they move, in plans and along the curve', async () => {
	const amount = CITIES.map(() => 0);
	const { session, state } = await listed({ id: IDS, city: CITIES, owner: OWNERS, amount });
	expect(session.analysis.hasMoney).toBe(true);
	const plan = await newPlan(session, state);
	await state.making.create({ ...plan, budget: 0.1 });
	const [made = plan] = state.plans;
	const moved = state.ownersIn(made).filter((own, row) => own !== state.ownersToday(made)[row]);
	expect(moved).toHaveLength(1);
	const curve = new TradeOff(state, jobs);
	await curve.run(made);
	const points = curve.pointsOf(made);
	expect(points).toHaveLength(8);
	for (const point of points) expect(point.moved).toBeLessThanOrEqual(point.budget);
});

test('ST272 classes that are called like parts of the language are served like any other', async () => {
	const tier = CITIES.map((_, row) => ['constructor', '__proto__', 'toString', 'A'][row % 4] ?? '');
	const { session, state } = await listed({ id: IDS, city: CITIES, owner: OWNERS, tier });
	state.workload.replace(usualWorkload({ kind: 'column', column: 'tier' }));
	await expect.poll(() => state.workload.hours).not.toBeNull();
	const { otherwise } = session.open.current.recipe.workload ?? usualWorkload();
	expect(state.workload.served?.services).toEqual(tier.slice(0, 4).map(() => otherwise));
	expect(state.workload.hours?.every(Number.isFinite)).toBe(true);
});

test('ST272 a number of less than nothing is refused by its name and that of the customer', async () => {
	const profit = CITIES.map((_, row) => (row === 4 ? -900 : 10));
	const { session, state } = await listed({ id: IDS, city: CITIES, owner: OWNERS, profit });
	const maker = new PlanMaker(new PlanView(session, state, () => null), () => undefined);
	await maker.create();
	const [plan] = state.plans;
	if (!plan) throw new Error('plan');
	const loss = { measure: { kind: 'column', column: 'profit' }, below: 0.1, above: 0.1 } as const;
	await maker.remake(plan, { criteria: [...plan.criteria, loss] });
	expect(maker.fault).toEqual({ code: 'territory.negative', args: { criterion: 'profit', unit: 'K4' } });
	expect(state.plans).toEqual([plan]);
});
