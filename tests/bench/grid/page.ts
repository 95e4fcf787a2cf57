import { flushSync, mount, unmount } from 'svelte';
import { computeView, distinctValues, selectionStats, type Table } from '#src/core/table/index.ts';
import { largeColumns, largeTable } from '../../component/grid/sheet.ts';
import Workbench from '../../component/grid/Workbench.svelte';
import { mountDomBody } from './dom-body.ts';
import '#src/styles/tokens.css';
import '#src/styles/base.css';

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
const filter = query.get('filter')
	? computeView(table, [{ column: 'province', kind: 'in', values: ['江苏'], missing: false }], [])
	: null;

function mountWorkbench(target: HTMLElement) {
	const instance = mount(Workbench, {
		target,
		props: {
			table,
			view: filter,
			columns: (current: Table) =>
				largeColumns(current).map((column) =>
					plain ? { ...column, chips: undefined, dataBar: undefined, trend: undefined } : column,
				),
			frozen: 2,
			profile: query.get('profile') !== null,
			width,
			height,
		},
	});
	flushSync();
	return instance;
}

let mounted: ReturnType<typeof mountWorkbench> | null = null;
if (query.get('body') === 'dom') mountDomBody(root, table, largeColumns(table), width, height);
else mounted = mountWorkbench(root);
const ready = performance.now() - start;

const host = () => document.querySelector('textarea');
const select = (row: number, col: number) =>
	(mounted as unknown as WithSelection | null)?.selection.select({ row, col });
interface WithSelection {
	readonly selection: { select(point: { row: number; col: number }): void };
}

/** Milliseconds of an action, to the end of the frame that shows it when `painted`. */
async function clock(action: () => unknown, painted = false): Promise<number> {
	const begin = performance.now();
	action();
	if (painted) await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
	return performance.now() - begin;
}

function key(name: string): void {
	host()?.dispatchEvent(
		new KeyboardEvent('keydown', { key: name, ctrlKey: true, bubbles: true, cancelable: true }),
	);
}

async function paste(): Promise<number> {
	select(0, 2);
	const data = new DataTransfer();
	data.setData('text/plain', Array.from({ length: 5000 }, (_, i) => `省${i % 9}\t行业${i % 7}`).join('\r\n'));
	return clock(() => {
		host()?.dispatchEvent(
			new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
		);
		flushSync();
	}, true);
}

/** Largest difference from 28 px between neighbouring rows at the end of the table, in pixels of the canvas. */
async function pitch(): Promise<number> {
	select(0, 0);
	key('End');
	await new Promise((done) => setTimeout(done, 400));
	const lines = [...document.querySelectorAll('canvas')].flatMap(linesOf).sort((a, b) => a - b);
	if (lines.length < 15) return Number.NaN;
	return Math.max(...lines.slice(1).map((y, i) => Math.abs(y - (lines[i] ?? 0) - 28)));
}

/** Where a canvas has lines between rows, in pixels of the window. */
function linesOf(canvas: HTMLCanvasElement): number[] {
	const { top } = canvas.getBoundingClientRect();
	const column = canvas.getContext('2d')?.getImageData(2, 0, 1, canvas.height).data ?? [];
	const shade = (y: number) => (column[y * 4] ?? 0) + (column[y * 4 + 1] ?? 0) + (column[y * 4 + 2] ?? 0);
	const lines: number[] = [];
	for (let y = 1; y < canvas.height; y++) if (shade(y) < shade(y - 1) - 10) lines.push(top + y);
	return lines;
}

async function remount(): Promise<number> {
	if (mounted) await unmount(mounted);
	return clock(() => (mounted = mountWorkbench(root as HTMLElement)));
}

const whole = { top: 0, left: 0, bottom: rows - 1, right: columnCount - 1 };
const [firstColumn] = table.columns;
const actions: Record<string, () => Promise<number>> = {
	remount,
	paste,
	pitch,
	edge: () => {
		select(0, 5);
		return clock(() => key('ArrowDown'));
	},
	filter: () =>
		clock(() =>
			computeView(table, [{ column: 'industry', kind: 'in', values: ['风机'], missing: false }], []),
		),
	sort: () => clock(() => computeView(table, [], [{ column: 'amount', descending: true }])),
	sortText: () => clock(() => computeView(table, [], [{ column: 'name', descending: false }])),
	stats: () => clock(() => selectionStats(table, table.columns, null, [whole])),
	distinct: () => clock(() => firstColumn && distinctValues(table.columns[5] ?? firstColumn, null)),
};

const log = { frames: [] as number[], scrolled: 0, longTasks: 0, on: false };

/** Begins to note the length of every frame, whether the rows have moved in it, and the long tasks. */
function watch(): void {
	log.on = true;
	let last = performance.now();
	let at = 0;
	const body = document.querySelector('.body');
	const tick = (now: number) => {
		log.frames.push(now - last);
		last = now;
		const { scrollTop } = body ?? { scrollTop: 0 };
		if (scrollTop !== at) log.scrolled++;
		at = scrollTop;
		if (log.on) requestAnimationFrame(tick);
	};
	requestAnimationFrame(tick);
	new PerformanceObserver((list) => (log.longTasks += list.getEntries().length)).observe({
		type: 'longtask',
	});
}

function watched() {
	log.on = false;
	return { frames: log.frames, scrolled: log.scrolled, longTasks: log.longTasks };
}

const run = (action: string) => actions[action]?.() ?? Promise.resolve(Number.NaN);
const leave = () => (mounted ? unmount(mounted) : Promise.resolve());
Object.assign(window, { bench: { ready, run, watch, watched, unmount: leave } });
