import { afterEach, beforeEach, expect, test } from 'vitest';
import { USUAL_WORKLOAD } from '#src/core/model/index.ts';
import { tourSentence } from '#src/features/territories/map/tour-text.ts';
import { newPlan } from '#src/features/territories/plan-settings.ts';
import { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { Jobs } from '#src/state/jobs.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { Territories } from '#src/state/territories/territories.svelte.ts';
import type { TourState } from '#src/state/territories/work/tours.svelte.ts';
import { sampleSession } from './sample.ts';

let session: Session;
let state: Territories;
let view: PlanView;
beforeEach(async () => {
	const jobs = new Jobs();
	session = await sampleSession('zh-CN', jobs);
	state = new Territories(session, jobs);
	const plan = await newPlan(session, state);
	await state.making.create(plan);
	view = new PlanView(session, state, () => plan.id);
});
afterEach(() => session.close());

/** The territory with most of the customers for which something holds; the first of several. */
function leading(isIn: (row: number) => boolean): string | null {
	const counts = new Map<number, number>();
	view.figures?.owner.forEach((own, row) => {
		if (own >= 0 && isIn(row)) counts.set(own, (counts.get(own) ?? 0) + 1);
	});
	const [best] = [...counts].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
	return view.figures?.territories[best?.[0] ?? -1]?.name ?? null;
}

test('ST195 provinces and counties go to who has most of their customers, empty counties with their city', () => {
	const { places, divisions } = session.analysis.regions;
	if (!places || !divisions) throw new Error('no places');
	expect(view.areas).toBe(view.cityAreas);

	view.detail.show('province');
	expect(view.areas.get('320000')?.classId).toBe(leading((row) => places.province[row] === 320000));
	expect([...view.areas.keys()].every((code) => code.endsWith('0000'))).toBe(true);

	view.detail.show('district');
	expect(view.detail.mapLevel).toBe('county');
	const known = [...new Set(places.district)].filter((code) => code > 0);
	expect(known.length).toBeGreaterThan(0);
	for (const code of known)
		expect(view.areas.get(String(code))?.classId, String(code)).toBe(
			leading((row) => places.district[row] === code),
		);
	const city = divisions.below('610100').map(({ code }) => code);
	const empty = city.filter((code) => !known.includes(Number(code)));
	expect(empty.length).toBeGreaterThan(0);
	for (const code of empty)
		expect(view.areas.get(code)).toEqual({
			...{ value: 0, count: 0 },
			classId: view.cityAreas.get('610100')?.classId,
		});
});

test('ST196 a county is carried with its own customers only', () => {
	const { district } = session.analysis.regions.places ?? { district: new Int32Array() };
	view.detail.show('district');
	const code = district.find((each) => each > 0) ?? 0;
	view.board.begin(String(code));
	expect(view.board.heldRows).toEqual([...district.keys()].filter((row) => district[row] === code));
	view.board.cancel();
	view.board.cities = [String(code)];
	view.detail.show('city');
	expect(view.board.cities).toEqual([]);
});

test('ST197 customers on the map have the territory of the plan and their names', () => {
	expect(view.detail.points).toBeNull();
	view.detail.showCustomers('clusters');
	const { points } = view.detail;
	expect(points?.group).toBe(view.figures?.owner);
	expect(points?.name(0)).toBe(session.display.customer(0));
	expect(points?.isClustered).toBe(true);
	expect(view.detail.cities).toBe(false);
	view.detail.showCustomers('all');
	expect(view.detail.points?.isClustered).toBe(false);
	expect(view.detail.hulls).toBeNull();
	view.detail.showsHulls = true;
	expect(view.detail.hulls?.map(({ id }) => id)).toEqual(view.figures?.territories.map(({ name }) => name));
	const [first] = view.detail.hulls ?? [];
	const { longitude } = state.places;
	const own = [...longitude.keys()].filter(
		(row) => view.figures?.owner[row] === 0 && Number.isFinite(longitude[row]),
	);
	expect(Math.max(...(first?.corners ?? []).map(([x]) => x))).toBe(
		Math.max(...own.map((row) => longitude[row] ?? NaN)),
	);
});

test('ST198 a single customer is carried to another territory in one step', async () => {
	const row = view.figures?.owner.indexOf(0) ?? -1;
	const code = [...view.areas].find(([, { classId }]) => classId === view.figures?.territories[1]?.name)?.[0];
	view.board.beginCustomer(row);
	view.board.over(code ?? null);
	expect(view.board.heldRows).toEqual([row]);
	expect(view.board.effect).toMatchObject({ count: 1 });
	view.board.cancel();
	expect(view.board.effect).toBeNull();
	view.board.beginCustomer(row);
	view.board.over(code ?? null);
	view.board.end();
	await expect.poll(() => view.figures?.owner[row]).toBe(1);
	expect(view.board.customer).toBeNull();
});

/** The sketch of the tour of a territory, once it has come. */
async function tourOf(territory: number): Promise<TourState> {
	view.chosen = territory;
	view.detail.showsTour = true;
	await expect.poll(() => view.detail.tour?.sketch ?? null, { timeout: 20_000 }).not.toBeNull();
	return view.detail.tour as TourState;
}

test('ST199 the tour of the chosen territory goes to its customers from its base, in trips once visits are known', async () => {
	expect(view.detail.tour).toBeNull();
	const { sketch, hasBase } = await tourOf(0);
	const base = view.plan?.territories[0]?.base ?? null;
	const place = base === null ? undefined : session.analysis.regions.divisions?.get(base)?.place;
	expect(hasBase).toBe(place !== undefined);
	if (place) expect([sketch?.longitude[0], sketch?.latitude[0]]).toEqual([...place]);
	expect((sketch?.customers ?? 0) + (sketch?.nowhere ?? 0)).toBe(view.figures?.counts[0]);
	expect(sketch?.round).toBeNull();
	expect(view.detail.tourLine?.places).toHaveLength((sketch?.places ?? -1) + (hasBase ? 1 : 0));
	expect(tourSentence(view)).toContain(view.figures?.territories[0]?.name);

	state.workload.replace(USUAL_WORKLOAD);
	await expect.poll(() => view.detail.tour?.sketch?.round ?? null, { timeout: 20_000 }).not.toBeNull();
	expect(view.detail.tour?.sketch?.km).toBe(sketch?.km);
});

test('ST199 another territory has another tour; none is shown of none', async () => {
	const first = await tourOf(0);
	view.chosen = 1;
	expect(view.detail.tour).toBeNull();
	const second = await tourOf(1);
	expect(second.sketch?.km).not.toBe(first.sketch?.km);
	view.chosen = null;
	expect(view.detail.tour).toBeNull();
});

test('ST235 a territory that is shown closer is, whatever the map is made of; work on the plan does not move the map', async () => {
	view.approach(0);
	const name = view.figures?.territories[0]?.name;
	const own = () => [...view.areas].flatMap(([code, { classId }]) => (classId === name ? [code] : []));
	const shown = view.closeUp;
	expect([...(shown?.codes ?? [])]).toEqual(own());
	for (const level of ['province', 'district'] as const) {
		view.detail.show(level);
		expect([...(view.closeUp?.codes ?? [])]).toEqual(own());
		expect(own().length).toBeGreaterThan(0);
	}
	view.detail.show('city');
	await expect.poll(() => view.board.borders).not.toBeNull();
	const before = view.closeUp;
	expect(before?.codes).toEqual(shown?.codes);
	const code = own().find((each) => (view.areas.get(each)?.count ?? 0) > 0) ?? '';
	view.board.begin(code);
	const rows = view.board.heldRows;
	if (view.plan) state.edits.move(view.plan, [{ rows, to: 1 }]);
	view.board.cancel();
	await expect.poll(() => view.figures?.owner[rows[0] ?? -1]).toBe(1);
	expect(view.closeUp).toBe(before);
	view.approach(null);
	expect(view.closeUp).toBeNull();
});
