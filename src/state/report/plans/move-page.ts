import { columnWithRole } from '#src/core/model/index.ts';
import { columnOf, findColumn, numberColumn, type Column } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import { packColumn } from '#src/core/table/index.ts';
import type { WireListColumn, WireListPage } from '#src/io/project-file/index.ts';
import { disruptionName } from '#src/state/territories/figures/disruption-names.ts';
import type { MoveRow } from '#src/state/territories/figures/move-rows.ts';
import type { LoadFigures } from '#src/state/territories/figures/plan-figures.ts';
import { loadLook, pageName, territoryLooks, type SheetScene } from './scenes.ts';
import { inheritedText, movesText } from '#src/state/territories/figures/moves-text.ts';

/**
 * One row per customer that changes hands, those with most money first. The new owner may be changed in the file. Null where
 * nothing is known of today.
 */
export function movePage(scene: SheetScene): WireListPage | null {
	const { state, plan, figures, moves, session, display } = scene;
	const { customers, owners } = state;
	const to = customers && findColumn(customers, plan.column);
	if (!customers || !owners || !to || !figures.moved) return null;
	const options = { locale: display.locale };
	const project = session.open.current;
	const key = columnWithRole(project, customers, 'customer.id');
	const name = columnWithRole(project, customers, 'customer.name');
	const looks = territoryLooks(scene);
	const ids: WireListColumn[] = [key, name].flatMap((column, i) =>
		column ? [{ header: column.name, kind: 'text', values: wire(column), width: i === 0 ? 14 : 30 }] : [],
	);
	const columns: WireListColumn[] = [
		...ids,
		{ header: m.plansheets_moves_from({}, options), kind: 'text', values: wire(owners), classes: looks },
		{
			...{ header: m.plansheets_moves_to({}, options), kind: 'text', values: wire(to) },
			...{ choices: figures.territories.map((each) => each.name), classes: looks, isInput: true },
		},
		{
			...{ header: m.plansheets_moves_kind({}, options), kind: 'text', width: 16 },
			values: wire(
				textColumn(
					scene,
					customers.rowCount,
					({ disruption }) => disruptionName(disruption, display.locale).name,
				),
			),
		},
		...amounts(scene),
		...effects(scene),
		{
			...{ header: m.territories_column_reason({}, options), kind: 'text', width: 54 },
			values: wire(textColumn(scene, customers.rowCount, ({ reason }) => reason)),
		},
	];
	return {
		kind: 'list',
		sheet: pageName(plan.name, (each) => m.plansheets_moves_sheet({ plan: each }, options)),
		title: movesText(session, figures, display.locale),
		lines: [
			m.plansheets_moves_how({ plan: plan.name }, options),
			inheritedText(figures, display.locale),
		].filter((line) => line !== ''),
		columns,
		order: Uint32Array.from(moves, ({ row }) => row),
		rowIds: customers.rowIds,
		returns: [{ table: customers.id, column: plan.column, at: ids.length + 1, key: key ? 0 : null }],
	};
}

/** Money and every load of a customer. */
function amounts({ state, figures, session, display }: SheetScene): WireListColumn[] {
	const options = { locale: display.locale };
	const money = session.analysis.hasMoney;
	const isSales = ({ criterion: { measure } }: LoadFigures) =>
		measure.kind === 'customers' || (measure.kind === 'metric' && measure.metric === 'amount');
	const sales: WireListColumn[] = money
		? [
				{
					...{ header: m.segments_monetary({}, options), kind: 'money', bar: true },
					values: wire(numberColumn({ id: 'value', name: '', type: 'number' }, state.value)),
				},
			]
		: [];
	const loads = figures.loads.flatMap((load): WireListColumn[] => {
		const values = isSales(load) ? null : state.values(load.criterion);
		if (!values) return [];
		const { name, kind } = loadLook(load, display);
		return [
			{ header: name, kind, values: wire(numberColumn({ id: 'load', name: '', type: 'number' }, values)) },
		];
	});
	return [...sales, ...loads];
}

/** By how much of its part the load of the territory before and of the one after changes, by the first thing shared. */
function effects(scene: SheetScene): WireListColumn[] {
	const { state, figures, today, moves, display } = scene;
	const [load] = figures.loads;
	const before = today?.loads.find(({ criterion }) => criterion === load?.criterion);
	const values = load && state.values(load.criterion);
	if (!load || !before || !today || !values) return [];
	const options = { locale: display.locale };
	const at = new Map(figures.territories.map(({ name }, j) => [name, j]));
	const atToday = new Map(figures.territories.map(({ today: owner, name }, j) => [owner ?? name, j]));
	const [lost, won] = [values.map(() => Number.NaN), values.map(() => Number.NaN)];
	for (const { row, from, to } of moves) {
		const [old, fresh] = [atToday.get(from) ?? -1, at.get(to) ?? -1];
		lost[row] = -(values[row] ?? 0) / (load.targets[old] ?? Number.NaN);
		won[row] = (values[row] ?? 0) / (load.targets[fresh] ?? Number.NaN);
	}
	const column = (header: string, each: Float64Array): WireListColumn => ({
		...{ header, kind: 'change', width: 14 },
		values: wire(numberColumn({ id: 'effect', name: '', type: 'number' }, each)),
	});
	return [
		column(m.plansheets_moves_lost({}, options), lost),
		column(m.plansheets_moves_won({}, options), won),
	];
}

function textColumn({ moves }: SheetScene, rowCount: number, textOf: (move: MoveRow) => string): Column {
	const texts = new Array<string | null>(rowCount).fill(null);
	for (const move of moves) texts[move.row] = textOf(move);
	return columnOf({ id: 'text', name: '', type: 'text' }, texts);
}

function wire(column: Column) {
	return packColumn(column).value;
}
