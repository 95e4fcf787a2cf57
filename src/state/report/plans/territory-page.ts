import { MOST_LEVELS } from '#src/core/model/plans.ts';
import { distanceTo } from '#src/core/territory/plan/index.ts';
import { inheritedText } from '#src/state/territories/figures/moves-text.ts';
import { doubledRows } from '#src/state/territories/figures/doubled.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { bandText } from '#src/state/territories/figures/band-text.ts';
import type { FigureColumn, FigurePage } from '#src/io/project-file/index.ts';
import { loadLook, pageName, territoryLooks, todayOf, type SheetScene } from './scenes.ts';

type Value = number | string | null;

/** A column with its value per territory and the one of the total row. */
interface Part {
	readonly column: FigureColumn;
	readonly values: readonly Value[];
	readonly total: Value;
}

/** One row per territory: who, how much of what is shared, what comes and goes, how far. */
export function territoryPage(scene: SheetScene): FigurePage {
	const { plan, figures, display } = scene;
	const options = { locale: display.locale };
	const territory: Part = {
		column: { header: m.territories_column_territory({}, options), kind: 'class' },
		values: figures.territories.map(({ name }) => name),
		total: m.report_total({}, options),
	};
	const customers: Part = {
		column: { header: m.territories_customers({}, options), kind: 'count', sums: true },
		values: figures.counts,
		total: sum(figures.counts),
	};
	const parts = [
		territory,
		...groupPart(scene),
		customers,
		...loadParts(scene),
		...yearParts(scene),
		...moveParts(scene),
		distancePart(scene),
	];
	return {
		kind: 'figures',
		sheet: pageName(plan.name, (name) => m.plansheets_territories_sheet({ plan: name }, options)),
		title: m.plansheets_territories_title({ plan: plan.name }, options),
		lines: [settingsLine(scene), proofLine(scene), inheritedText(figures, display.locale)].filter(
			(line) => line !== '',
		),
		columns: parts.map(({ column }) => column),
		rows: figures.territories.map((_, j) => parts.map(({ values }) => values[j] ?? null)),
		total: parts.map(({ total }) => total),
		classes: territoryLooks(scene),
	};
}

/** What is shared within which bands, how much may move, from which seed. */
export function settingsLine({ plan, figures, display }: SheetScene): string {
	const options = { locale: display.locale };
	const shared = figures.loads.map((load) => {
		return `${loadLook(load, display).name} ${bandText(load.criterion, options)}`;
	});
	return m.plansheets_settings(
		{
			shared: shared.join(m.territories_measure_join({}, options)),
			budget:
				plan.budget < 1
					? m.territories_budget({ share: formatPercent(plan.budget) }, options)
					: m.territories_budget_any({}, options),
			seed: String(plan.seed),
		},
		options,
	);
}

/** Nobody left over, nobody twice, no territory without customers: or how many. */
export function proofLine({ figures, state, session, display }: SheetScene): string {
	const doubled = doubledRows(session.open.current, state.customers, figures.owner);
	return m.plansheets_proof(
		{
			customers: formatInteger(figures.owner.length),
			unassigned: formatInteger(figures.unassigned),
			double: formatInteger(doubled.size),
			empty: formatInteger(figures.empty),
		},
		{ locale: display.locale },
	);
}

/** The levels above a territory, from the top down. */
function groupPart({ plan, display }: SheetScene): Part[] {
	const groups = new Map(plan.groups?.map((group) => [group.id, group]));
	if (groups.size === 0) return [];
	const pathOf = (id: string | undefined): string => {
		const names: string[] = [];
		for (let at = groups.get(id ?? ''); at && names.length < MOST_LEVELS; at = groups.get(at.parent ?? ''))
			names.unshift(at.name);
		return names.join(' › ');
	};
	return [
		{
			column: { header: m.plansheets_group({}, { locale: display.locale }), kind: 'text' },
			values: plan.territories.map(({ group }) => pathOf(group)),
			total: null,
		},
	];
}

