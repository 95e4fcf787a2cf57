import { flushSync, mount } from 'svelte';
import { computeView, type Table } from '#src/core/table/index.ts';
import { largeColumns, largeTable } from '../../component/grid/sheet.ts';
import Workbench from '../../component/grid/Workbench.svelte';
import { mountDomBody } from './dom-body.ts';
import '#src/styles/tokens.css';
import '#src/styles/base.css';

/** What the bench script asks of the page. */
export interface BenchPage {
	readonly table: Table;
	readonly ready: number;
	readonly workbench: { selection: { select(point: { row: number; col: number }): void } } | null;
}

const query = new URLSearchParams(location.search);
const rows = Number(query.get('rows') ?? 1000);
const columnCount = Number(query.get('cols') ?? 10);
const width = Number(query.get('width') ?? 1200);
const height = Number(query.get('height') ?? 730);
if (query.get('theme')) document.documentElement.dataset['theme'] = query.get('theme') ?? '';
document.body.style.margin = '0';
const root = document.getElementById('root');
if (!root) throw new Error('no root');

const full = largeTable(rows);
const table = { ...full, columns: full.columns.slice(0, columnCount) };
const plain = query.get('cells') === 'plain';
const start = performance.now();
let workbench: BenchPage['workbench'] = null;
if (query.get('body') === 'dom') {
	mountDomBody(root, table, largeColumns(table), width, height);
} else {
	const view = query.get('filter') ? computeView(table, [{ column: 'province', kind: 'in', values: ['江苏'], missing: false }], []) : null;
	workbench = mount(Workbench, {
		target: root,
		props: {
			table,
			view,
			columns: (current: Table) =>
				largeColumns(current).map((column) => (plain ? { ...column, chips: undefined, dataBar: undefined, trend: undefined } : column)),
			frozen: 2,
			profile: query.get('profile') !== null,
			width,
			height,
			edited: (id: string, row: number) => id === 'rep' && row === 3,
		},
	}) as BenchPage['workbench'];
	flushSync();
}
const ready = performance.now() - start;
Object.assign(window, { bench: { table, ready, workbench } satisfies BenchPage });
