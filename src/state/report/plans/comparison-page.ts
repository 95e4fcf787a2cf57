import { DISRUPTION_CLASSES } from '#src/core/territory/reasons/index.ts';
import { capital } from '#src/i18n/capital.ts';
import { formatInteger, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import type { BlockPage, KeyFigure, SummaryBlock, SummaryColumn } from '#src/io/project-file/index.ts';
import { bandText } from '#src/state/territories/figures/band-text.ts';
import { disruptionName } from '#src/state/territories/figures/disruption-names.ts';
import type { LoadFigures } from '#src/state/territories/figures/plan-figures.ts';
import { loadLook, pageName, territoryLooks, todayOf, type SheetScene } from './scenes.ts';
import { proofLine, settingsLine } from './territory-page.ts';
import { movedName } from '#src/state/territories/figures/moves-text.ts';

type Row = (number | string | null)[];

/** Territories in a chart, and ways of customers in a table. */
const [MOST_BARS, MOST_WAYS] = [40, 30];
const COLOURS = { before: 'C6CDD2', limit: 'CD7915' };

/** What the plan changes against today: loads, fairness, who gives to whom; with charts. Null without a today. */
export function comparisonPage(scene: SheetScene): BlockPage | null {
	const { plan, figures, today, display } = scene;
	if (!today || figures.loads.length === 0) return null;
	const options = { locale: display.locale };
	return {
		kind: 'blocks',
		sheet: pageName(plan.name, (name) => m.plansheets_comparison_sheet({ plan: name }, options)),
		title: m.plansheets_comparison_title({ plan: plan.name }, options),
		subtitle: settingsLine(scene),
		figures: keyFigures(scene),
		blocks: [
			...figures.loads.map((load) => loadBlock(scene, load)),
			fairness(scene),
			...disruption(scene),
			...ways(scene),
		],
		remarks: [{ title: m.layers_proof({}, options), lines: [proofLine(scene), definitions(scene)] }],
	};
}

function keyFigures({ figures, today, moves, plan, session, display }: SheetScene): KeyFigure[] {
	const options = { locale: display.locale };
	const [after, before] = [figures.loads[0]?.balance, today?.loads[0]?.balance];
	const was = (value: string) => ({ note: m.plansheets_before({ value }, options) });
	const moved: KeyFigure = {
		...{ label: movedName(session, display.locale), value: figures.moved?.share ?? null, kind: 'percent' },
		note:
			plan.budget < 1
				? m.territories_budget({ share: formatPercent(plan.budget) }, options)
				: m.territories_budget_any({}, options),
	};
	return [
		{
			...{ label: capital(m.territories_index({}, options)), value: after?.index ?? null, kind: 'days' },
			...was(formatNumber(before?.index ?? null, { decimals: 0 })),
		},
		{
			...{ label: m.plansheets_inside({}, options), kind: 'text' },
			value: `${formatInteger(after?.inside ?? 0)} / ${formatInteger(figures.territories.length)}`,
			...was(`${formatInteger(before?.inside ?? 0)} / ${formatInteger(today?.territories.length ?? 0)}`),
		},
		{ label: m.plansheets_moved({}, options), value: moves.length, kind: 'count' },
		...(session.analysis.hasMoney ? [moved] : []),
		{
			...{ label: m.plansheets_distance({}, options), value: figures.distanceKm, kind: 'count' },
			...was(formatNumber(today?.distanceKm ?? null, { decimals: 0 })),
		},
	];
}

/** Load of each territory today and in the plan, beside what is allowed. */
function loadBlock(scene: SheetScene, load: LoadFigures): SummaryBlock {
	const { figures, today, display } = scene;
	const options = { locale: display.locale };
	const { name, kind } = loadLook(load, display);
	const old = today?.loads.find(({ criterion }) => criterion === load.criterion);
	const band = bandText(load.criterion, options);
	const columns: SummaryColumn[] = [
		{ header: m.territories_column_territory({}, options), kind: 'class' },
		{ header: m.plansheets_today({ measure: name }, options), kind, sums: true },
		{ header: m.plansheets_planned({ measure: name }, options), kind, sums: true, bar: true },
		{ header: m.plansheets_shareToday({}, options), kind: 'percent' },
		{ header: m.plansheets_sharePlanned({}, options), kind: 'percent' },
		{ header: m.plansheets_floor({}, options), kind: 'percent' },
		{ header: m.plansheets_ceiling({}, options), kind: 'percent' },
	];
	return {
		title: m.plansheets_loads_title(
			{
				measure: name,
				inside: formatInteger(load.balance.inside),
				count: formatInteger(figures.territories.length),
				band,
				before: formatInteger(old?.balance.inside ?? 0),
			},
			options,
		),
		note: (new Set(figures.pools).size > 1 ? m.plansheets_loads_notePools : m.plansheets_loads_note)(
			{},
			options,
		),
		columns,
		rows: loadRows(scene, load, old),
		total: [m.report_total({}, options), sum(old?.loads ?? []), sum(load.loads), null, null, null, null],
		classes: territoryLooks(scene),
		chart: {
			...{ kind: 'column', title: m.plansheets_loads_chart({ measure: name }, options), value: 3 },
			rows: MOST_BARS,
			colour: COLOURS.before,
			more: [
				{ value: 4, colour: '2879A0' },
				{ value: 5, colour: COLOURS.limit, isLine: true },
				{ value: 6, colour: COLOURS.limit, isLine: true },
			],
		},
	};
}

/** Who has a territory in the plan, then who has one today only. */
function loadRows(scene: SheetScene, load: LoadFigures, old: LoadFigures | undefined): Row[] {
	const { figures, today } = scene;
	const { above, below } = load.criterion;
	const before = todayOf(scene, load);
	const gone = today?.territories.flatMap((each, j) =>
		figures.territories.some((other) => (other.today ?? other.name) === each.name) ? [] : [j],
	);
	const rows = figures.territories.map((each, j): Row => {
		const was = before[j];
		const share = load.targets[j] === 0 ? null : 1 + (load.balance.deviations[j] ?? 0);
		return [
			each.name,
			was?.load ?? null,
			load.loads[j] ?? 0,
			was?.share ?? null,
			share,
			1 - below,
			1 + above,
		];
	});
	const leaving = (gone ?? []).map((j): Row => [
		...[today?.territories[j]?.name ?? '', old?.loads[j] ?? 0, null],
		...[1 + (old?.balance.deviations[j] ?? 0), null, 1 - below, 1 + above],
	]);
	return [...rows, ...leaving];
}

/** Figures of fairness and distance, today and in the plan. */
function fairness({ figures, today, display }: SheetScene): SummaryBlock {
	const options = { locale: display.locale };
	const [after, before] = [figures.loads[0]?.balance, today?.loads[0]?.balance];
	const row = (name: string, was: number | null | undefined, is: number | null | undefined): Row => {
		const [a, b] = [finite(was), finite(is)];
		return [name, a, b, a !== null && b !== null ? b - a : null];
	};
	return {
		title: m.territories_facts({}, options),
		note: m.plansheets_fairness_note({}, options),
		columns: [
			{ header: m.plansheets_measure({}, options), kind: 'text' },
			{ header: m.plansheets_todayHead({}, options), kind: 'decimal' },
			{ header: m.plansheets_planHead({}, options), kind: 'decimal' },
			{ header: m.plansheets_change({}, options), kind: 'decimal' },
		],
		rows: [
			row(capital(m.territories_index({}, options)), before?.index, after?.index),
			row(m.territories_fact_spread({}, options), before?.spread, after?.spread),
			row(m.territories_fact_cv({}, options), before?.cv, after?.cv),
			row(m.territories_fact_gini({}, options), before?.gini, after?.gini),
			row(m.plansheets_distance({}, options), today?.distanceKm, figures.distanceKm),
		],
		total: null,
	};
}

interface Way {
	readonly from: string;
	readonly to: string;
	count: number;
	amount: number;
}

/** Who gives customers to whom, the largest first. */
function waysOf({ moves, state }: SheetScene): readonly Way[] {
	const found = new Map<string, Way>();
	for (const { from, to, row } of moves) {
		const key = JSON.stringify([from, to]);
		let way = found.get(key);
		if (!way) found.set(key, (way = { from, to, count: 0, amount: 0 }));
		way.count += 1;
		way.amount += state.value[row] ?? 0;
	}
	return [...found.values()].sort((a, b) => b.amount - a.amount || b.count - a.count);
}

function ways(scene: SheetScene): readonly SummaryBlock[] {
	const { moves, state, figures, session, display } = scene;
	if (moves.length === 0) return [];
	const options = { locale: display.locale };
	const { hasMoney } = session.analysis;
	const all = waysOf(scene);
	const shown = all.slice(0, MOST_WAYS);
	const total = sum(state.value.map((value) => Math.max(0, value)));
	const money = (amount: number): Row => (hasMoney ? [amount, total > 0 ? amount / total : null] : []);
	const moneyColumns: SummaryColumn[] = [
		{ header: m.report_column_amount({}, options), kind: 'money', sums: true },
		{ header: m.report_column_amountShare({}, options), kind: 'percent', bar: true },
	];
	const args = {
		ways: formatInteger(all.length),
		customers: formatInteger(moves.length),
		share: formatPercent(figures.moved?.share ?? null),
	};
	return [
		{
			title: (hasMoney ? m.plansheets_ways_title : m.plansheets_ways_titleCount)(args, options),
			...(all.length > shown.length && {
				note: m.plansheets_ways_note({ count: formatInteger(shown.length) }, options),
			}),
			columns: [
				{ header: m.territories_column_move({}, options), kind: 'text' },
				{ header: m.report_column_customers({}, options), kind: 'count', sums: true },
				...(hasMoney ? moneyColumns : []),
			],
			rows: shown.map(({ from, to, count, amount }): Row => [
				m.territories_move({ from, to }, options),
				...[count, ...money(amount)],
			]),
			total: [
				m.report_total({}, options),
				...[sum(shown.map(({ count }) => count)), ...money(sum(shown.map(({ amount }) => amount)))],
			],
			chart: hasMoney
				? { kind: 'bar', title: m.territories_moved({}, options), value: 2, rows: 12 }
				: { kind: 'bar', title: m.plansheets_moved({}, options), value: 1, rows: 12 },
		},
	];
}

/** What the moves mean for the customers. */
function disruption({ moves, session, display }: SheetScene): readonly SummaryBlock[] {
	if (moves.length === 0) return [];
	const options = { locale: display.locale };
	const { hasMoney } = session.analysis;
	const rows = DISRUPTION_CLASSES.flatMap((kind): Row[] => {
		const own = moves.filter((move) => move.disruption === kind);
		if (own.length === 0) return [];
		const { name, help } = disruptionName(kind, display.locale);
		const amount = sum(own.map((move) => move.amount));
		return [[name, own.length, ...(hasMoney ? [amount] : []), help]];
	});
	const money: SummaryColumn = { header: m.report_column_amount({}, options), kind: 'money', sums: true };
	return [
		{
			title: m.plansheets_disruption_title({ count: formatInteger(moves.length) }, options),
			columns: [
				{ header: m.plansheets_moves_kind({}, options), kind: 'text' },
				{ header: m.report_column_customers({}, options), kind: 'count', sums: true },
				...(hasMoney ? [money] : []),
				{ header: m.plansheets_disruption_meaning({}, options), kind: 'text' },
			],
			rows,
			total: [
				...[m.report_total({}, options), moves.length],
				...(hasMoney ? [sum(moves.map(({ amount }) => amount))] : []),
				null,
			],
		},
	];
}

function definitions({ display }: SheetScene): string {
	const options = { locale: display.locale };
	const define = (name: string, text: string) => m.plansheets_define({ name, text }, options);
	return [
		define(capital(m.territories_index({}, options)), m.territories_index_help({}, options)),
		define(m.territories_fact_cv({}, options), m.territories_fact_cv_help({}, options)),
		define(m.territories_fact_gini({}, options), m.territories_fact_gini_help({}, options)),
		define(m.plansheets_distance({}, options), m.territories_fact_distance_help({}, options)),
	].join(' ');
}

function finite(value: number | null | undefined): number | null {
	return value !== null && value !== undefined && Number.isFinite(value) ? value : null;
}

function sum(values: ArrayLike<number>): number {
	let total = 0;
	for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
	return total;
}
