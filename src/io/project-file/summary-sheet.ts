import type {
	Cell,
	CellRange,
	CellRow,
	CellStyle,
	ChartSpec,
	FormatRule,
	SheetSpec,
} from '#src/io/xlsx/write/index.ts';
import {
	bodyStyle,
	COLOURS,
	figureStyle,
	formatOf,
	headerStyle,
	isRight,
	STYLES,
	textWidth,
	totalStyle,
} from './palette.ts';
import { pageBreaks } from './page-breaks.ts';
import type { BlockPage } from './page-types.ts';
import type {
	ClassLook,
	KeyFigure,
	MoneyUnit,
	ProjectWorkbookInput,
	ReportTexts,
	SummaryBlock,
	SummaryChart,
	SummaryColumn,
} from './types.ts';

/** Columns: margin, then the tables, a gap, then the charts. */
const FIRST = 1;
const MIN_COLUMNS = 7;
const CHART_COLUMNS = 7;
const CHART_COLUMN_WIDTH = 9.5;
const NUMBER_WIDTH = 11.5;
const MAX_NUMBER_WIDTH = 26;
const ROW = 18;
const GAP = 10;
/** Rows a chart needs at least, counted from the header of its table. */
const MIN_CHART_ROWS = 10;
const MAX_CHART_ROWS = 24;

/** The summary: what the project found, as a page to read and to print. */
export function summarySheet(input: ProjectWorkbookInput): SheetSpec {
	const { project, texts, money, keyFigures, summaries } = input;
	const page: BlockPage = {
		...{ kind: 'blocks', sheet: texts.summarySheet, title: project.name, subtitle: input.subtitle },
		...{ figures: keyFigures, blocks: summaries, remarks: input.remarks },
	};
	return { ...blockSheet(page, texts.summarySheet, project.name, texts, money), tab: COLOURS.accent };
}

/** Key figures, tables and charts as a page to read and to print. */
export function blockSheet(
	{ title, subtitle, figures, blocks, remarks }: BlockPage,
	sheet: string,
	project: string,
	texts: ReportTexts,
	money: MoneyUnit,
): SheetSpec {
	const width = Math.max(MIN_COLUMNS, ...blocks.map((block) => block.columns.length));
	const page = new PageRows(sheet, width, money, texts);
	page.add(31.5, [null, { value: title, style: STYLES.title }]);
	page.add(18, [null, { value: subtitle, style: STYLES.subtitle }]);
	page.add(8, []);
	page.figures(figures);
	for (const block of blocks) page.block(block);
	for (const remark of remarks) page.remark(remark);
	return page.toSheet(blocks, project);
}

class PageRows {
	readonly #rows: CellRow[] = [];
	readonly #merges: CellRange[] = [];
	readonly #formats: { range: CellRange; rule: FormatRule }[] = [];
	readonly #charts: ChartSpec[] = [];
	/** First rows of blocks, which are kept together on a page. */
	readonly #starts: number[] = [];
	readonly #sheet: string;
	readonly #width: number;
	readonly #money: MoneyUnit;
	readonly #texts: ReportTexts;

	constructor(sheet: string, width: number, money: MoneyUnit, texts: ReportTexts) {
		this.#sheet = sheet;
		this.#width = width;
		this.#money = money;
		this.#texts = texts;
	}

