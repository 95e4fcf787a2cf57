import { movedName } from '#src/state/territories/figures/moves-text.ts';
import { formatInteger, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import { meanShape } from '#src/features/territories/compactness.svelte.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import type { Compared, Comparison } from './comparison.svelte.ts';

/** A figure of every plan. */
export interface ComparedRow {
	readonly id: string;
	readonly title: string;
	/** What it is. */
	readonly help: string;
	readonly value: (plan: Compared) => number | null;
	readonly text: (value: number) => string;
	/** A difference, with its sign. */
	readonly difference: (value: number) => string;
	/** Which way is good; 0 = neither. */
	readonly good: 1 | -1 | 0;
}

/** Better, worse or neither than another plan; null where one has no such figure, or it is the same. */
export function verdict(
	{ value, good, text }: ComparedRow,
	plan: Compared,
	base: Compared,
): 'better' | 'worse' | 'other' | null {
	const [own, other] = [finite(value(plan)), finite(value(base))];
	// What reads the same is no difference.
	if (own === null || other === null || text(own) === text(other)) return null;
	if (good === 0) return 'other';
	return own > other === good > 0 ? 'better' : 'worse';
}

/** A number that can be shown. */
export function finite(value: number | null): number | null {
	return value !== null && Number.isFinite(value) ? value : null;
}

/** The figures by which plans are compared; those of moves only where there is a today, those of places only where there are any. */
export function comparedRows(
	view: PlanView,
	{ columns, todayInertia }: Pick<Comparison, 'columns' | 'todayInertia'>,
): readonly ComparedRow[] {
	return [
		...balanceRows(),
		...countRows(),
		...moveRows(view),
		...distanceRows(view, columns[0]?.load ?? null, todayInertia),
	].filter(({ value }) => columns.some((plan) => finite(value(plan)) !== null));
}

function balanceRows(): readonly ComparedRow[] {
	return [
		row(
			'index',
			1,
			(plan) => plan.load?.balance.index ?? null,
			whole,
			(value) => formatNumber(value, { decimals: 0, sign: true }),
			m.scenarios_row_index(),
			m.territories_index_help(),
		),
		row(
			'worst',
			-1,
			worstOf,
			(value) => formatPercent(value),
			points,
			m.scenarios_row_worst(),
			m.scenarios_row_worst_help(),
		),
		row(
			'inside',
			1,
			insideOf,
			(value) => formatPercent(value, { decimals: 0 }),
			points,
			m.scenarios_row_inside(),
			m.scenarios_row_inside_help(),
		),
		row(
			'cv',
			-1,
			(plan) => plan.load?.balance.cv ?? null,
			(value) => formatPercent(value),
			points,
			m.territories_fact_cv(),
			m.territories_fact_cv_help(),
		),
		row(
			'gini',
			-1,
			(plan) => plan.load?.balance.gini ?? null,
			(value) => formatNumber(value, { decimals: 3 }),
			(value) => formatNumber(value, { decimals: 3, sign: true }),
			m.territories_fact_gini(),
			m.territories_fact_gini_help(),
		),
		row(
			'spread',
			-1,
			(plan) => plan.load?.balance.spread ?? null,
			(value) => formatNumber(value, { decimals: 2 }),
			(value) => formatNumber(value, { decimals: 2, sign: true }),
			m.territories_fact_spread(),
			m.territories_fact_spread_help(),
		),
	];
}

function countRows(): readonly ComparedRow[] {
	return [
		row(
			'territories',
			0,
			(plan) => plan.figures.territories.length,
			whole,
			signed,
			m.territories_status_count(),
			m.scenarios_row_territories_help(),
		),
		row(
			'unassigned',
			-1,
			(plan) => plan.figures.unassigned,
			whole,
			signed,
			m.scenarios_row_unassigned(),
			m.scenarios_row_unassigned_help(),
		),
	];
}

function moveRows(view: PlanView): readonly ComparedRow[] {
	const { hasMoney } = view.session.analysis;
	const money = (value: number) => view.moneyText(value);
	const moneyDifference = (value: number) =>
		`${value > 0 ? '+' : value < 0 ? '−' : ''}${money(Math.abs(value))}`;
	return [
		row(
			'moved',
			-1,
			(plan) => plan.figures.moved?.rows.length ?? null,
			whole,
			signed,
			m.scenarios_row_moved(),
			m.scenarios_row_moved_help(),
		),
		row(
			'share',
			-1,
			(plan) => plan.figures.moved?.share ?? null,
			(value) => formatPercent(value),
			points,
			movedName(view.session),
			hasMoney ? m.scenarios_row_share_help() : m.scenarios_row_shareCount_help(),
		),
		...(hasMoney
			? [
					row(
						'value',
						-1,
						(plan) => plan.movedValue,
						money,
						moneyDifference,
						m.scenarios_row_value(),
						m.scenarios_row_value_help(),
					),
				]
			: []),
		row(
			'pairs',
			-1,
			(plan) => (plan.figures.moved ? plan.moves.size : null),
			whole,
			signed,
			m.scenarios_row_pairs(),
			m.scenarios_row_pairs_help(),
		),
	];
}

function distanceRows(view: PlanView, load: Compared['load'], today: number | null): readonly ComparedRow[] {
	const two = (value: number) => formatNumber(value, { decimals: 2 });
	const km = (value: number) => m.territories_km({ value: formatNumber(value, { decimals: 0 }) });
	const kmDifference = (value: number) =>
		m.territories_km({ value: formatNumber(value, { decimals: 0, sign: true }) });
	return [
		row(
			'distance',
			-1,
			(plan) => plan.figures.distanceKm,
			km,
			kmDifference,
			m.territories_fact_distance(),
			m.territories_fact_distance_help(),
		),
		row(
			'most',
			-1,
			(plan) => plan.reachKm,
			km,
			kmDifference,
			m.scenarios_row_most(),
			m.scenarios_row_most_help(),
		),
		row(
			'inertia',
			-1,
			({ inertia }) => (today !== null && inertia !== null ? (100 * inertia) / today : null),
			whole,
			signed,
			m.scenarios_row_inertia(),
			m.scenarios_row_inertia_help({ measure: load ? view.nameOf(load.criterion) : '' }),
		),
		row(
			'shape',
			1,
			({ figures }) => meanShape(view.compactness.shapesIn(figures)),
			two,
			(value) => formatNumber(value, { decimals: 2, sign: true }),
			m.making_shape_mean(),
			m.making_shape_help(),
		),
	];
}

function row(
	id: string,
	good: ComparedRow['good'],
	value: ComparedRow['value'],
	text: ComparedRow['text'],
	difference: ComparedRow['difference'],
	title: string,
	help: string,
): ComparedRow {
	return { id, good, value, text, difference, title, help };
}

const points = (value: number) =>
	m.scenarios_points({ value: formatNumber(100 * value, { decimals: 1, sign: true }) });
const whole = (value: number) => formatInteger(Math.round(value));
const signed = (value: number) => formatNumber(value, { decimals: 0, sign: true });

function worstOf({ load }: Compared): number | null {
	return load ? Math.max(...load.balance.deviations.map(Math.abs)) : null;
}

function insideOf({ load }: Compared): number | null {
	return load ? load.balance.inside / load.balance.deviations.length : null;
}
