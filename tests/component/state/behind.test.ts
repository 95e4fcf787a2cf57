import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import { tableOfKind } from '#src/core/model/index.ts';
import { defaultRfm } from '#src/core/segment/starting-schemes.ts';
import { rowIdAt, viewLength } from '#src/core/table/index.ts';
import ClassTable from '#src/features/segments/ClassTable.svelte';
import { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import { changeScheme } from '#src/features/segments/scheme-edits.ts';
import { exampleRows, showRows } from '#src/features/regions/open-places.ts';
import CustomerCard from '#src/features/tables/CustomerCard.svelte';
import { Jobs } from '#src/state/jobs.svelte.ts';
import { shareOfSales } from '#src/state/tables/result-rows.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { sampleSession } from './sample.ts';

let session: Session;
beforeEach(async () => {
	session = await sampleSession('zh-CN', new Jobs());
});
afterEach(() => session.close());

const customers = () => {
	const table = tableOfKind(session.open.current, 'customers');
	if (!table) throw new Error('customers');
	return table;
};

/** Takes the first customers away and puts a new one first, so that results are those of other rows until the next ones. */
function shiftRows(gone: number): void {
	const label = { code: 'grid.edit', args: {} };
	const table = customers();
	const rows = Array.from({ length: gone }, (_, row) => rowIdAt(table, row));
	session.open.apply({ kind: 'deleteRows', table: table.id, groups: [{ at: 0, rows, values: {} }] }, label);
	const fresh = [customers().nextRowId];
	session.open.apply(
		{ kind: 'insertRows', table: table.id, groups: [{ at: 0, rows: fresh, values: {} }] },
		label,
	);
	expect(session.analysis.isBehind).toBe(true);
}

describe('while results are those of earlier rows', () => {
	test('ST37 a card shows the classes of its own customer, and none for a new one', async () => {
		const cards = async (row: number) => {
			const screen = await render(CustomerCard, { session, row });
			const text = screen.container.querySelector('header')?.textContent;
			const reasons = screen.container.querySelector('section')?.textContent;
			await screen.unmount();
			return [text, reasons];
		};
		const before = await cards(5);
		const other = await cards(2);
		expect(before).not.toEqual(other);
		shiftRows(4);
		expect(await cards(2)).toEqual(before);
		const screen = await render(CustomerCard, { session, row: 0 });
		expect(screen.container.querySelectorAll('.reason').length).toBe(0);
		await screen.unmount();
	});

	test('ST37 shares, sizes and differences of classes follow the customers', () => {
		const view = new SchemeView(session, () => null);
		const { result } = view;
		if (!result) throw new Error('result');
		const idOf = (row: number) => rowIdAt(customers(), row);
		const [largest = -1] = view.listed;
		const name = session.display.customer(largest);
		const ids = view.listed.map(idOf);
		const amounts = session.analysis.metrics?.amount ?? new Float64Array();
		const known = new Map(Array.from(amounts, (amount, row) => [idOf(row), { amount, row }] as const));

		shiftRows(4);
		expect(view.result).toBe(result);
		const still = ids.filter((id) => id > 4);
		expect(view.listed.slice(0, still.length).map(idOf)).toEqual(still);
		expect([0, 4].map((row) => view.customerAt(row))).toEqual([null, 1]);
		view.explain(view.customerAt(largest));
		expect(session.display.customer(view.explained ?? -1)).toBe(name);

		const column = 'metric:amount';
		session.sheets.setFilter(customers().id, column, { column, kind: 'range', min: 40_000, max: null });
		const kept = [...(session.sheets.customerView ?? [])];
		expect(kept.length).toBeGreaterThan(10);
		const counts = result.classes.map(() => 0);
		let sum = 0;
		for (const { amount, row } of kept
			.map((at) => known.get(idOf(at)))
			.filter((each) => each !== undefined)) {
			const at = result.classOf[row] ?? -1;
			counts[at] = (counts[at] ?? 0) + 1;
			sum += amount;
		}
		expect(view.rows.map(({ count }) => count)).toEqual(counts);
		const total = amounts.reduce((all, amount) => all + (amount || 0), 0);
		expect(shareOfSales(session, kept)).toBeCloseTo(sum / total, 12);
	});

	test('ST37 examples of an open place are the customers it was found at', () => {
		const names = () =>
			session.analysis.regions.open.map((place) =>
				exampleRows(session, place).map((row) => session.display.customer(row)),
			);
		const before = names();
		expect(before.flat().length).toBeGreaterThan(3);
		shiftRows(1);
		expect(names()).toEqual(before);
	});
});

describe('figures on the move', () => {
	test('ST73 they wait for their result, and an undo before it gives those of the last result back', async () => {
		const view = new SchemeView(session, () => null);
		const { scheme, rows } = view;
		if (scheme?.kind !== 'rfm') throw new Error('RFM');
		const before = rows.map(({ count }) => count);
		const elsewhere = before.map((count) => ({
			count: count + 1,
			amount: 0,
			orders: 0,
			recency: 0,
			dated: 0,
		}));
		const shown = () => view.rows.map(({ count }) => count);
		const live = elsewhere.map(({ count }) => count);
		view.follow({ classes: elsewhere });
		expect(shown()).toEqual(live);
		changeScheme(session, scheme, { bins: 4 });
		expect(shown()).toEqual(live);
		session.open.undo();
		expect(shown()).toEqual(before);

		view.follow({ classes: elsewhere });
		changeScheme(session, scheme, { bins: 4 });
		expect(shown()).toEqual(live);
		await expect.poll(() => view.result?.version, { timeout: 20_000 }).toBe(view.scheme?.version);
		expect(shown()).not.toEqual(live);
	});

	test('ST77 a table follows what is dragged while its rows can be seen, and has all once they are scrolled to', async () => {
		const view = new SchemeView(session, () => null);
		const { result } = view;
		if (!result) throw new Error('result');
		const screen = await render(ClassTable, { view, result });
		const first = () => screen.container.querySelector('tbody td.end')?.textContent.trim();
		const live = (count: number) =>
			view.follow({
				classes: view.settled.map(() => ({ count, amount: 1, orders: 1, recency: 1, dated: 1 })),
			});
		const before = first();
		live(77);
		await expect.poll(first).toBe('77');

		screen.container.style.paddingTop = '300vh';
		await expect.poll(first).toBe(before);
		live(78);
		expect(first()).toBe(before);
		screen.container.querySelector('tbody')?.scrollIntoView();
		await expect.poll(first).toBe('78');
		await screen.unmount();
	});
});

describe('the customers of an open place', () => {
	test('ST38 as many are shown as are counted', () => {
		const { regions } = session.analysis;
		expect(regions.open.length).toBeGreaterThan(3);
		for (const place of regions.open) {
			expect(showRows(session, place)).toBe(true);
			const { active, view } = session.sheets;
			expect([place.text, active && viewLength(active, view)]).toEqual([place.text, place.rows]);
		}
	});

	test('ST38 a settled customer with the same district is not among them', async () => {
		const table = customers();
		const roles = session.open.current.recipe.roles[table.id] ?? {};
		const columnOf = (role: string) => Object.keys(roles).find((id) => roles[id] === role) ?? '';
		const open = session.analysis.regions.open.find(({ texts }) =>
			texts.every(({ province, city }) => !province && city),
		);
		const city = open?.texts[0]?.city ?? '';
		const row = table.rowCount - 1;
		const cells = [
			['customer.province', '江苏省'],
			['customer.city', city],
		] as const;
		const patches = cells.map(([role, after]) => ({
			column: columnOf(role),
			rows: [rowIdAt(table, row)],
			before: [null],
			after: [after],
		}));
		session.open.apply({ kind: 'setCells', table: table.id, patches }, { code: 'grid.edit', args: {} });
		await session.analysis.settled();
		const place = session.analysis.regions.open.find(({ text }) => text === open?.text);
		if (!place) throw new Error('place');
		expect(place.rows).toBe(open?.rows);
		showRows(session, place);
		expect(session.sheets.view?.length).toBe(place.rows);
		expect(session.sheets.view).not.toContain(row);
	});
});

test('ST75 a proposed scheme is shown for everyone, and what is chosen in it narrows nothing', async () => {
	const proposal = { ...defaultRfm('goal-rfm'), segmentMap: 'ten' as const };
	const view = new SchemeView(
		session,
		() => null,
		() => 'scheme',
		() => proposal,
	);
	const column = 'metric:amount';
	session.sheets.setFilter(customers().id, column, { column, kind: 'range', min: 40_000, max: null });
	const shown = session.sheets.customerView?.length;
	const { seq } = session.open.current;
	session.analysis.compare(proposal);
	await session.analysis.settled();
	expect(view.totals.count).toBe(customers().rowCount);
	expect(view.isReadOnly).toBe(true);

	const [first, second] = view.rows;
	view.choose(second?.id ?? '');
	expect(view.chosenIndex).toBe(1);
	view.choose(second?.id ?? '');
	expect(view.chosenIndex).toBeNull();
	view.choose(first?.id ?? '');
	view.chooseCell({ recency: 5, frequency: 4 });
	expect([view.chosenIndex, view.cell]).toEqual([null, '5 4']);
	expect(session.sheets.customerView?.length).toBe(shown);
	expect(session.open.current.seq).toBe(seq);
	session.analysis.compare(null);
});