	/** Last column of the page. */
	get #last(): number {
		return FIRST + this.#width + CHART_COLUMNS;
	}

	add(height: number, cells: readonly (Cell | null)[]): number {
		return this.#rows.push({ height, cells }) - 1;
	}

	/** Up to seven figures between two hairlines: label, value, what it counts. */
	figures(figures: readonly KeyFigure[]): void {
		if (figures.length === 0) return;
		const places = this.#places();
		const shown = figures.slice(0, places.length);
		const line = (height: number, rest: CellStyle | null, cell: (figure: KeyFigure) => Cell): void => {
			const cells: (Cell | null)[] = Array.from({ length: this.#last + 1 }, (_, c) =>
				rest && c >= FIRST ? { value: null, style: rest } : null,
			);
			const row = this.#rows.length;
			shown.forEach((figure, i) => {
				const [left, right] = places[i] ?? [FIRST, FIRST];
				cells[left] = cell(figure);
				if (right > left) this.#merges.push({ top: row, bottom: row, left, right });
			});
			this.add(height, cells);
		};
		line(20, STYLES.band, ({ label, kind }) => ({ value: this.#labelled(label, kind), style: STYLES.label }));
		line(28, null, ({ value, kind }) => ({
			value: this.#value(value, kind),
			style: figureStyle(kind, this.#money),
		}));
		line(20, STYLES.bandEnd, ({ note }) => ({ value: note ?? null, style: STYLES.figureNote }));
	}

	block(block: SummaryBlock): void {
		this.#starts.push(this.add(GAP, []));
		this.add(22, [null, { value: block.title, style: STYLES.section }]);
		if (block.note) this.add(16, [null, { value: block.note, style: STYLES.note }]);
		const header = this.add(28, [
			null,
			...block.columns.map(({ header: text, kind }) => ({
				value: this.#labelled(text, kind),
				style: headerStyle(isRight(kind), false, isRight(kind) ? 1 : 0),
			})),
		]);
		for (const row of block.rows)
			this.add(ROW, [
				null,
				...block.columns.map((column, c) => this.#bodyCell(row[c] ?? null, column, c, block.classes)),
			]);
		const top = header + 1;
		const bottom = header + block.rows.length;
		block.columns.forEach((column, c) => {
			if (!column.bar || block.rows.length === 0) return;
			this.#formats.push({
				range: { top, bottom, left: FIRST + c, right: FIRST + c },
				rule: { kind: 'dataBar', colour: COLOURS.accentLine },
			});
		});
		if (block.total) this.#total(block, block.total, top, bottom);
		if (block.chart && block.rows.length > 0) this.#chart(block, header);
	}

	remark({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): void {
		this.#starts.push(this.add(GAP, []));
		this.add(22, [null, { value: title, style: STYLES.section }]);
		for (const line of lines) {
			const row = this.#rows.length;
			const perLine = 24 + this.#width * NUMBER_WIDTH + CHART_COLUMNS * CHART_COLUMN_WIDTH;
			this.add(15 * Math.max(1, Math.ceil((textWidth(line) * 1.05) / perLine)) + 2, [
				null,
				{ value: line, style: STYLES.sentence },
			]);
			this.#merges.push({ top: row, bottom: row, left: FIRST, right: this.#last });
		}
	}

	toSheet(blocks: readonly SummaryBlock[], project: string): SheetSpec {
		const labels = (c: number): string[] =>
			blocks.flatMap(({ columns }) =>
				columns[c] ? [this.#labelled(columns[c].header, columns[c].kind)] : [],
			);
		const columns = [
			{ width: 2 },
			{ width: firstColumnWidth(blocks) },
			...Array.from({ length: this.#width - 1 }, (_, i) => ({ width: numberColumnWidth(labels(i + 1)) })),
			{ width: 3 },
			...Array.from({ length: CHART_COLUMNS }, () => ({ width: CHART_COLUMN_WIDTH })),
		];
		const together = this.#starts.map((start, i) => ({
			start,
			end: this.#starts[i + 1] ?? this.#rows.length,
		}));
		const characters = columns.reduce((sum, { width }) => sum + width, 0);
		const breaks = pageBreaks(this.#rows, together, characters);
		return {
			name: this.#sheet,
			visibility: 'visible',
			columns,
			body: { kind: 'cells', rows: this.#rows },
			gridLines: false,
			merges: this.#merges,
			formats: this.#formats,
			charts: this.#charts,
			print: {
				landscape: true,
				pagesWide: 1,
				breaks,
				footer: { left: project, right: this.#texts.pageOf('&P', '&N') },
			},
		};
	}

	/** Cells of the key figures: the wide first column alone, then pairs, then pairs below the charts. */
	#places(): [number, number][] {
		const places: [number, number][] = [[FIRST, FIRST]];
		for (let left = FIRST + 1; left + 1 < FIRST + this.#width; left += 2) places.push([left, left + 1]);
		const charts = FIRST + this.#width + 1;
		for (let left = charts; left + 1 <= this.#last && places.length < 7; left += 2)
			places.push([left, Math.min(left + 1, this.#last)]);
		return places;
	}

	#labelled(text: string, kind: SummaryColumn['kind']): string {
		return kind === 'money' ? this.#texts.withUnit(text, this.#money.label) : text;
	}

	#value(value: number | string | null, kind: SummaryColumn['kind']): number | string | null {
		return kind === 'money' && typeof value === 'number' ? value / this.#money.divisor : value;
	}

	#bodyCell(
		value: number | string | null,
		{ kind }: SummaryColumn,
		column: number,
		classes: readonly ClassLook[] | undefined,
	): Cell {
		const style = bodyStyle(kind, this.#money);
		const look = column === 0 ? classes?.find(({ name }) => name === value) : undefined;
		if (!look) return { value: this.#value(value, kind), style };
		return { value, style: { ...style, fill: look.tint, font: { colour: look.ink } } };
	}

	#total(block: SummaryBlock, total: readonly (number | string | null)[], top: number, bottom: number): void {
		const cells = block.columns.map(({ kind, sums }, c): Cell => {
			const value = this.#value(total[c] ?? null, kind);
			const style = totalStyle(kind, this.#money);
			if (!sums || block.rows.length === 0) return { value, style };
			const letter = String.fromCharCode(65 + FIRST + c);
			return { value, style, formula: `SUM(${letter}${top + 1}:${letter}${bottom + 1})` };
		});
		this.add(20, [null, ...cells]);
	}

	/** Beside its table; where the table is shorter than the chart, empty rows make room. */
	#chart(block: SummaryBlock, header: number): void {
		const { chart } = block;
		if (!chart) return;
		const rows = block.rows.slice(0, chart.rows ?? block.rows.length);
		const kind = block.columns[chart.value]?.kind ?? 'count';
		const height = Math.min(MAX_CHART_ROWS, Math.max(MIN_CHART_ROWS, rows.length + 2));
		const from = { row: header, column: FIRST + this.#width + 1 };
		while (this.#rows.length < header + height) this.add(ROW, []);
		const range = (column: number): CellRange => ({
			top: header + 1,
			bottom: header + rows.length,
			left: FIRST + column,
			right: FIRST + column,
		});
		const columns: NonNullable<SummaryChart['more']> = [
			{ value: chart.value, colour: chart.colour ?? COLOURS.mark },
			...(chart.more ?? []),
		];
		const marks = rows.map((row) => block.classes?.find(({ name }) => name === row[0])?.mark ?? COLOURS.mark);
		this.#charts.push({
			kind: chart.kind,
			title: this.#labelled(chart.title, kind),
			labels: !chart.more,
			...(chart.more && { legend: true }),
			valueFormat: formatOf(kind, this.#money),
			anchor: { from, to: { row: header + height, column: this.#last + 1 } },
			series: columns.map(({ value: column, colour, isLine }) => ({
				name: block.columns[column]?.header ?? '',
				colour,
				...(block.classes && !chart.more ? { pointColours: marks } : {}),
				...(isLine && { asLine: true }),
				categories: {
					ref: { sheet: this.#sheet, range: range(0) },
					values: rows.map((row) => String(row[0] ?? '')),
				},
				values: {
					ref: { sheet: this.#sheet, range: range(column) },
					values: rows.map((row) => {
						const value = this.#value(row[column] ?? null, kind);
						return typeof value === 'number' ? value : null;
					}),
				},
			})),
		});
	}
}

function firstColumnWidth(blocks: readonly SummaryBlock[]): number {
	const longest = blocks.reduce(
		(max, block) => block.rows.reduce((m, row) => Math.max(m, textWidth(String(row[0] ?? ''))), max),
		0,
	);
	return Math.min(36, Math.max(20, longest + 4));
}

function numberColumnWidth(headers: readonly string[]): number {
	const longest = headers.reduce((max, header) => Math.max(max, textWidth(header)), 0);
	return Math.min(MAX_NUMBER_WIDTH, Math.max(NUMBER_WIDTH, longest * 1.1 + 3));
}
