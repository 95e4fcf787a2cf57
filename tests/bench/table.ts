import type { BenchRow } from './row.ts';

const HEAD = ['bench', 'what', 'figure', 'baseline', 'ratio', 'goal', 'held'];

/** The rows as a table with bars between the cells, readable as text and as Markdown. */
export function barTable(rows: readonly (BenchRow & { readonly bench: string })[]): string {
	const cells = [HEAD, ...rows.map(cellsOf)];
	const widths = HEAD.map((_, column) => Math.max(3, ...cells.map((row) => [...(row[column] ?? '')].length)));
	const line = (row: readonly string[]) =>
		`| ${widths.map((width, column) => pad(row[column] ?? '', width)).join(' | ')} |`;
	return [
		line(HEAD),
		`|${widths.map((width) => '-'.repeat(width + 2)).join('|')}|`,
		...cells.slice(1).map(line),
	].join('\n');
}

/** Whether the goal of a row is met; null without a goal, or with a goal on a ratio that has no baseline. */
export function isHeld({ figure, baseline, goal }: BenchRow): boolean | null {
	if (!goal) return null;
	if (goal.kind === 'atMost') return figure <= goal.value;
	if (goal.kind === 'atLeast') return figure >= goal.value;
	if (!baseline) return null;
	const ratio = figure / baseline.figure;
	return goal.kind === 'ratioAtMost' ? ratio <= goal.value : ratio >= goal.value;
}

function cellsOf(row: BenchRow & { readonly bench: string }): string[] {
	const { bench, what, figure, unit, baseline, goal } = row;
	const held = isHeld(row);
	return [
		bench,
		what,
		`${shown(figure)} ${unit}`,
		baseline ? `${baseline.name}: ${shown(baseline.figure)}` : '',
		baseline ? shown(figure / baseline.figure) : '',
		goal
			? `${goal.kind.startsWith('ratio') ? 'ratio ' : ''}${/Most$/.test(goal.kind) ? '≤' : '≥'} ${goal.value}`
			: '',
		held === null ? '' : held ? 'yes' : 'NO',
	];
}

/** Three significant digits, whole numbers from 100 up. */
function shown(figure: number): string {
	if (!Number.isFinite(figure)) return String(figure);
	return Math.abs(figure) >= 100
		? Math.round(figure).toLocaleString('en-US')
		: String(Number(figure.toPrecision(3)));
}

function pad(text: string, width: number): string {
	return text + ' '.repeat(width - [...text].length);
}