function loadParts(scene: SheetScene): Part[] {
	const { figures, display, today } = scene;
	const options = { locale: display.locale };
	return figures.loads.flatMap((load): Part[] => {
		const { name, kind } = loadLook(load, display);
		const { below, above } = load.criterion;
		const before = todayOf(scene, load);
		return [
			{ column: { header: name, kind, sums: true, bar: true }, values: load.loads, total: sum(load.loads) },
			{
				column: { header: m.plansheets_part({ measure: name }, options), kind, sums: true },
				values: load.targets,
				total: sum(load.targets),
			},
			{
				column: {
					...{ header: m.territories_column_deviation({}, options), kind: 'change' },
					band: { below, above },
				},
				values: load.balance.deviations.map((each, j) => (load.targets[j] === 0 ? null : each)),
				total: null,
			},
			...(today
				? [
						{
							column: { header: m.plansheets_today({ measure: name }, options), kind },
							values: before.map((each) => each?.load ?? null),
							total: null,
						},
					]
				: []),
		];
	});
}

/** Hours of a year beside those there are; none until someone has said how customers are served. */
function yearParts({ year, display }: SheetScene): Part[] {
	if (!year) return [];
	const options = { locale: display.locale };
	const [loads, capacities] = [year.reps.map(({ load }) => load), year.reps.map(({ capacity }) => capacity)];
	const share = (load: number, capacity: number) => (capacity > 0 ? load / capacity : null);
	return [
		{
			column: { header: m.workload_column_loadHours({}, options), kind: 'count', sums: true },
			...{ values: loads, total: sum(loads) },
		},
		{
			column: { header: m.workload_column_capacity({}, options), kind: 'count', sums: true },
			...{ values: capacities, total: sum(capacities) },
		},
		{
			column: { header: m.plansheets_use({}, options), kind: 'percent' },
			values: loads.map((load, j) => share(load, capacities[j] ?? 0)),
			total: share(sum(loads), sum(capacities)),
		},
	];
}

/** Customers and money that come and go. */
function moveParts(scene: SheetScene): Part[] {
	const { today, display, session } = scene;
	if (!today) return [];
	const options = { locale: display.locale };
	const { inCount, inMoney, outCount, outMoney } = flowsOf(scene);
	const part = (header: string, kind: 'count' | 'money', values: readonly number[]): Part => ({
		column: { header, kind, sums: true },
		values,
		total: sum(values),
	});
	const [came, gone] = [
		part(m.plansheets_in({}, options), 'count', inCount),
		part(m.plansheets_out({}, options), 'count', outCount),
	];
	if (!session.analysis.hasMoney) return [came, gone];
	return [
		came,
		part(m.plansheets_inMoney({}, options), 'money', inMoney),
		gone,
		part(m.plansheets_outMoney({}, options), 'money', outMoney),
	];
}

/** Per territory: customers and money that come, and that go. */
function flowsOf({ figures, moves, state }: SheetScene) {
	const at = new Map(figures.territories.map(({ name }, j) => [name, j]));
	const atToday = new Map(figures.territories.map(({ today, name }, j) => [today ?? name, j]));
	const zeros = () => figures.territories.map(() => 0);
	const [inCount, inMoney, outCount, outMoney] = [zeros(), zeros(), zeros(), zeros()];
	for (const { from, to, row } of moves) {
		const [old, fresh] = [atToday.get(from), at.get(to)];
		add(inCount, fresh, 1);
		add(inMoney, fresh, state.value[row] ?? 0);
		add(outCount, old, 1);
		add(outMoney, old, state.value[row] ?? 0);
	}
	return { inCount, inMoney, outCount, outMoney };
}

function add(sums: number[], at: number | undefined, value: number): void {
	if (at !== undefined) sums[at] = (sums[at] ?? 0) + value;
}

/** Mean straight line from where the ways of each territory start. */
function distancePart({ figures, plane, display }: SheetScene): Part {
	const [sums, counts] = [figures.territories.map(() => 0), figures.territories.map(() => 0)];
	figures.owner.forEach((own, row) => {
		const distance = own < 0 ? Number.NaN : distanceTo(plane, row, figures.starts, own);
		if (Number.isNaN(distance)) return;
		add(sums, own, distance);
		add(counts, own, 1);
	});
	return {
		column: { header: m.plansheets_distance({}, { locale: display.locale }), kind: 'count' },
		values: sums.map((total, j) => ((counts[j] ?? 0) > 0 ? total / (counts[j] ?? 1) : null)),
		total: figures.distanceKm,
	};
}

function sum(values: readonly number[]): number {
	return values.reduce((total, value) => total + value, 0);
}
