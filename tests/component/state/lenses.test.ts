import { expect, test } from 'vitest';
import { bordersAt, loadBorders } from '#src/core/geo/index.ts';
import { columnWithRole, tableOfKind } from '#src/core/model/index.ts';
import { adjacencyOf, partsOf } from '#src/core/territory/areas/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import type { Lens, LensId } from '#src/features/territories/map/lens.ts';
import { lensOf } from '#src/features/territories/map/lenses.ts';
import { planTiles, tilesSubtitle } from '#src/features/territories/map/plan-tiles.ts';
import { freshDesk } from './desk.ts';

const desk = freshDesk();

const look = (view: PlanView, lens: LensId) => {
	view.lens = lens;
	return lensOf(view);
};
function seen(view: PlanView, lens: LensId): Lens {
	const found = look(view, lens);
	if (!('values' in found)) throw new Error(found.title);
	return found;
}

test('ST160 a plan of provinces colours every city by its province', async () => {
	const view = desk.viewOf(await desk.made({ areas: { level: 'province', bridges: true } }));
	await expect.poll(() => view.board.borders).not.toBeNull();
	const byProvince = new Map<string, Set<string | null | undefined>>();
	for (const [code, { classId }] of view.areas) {
		const province = code.slice(0, 2);
		byProvince.set(province, (byProvince.get(province) ?? new Set()).add(classId));
	}
	expect(byProvince.size).toBeGreaterThan(28);
	expect([...byProvince].filter(([, owners]) => owners.size > 1)).toEqual([]);
});

test('ST160 a plan of cities shows each territory in one piece, islands apart', async () => {
	const view = desk.viewOf(await desk.made({ areas: { level: 'city', bridges: true } }));
	await expect.poll(() => view.board.borders).not.toBeNull();
	const { divisions } = desk.session.analysis.regions;
	if (!divisions) throw new Error('divisions');
	const { codes, pairs } = bordersAt(await loadBorders(), 'city', divisions);
	const owners = codes.map((code) => view.areas.get(code)?.classId ?? null);
	const inside: number[] = [];
	for (let i = 0; i < pairs.length; i += 2) {
		const [a, b] = [pairs[i] as number, pairs[i + 1] as number];
		if (owners[a] !== null && owners[a] === owners[b]) inside.push(a, b);
	}
	const { part } = partsOf(adjacencyOf(codes.length, inside));
	const touching = new Set([...pairs]);
	for (const { name } of view.figures?.territories ?? []) {
		const parts = new Set(
			owners.flatMap((own, at) => (own === name && touching.has(at) ? [part[at] as number] : [])),
		);
		// The mainland is one part; Hainan has no border and counts as its own.
		const provinces = new Set(owners.flatMap((own, at) => (own === name ? [codes[at]?.slice(0, 2)] : [])));
		expect(parts.size).toBeLessThanOrEqual(provinces.has('46') ? 2 : 1);
	}
});

test('ST161 loads are shares of what is meant, with what is in the hand', async () => {
	const view = desk.viewOf(await desk.made());
	const lens = seen(view, 'load');
	const [code = '', area] = [...lens.values].find(([, { count }]) => count > 0) ?? [];
	const at = view.figures?.territories.findIndex(({ name }) => name === area?.classId) ?? -1;
	const share = 1 + (view.load?.balance.deviations[at] ?? 0);
	expect(area?.value).toBeCloseTo(share, 12);
	expect(lens.texts.lines?.(code).map(([, text]) => text)).toContain(area?.classId);

	const other = [...view.areas].find(([, { count, classId }]) => count > 0 && classId !== area?.classId);
	view.board.begin(code);
	view.board.over(other?.[0] ?? null);
	const held = seen(view, 'load').values.get(code);
	expect(held?.classId).toBe(other?.[1].classId);
	expect(held?.value).not.toBeCloseTo(share, 6);
	view.board.cancel();
});

test('ST161 potential is that of its column; without one the lens says what it would take', async () => {
	const view = desk.viewOf(await desk.made());
	const lens = seen(view, 'potential');
	const project = desk.session.open.current;
	const table = tableOfKind(project, 'customers');
	const column = table && columnWithRole(project, table, 'customer.potential');
	if (!table || !column) throw new Error('potential');
	const values = desk.state.values({ measure: { kind: 'column', column: column.id }, below: 0, above: 0 });
	const { places } = desk.session.analysis.regions;
	const sum = (values ?? new Float64Array()).reduce(
		(total, each, row) => total + ((places?.city[row] ?? 0) > 0 ? each : 0),
		0,
	);
	const shown = [...lens.values.values()].reduce((total, { value }) => total + (value ?? 0), 0);
	expect(shown / sum).toBeCloseTo(1, 9);
	expect(lens.note).toBeUndefined();
	expect(lens.table.rows.length).toBe([...view.areas.values()].filter(({ count }) => count > 0).length);

	const roles = { ...project.recipe.roles[table.id] };
	delete roles[column.id];
	desk.session.open.setRecipe(['roles', table.id], roles, { code: 'regionGroups', args: {} });
	const without = seen(view, 'potential');
	expect(without.note).toContain(view.load ? view.nameOf(view.load.criterion) : '');
});

test('ST162 changes are the customers with another owner than today, by city', async () => {
	const view = desk.viewOf(await desk.made());
	const lens = seen(view, 'change');
	const moved = view.figures?.moved?.rows ?? [];
	const { places } = desk.session.analysis.regions;
	const cities = new Set(moved.map((row) => String(places?.city[row] ?? 0)).filter((code) => code !== '0'));
	for (const code of cities) expect(lens.stripes?.has(code)).toBe(true);
	for (const [code, { value, classId }] of lens.values)
		if (!lens.stripes?.has(code)) expect([value, classId]).toEqual([0, 'quiet']);
	expect(lens.table.rows.length).toBe(lens.stripes?.size);
	expect(lens.table.columns.map(({ id }) => id)).toContain('move');

	expect('values' in look(desk.viewOf(null), 'change')).toBe(false);
});

test('ST163 tiles count every customer whose province is known; parts fill them', async () => {
	const view = desk.viewOf(await desk.made());
	const { places } = desk.session.analysis.regions;
	const placed = [...(places?.province ?? [])].filter((code) => code > 0).length;
	for (const id of ['territory', 'load', 'potential', 'change'] as const) {
		const { values, parts } = planTiles(view, seen(view, id));
		expect([...values.values()].reduce((sum, { count }) => sum + count, 0)).toBe(placed);
		for (const of of parts.values()) {
			expect(of.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
			expect(of.every(({ fill }) => fill.startsWith('var('))).toBe(true);
		}
		const said = tilesSubtitle(view, seen(view, id));
		expect(said).toContain(`n = ${placed}`);
		expect(said).toContain(`${(places?.province.length ?? 0) - placed} 个不在国内任何省`);
	}
});
