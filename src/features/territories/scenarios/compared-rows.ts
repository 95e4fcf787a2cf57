import { movedName } from '#src/state/territories/figures/moves-text.ts';
import { formatNumber, formatPercent, m } from '#src/i18n/index.ts';
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
	/** Which way is good; 0 = neither. */
	readonly good: 1 | -1 | 0;
	readonly reading: Reading;
}

/** How a figure is read. */
interface Reading {
	readonly text: (value: number) => string;
	/** What one is more than another, with its sign. */
	readonly difference: (value: number, other: number) => string;
}

/** Better, worse or neither than another plan; null where one has no such figure, or it is the same. */
export function verdict(
	{ value, good, reading: { text } }: ComparedRow,
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
			fixed(0),
			m.scenarios_row_index(),
			m.territories_index_help(),
		),
		row('worst', -1, worstOf, share(), m.scenarios_row_worst(), m.scenarios_row_worst_help()),
		row('inside', 1, insideOf, share(0), m.scenarios_row_inside(), m.scenarios_row_inside_help()),
		row(
			'cv',
			-1,
			(plan) => plan.load?.balance.cv ?? null,
			share(),
			m.territories_fact_cv(),
			m.territories_fact_cv_help(),
		),
		row(
			'gini',
			-1,
			(plan) => plan.load?.balance.gini ?? null,
			fixed(3),
			m.territories_fact_gini(),
			m.territories_fact_gini_help(),
		),
		row(
			'spread',
			-1,
			(plan) => plan.load?.balance.spread ?? null,
			fixed(2),
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
			fixed(0),
			m.territories_status_count(),
			m.scenarios_row_territories_help(),
		),
		row(
			'unassigned',
			-1,
			(plan) => plan.figures.unassigned,
			fixed(0),
			m.scenarios_row_unassigned(),
			m.scenarios_row_unassigned_help(),
		),
	];
}

function moveRows(view: PlanView): readonly ComparedRow[] {
	const { hasMoney } = view.session.analysis;
	const money: Reading = {
		text: (value) => view.moneyText(value),
		difference: (value, other) => `${value > other ? '+' : '−'}${view.moneyText(Math.abs(value - other))}`,
	};
	return [
		row(
			'moved',
			-1,
			(plan) => plan.figures.moved?.rows.length ?? null,
			fixed(0),
			m.scenarios_row_moved(),
			m.scenarios_row_moved_help(),
		),
		row(
			'share',
			-1,
			(plan) => plan.figures.moved?.share ?? null,
			share(),
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
						m.scenarios_row_value(),
						m.scenarios_row_value_help(),
					),
				]
			: []),
		row(
			'pairs',
			-1,
			(plan) => (plan.figures.moved ? plan.moves.size : null),
			fixed(0),
			m.scenarios_row_pairs(),
			m.scenarios_row_pairs_help(),
		),
	];
}

function distanceRows(view: PlanView, load: Compared['load'], today: number | null): readonly ComparedRow[] {
	const km = fixed(0, (value) => m.territories_km({ value }));
	return [
		row(
			'distance',
			-1,
			(plan) => plan.figures.distanceKm,
			km,
			m.territories_fact_distance(),
			m.territories_fact_distance_help(),
		),
		row('most', -1, (plan) => plan.reachKm, km, m.scenarios_row_most(), m.scenarios_row_most_help()),
		row(
			'inertia',
			-1,
			({ inertia }) => (today !== null && inertia !== null ? (100 * inertia) / today : null),
			fixed(0),
			m.scenarios_row_inertia(),
			m.scenarios_row_inertia_help({ measure: load ? view.nameOf(load.criterion) : '' }),
		),
		row(
			'shape',
			1,
			({ figures }) => meanShape(view.compactness.shapesIn(figures)),
			fixed(2),
			m.making_shape_mean(),
			m.making_shape_help(),
		),
	];
}

function row(
	id: string,
	good: ComparedRow['good'],
	value: ComparedRow['value'],
	reading: Reading,
	title: string,
	help: string,
): ComparedRow {
	return { id, good, value, reading, title, help };
}

/** With so many decimals; a difference is that of the figures as they are read. */
function fixed(decimals: number, said = (text: string) => text): Reading {
	const rounded = (value: number) => Math.round(value * 10 ** decimals) / 10 ** decimals;
	return {
		text: (value) => said(formatNumber(rounded(value), { decimals })),
		difference: (value, other) =>
			said(formatNumber(rounded(value) - rounded(other), { decimals, sign: true })),
	};
}

/** As a percentage; differences in points. */
function share(decimals?: number): Reading {
	return {
		text: (value) => formatPercent(value, decimals === undefined ? {} : { decimals }),
		difference: (value, other) =>
			m.scenarios_points({ value: formatNumber(100 * (value - other), { decimals: 1, sign: true }) }),
	};
}

function worstOf({ load }: Compared): number | null {
	return load ? Math.max(...load.balance.deviations.map(Math.abs)) : null;
}

function insideOf({ load }: Compared): number | null {
	return load ? load.balance.inside / load.balance.deviations.length : null;
}
