import { expect, test } from 'vitest';
import { createProject, type Project, type Scheme } from '#src/core/model/index.ts';
import {
	analyse as analyseHere,
	segmentQuery,
	segmentRequest,
	type SegmentQuery,
} from '#src/core/segment/index.ts';
import { explainClasses } from '#src/core/segment/explain/index.ts';
import { columnOf, createTable, packColumn, type Column } from '#src/core/table/index.ts';
import { SegmentClient } from '#src/compute/segment-client.ts';
import { clusterScheme, rfmScheme, tierScheme } from '../../support/segment-cases.ts';

const ROWS = 500;
const inputs = (['amount', 'recencyDays'] as const).map((metric) => ({
	measure: { kind: 'metric' as const, metric },
	log: 'auto' as const,
}));
const schemes: readonly Scheme[] = [
	rfmScheme(),
	tierScheme(),
	{ ...clusterScheme([]), inputs },
	tierScheme({ id: 'bad', cuts: [2] }),
];

function project(factor = 1, rows = ROWS): Project {
	const numbers = (id: string, type: 'number' | 'date', value: (row: number) => number) =>
		columnOf(
			{ id, name: id, type },
			Array.from({ length: rows }, (_, row) => value(row)),
		);
	const columns = [
		numbers('orders', 'number', (row) => 1 + (row % 13)),
		numbers('amount', 'number', (row) => factor * ((row * 31) % 977)),
		numbers('last', 'date', (row) => 45_000 + ((row * 7) % 300)),
	];
	const roles = {
		orders: 'customer.orderCount',
		amount: 'customer.amount',
		last: 'customer.lastOrderDate',
	} as const;
	const base = createProject('p', 'P');
	const table = createTable('t', 'T', 'customers', rows, columns);
	return { ...base, tables: [table], recipe: { ...base.recipe, schemes, roles: { t: roles } } };
}

/** The query of a project, noting which columns are packed. */
function queryOf(of: Project, packed: string[] = []): SegmentQuery {
	const query = segmentQuery(of, schemes);
	if (!query) throw new Error('query');
	const tables = query.tables.map(({ table, columns }) => ({
		table,
		columns: columns.map(({ column, pack }) => {
			const noted = () => {
				packed.push(column.id);
				return pack();
			};
			return { column, pack: noted };
		}),
	}));
	return { ...query, tables };
}

function here(of: Project) {
	const request = segmentRequest(of, schemes);
	if (!request) throw new Error('request');
	return analyseHere(request);
}

test('SEG2 the worker gives what the engine gives, with stages and faults', async () => {
	const client = new SegmentClient();
	const stages: string[] = [];
	const { result } = client.analyse(queryOf(project()), ({ stage }) => stages.push(stage));
	expect(await result).toEqual(here(project()));
	expect(new Set(stages)).toEqual(
		new Set([
			'segment.metrics',
			'segment.rfm',
			'segment.tiers',
			'segment.clusters',
			'segment.clusters.scan',
			'segment.clusters.cluster',
			'segment.clusters.stability',
		]),
	);
	client.dispose();
});

test('SEG2 with many customers two threads give what the engine gives, also after a run was cancelled', async () => {
	expect(globalThis.crossOriginIsolated).toBe(true);
	const client = new SegmentClient();
	const many = project(1, 17_000);
	const cancelled = client.analyse(queryOf(many), ({ stage }) => {
		if (stage.startsWith('segment.clusters')) cancelled.cancel();
	});
	await expect(cancelled.result).rejects.toMatchObject({ code: 'job.cancelled' });
	expect(await client.analyse(queryOf(many)).result).toEqual(here(many));
	client.dispose();
});

test('REQ4 a column goes to the worker once; one that has changed goes again', async () => {
	const client = new SegmentClient();
	const before = project();
	const packed: string[] = [];
	await client.analyse(queryOf(before, packed)).result;
	expect(packed).toEqual(['orders', 'amount', 'last']);
	const [table] = before.tables;
	const [, changed] = project(2).tables[0]?.columns ?? [];
	if (!table || !changed) throw new Error('table');
	const columns = table.columns.map((column) => (column.id === 'amount' ? changed : column));
	const after: Project = { ...before, tables: [{ ...table, columns }] };
	expect(await client.analyse(queryOf(after, packed)).result).toEqual(here(after));
	expect(packed).toEqual(['orders', 'amount', 'last', 'amount']);
	client.dispose();
});

test('SEG2 a cancelled analysis says so, and the next one gives its result', async () => {
	const client = new SegmentClient();
	const job = client.analyse(queryOf(project()));
	job.cancel();
	await expect(job.result).rejects.toMatchObject({ code: 'job.cancelled' });
	expect(await client.analyse(queryOf(project())).result).toEqual(here(project()));
	client.dispose();
});

test.each(['ward', 'hdbscan'] as const)(
	'CLS20 %s is cancelled while it works, and the next analysis gives its result',
	async (method) => {
		const client = new SegmentClient();
		const query = { ...queryOf(project()), schemes: [{ ...clusterScheme([], { method }), inputs }] };
		const started = new Promise<void>((resolve) => {
			const job = client.analyse(query, ({ stage }) => {
				if (stage !== 'segment.clusters.scan') return;
				job.cancel();
				resolve();
			});
			void expect(job.result).rejects.toMatchObject({ code: 'job.cancelled' });
		});
		await started;
		expect(await client.analyse(queryOf(project())).result).toEqual(here(project()));
		client.dispose();
	},
);

/** Which customers are large, explained by the columns of a project; notes which columns are packed. */
function explanationOf(of: Project, packed: string[] = []) {
	const { columns = [] } = of.tables[0] ?? {};
	const classOf = Uint8Array.from({ length: ROWS }, (_, row) => Number((row * 31) % 977 > 400));
	const plain = { classOf, classes: 2, depth: 2, minLeaf: 5 };
	const pack = (column: Column) => () => {
		packed.push(column.id);
		return packColumn(column).value;
	};
	return {
		ask: (client: SegmentClient) =>
			client.ask(
				'explain',
				plain,
				columns.map((column) => ({ column, pack: pack(column) })),
			),
		here: explainClasses({ ...plain, columns }),
	};
}

test('EXP1 the worker gives the tree that the engine gives, from columns it holds already', async () => {
	const client = new SegmentClient();
	const of = project();
	const packed: string[] = [];
	await client.analyse(queryOf(of)).result;
	const { ask, here: expected } = explanationOf(of, packed);
	expect(await ask(client).result).toEqual(expected);
	expect(packed).toEqual([]);
	expect(await client.analyse(queryOf(of)).result).toEqual(here(of));
	client.dispose();
});

test('EXP1 a cancelled explanation ends alone: the analysis before it has its result, and the next one too', async () => {
	const client = new SegmentClient();
	const of = project();
	const analysis = client.analyse(queryOf(of));
	const { ask, here: expected } = explanationOf(of);
	const waiting = ask(client);
	waiting.cancel();
	await expect(waiting.result).rejects.toMatchObject({ code: 'job.cancelled' });
	expect(await analysis.result).toEqual(here(of));
	const running = ask(client);
	await new Promise((resolve) => setTimeout(resolve));
	running.cancel();
	await expect(running.result).rejects.toMatchObject({ code: 'job.cancelled' });
	expect(await ask(client).result).toEqual(expected);
	client.dispose();
});
