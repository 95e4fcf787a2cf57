import { customerJoin, columnWithRole, tableOfKind, type TerritoryPlan } from '#src/core/model/index.ts';
import { allowedBy } from '#src/core/territory/layers/index.ts';
import { middlesOf, type PlanePoints } from '#src/core/territory/plan/index.ts';
import {
	disruptionOf,
	reasonFor,
	REASON_CODES,
	type AssignmentReason,
	type ReasonScene,
} from '#src/core/territory/reasons/index.ts';
import { cellAt, findColumn, isTextColumn, joinRows, keyText, toCodes } from '#src/core/table/index.ts';
import { assignmentText } from '#src/i18n/assignments.ts';
import { conditionText } from '#src/i18n/conditions.ts';
import { m } from '#src/i18n/index.ts';
import type { Display } from '#src/state/tables/display.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { PlanScene } from './move-rows.ts';
import type { PlanFigures } from './plan-figures.ts';

/** Why each customer of a plan has its owner, and what its change of hands means. */
export interface PlanReasons {
	/** Position in `REASON_CODES` per customer row; computed when it is first asked for. */
	readonly codes: () => Uint8Array;
	/** Position in `DISRUPTION_CLASSES` per customer row; all 0 where nothing is known of today. */
	readonly disruption: Uint8Array;
	readonly reason: (row: number) => AssignmentReason;
	/** One sentence in the language of the display. */
	readonly text: (row: number) => string;
	/** Why a customer has its second owner; the empty string where it has none. */
	readonly second: (row: number) => string;
}

/** Reasons for the customers of the plan of a scene; null where that shows today. */
export function reasonsOf(scene: PlanScene, display: Display = scene.session.display): PlanReasons | null {
	const plan = scene.figures?.plan;
	const { customers } = scene.state;
	if (!plan || !customers) return null;
	const looked = sceneOf(scene, plan);
	const column = findColumn(customers, plan.column);
	const formats = display.formats();
	const texts = new Map<number, { number: number; name: string; condition: string }>();
	const ruleText = (position: number) => {
		const known = texts.get(position);
		const rule = plan.rules?.[position];
		if (known || !rule) return known ?? { number: position + 1, name: '', condition: '' };
		const said = { number: position + 1, name: rule.name, condition: conditionText(rule.when, formats) };
		texts.set(position, said);
		return said;
	};
	const reason = (row: number) => reasonFor(looked, row);
	const beside = scene.state.besideIn(plan);
	const second = (row: number) => {
		const name = plan.territories[beside?.[row] ?? -1]?.name;
		if (name === undefined) return '';
		const position = scene.state.ruled(plan).beside?.ruleOf[row] ?? -1;
		const options = { locale: display.locale };
		return plan.rules?.[position]?.territories.includes(name)
			? m.layers_reason_second(ruleText(position), options)
			: m.layers_reason_secondHand({}, options);
	};
	const names = {
		locale: display.locale,
		territory: (position: number) => plan.territories[position]?.name ?? '',
		rule: ruleText,
	};
	return {
		...{ reason, second },
		codes: once(() => Uint8Array.from(looked.owner, (_, row) => REASON_CODES.indexOf(reason(row).code))),
		disruption: disruptionIn(scene, plan, looked),
		text: (row) =>
			assignmentText(reason(row), {
				...names,
				cell: () => (column ? (keyText(cellAt(column, row)) ?? '') : ''),
			}),
	};
}

function once<T>(compute: () => T): () => T {
	let value: T | undefined;
	return () => (value ??= compute());
}

function sceneOf({ state, plane, figures }: PlanScene, plan: TerritoryPlan): ReasonScene {
	const names = plan.territories.map(({ name }) => name);
	const owner = state.ownersIn(plan);
	const foreign = new Uint8Array(owner.length);
	for (const rows of state.strangers(plan).values()) for (const row of rows) foreign[row] = 1;
	const deviations = figures?.loads[0]?.balance.deviations ?? [];
	return {
		...{ points: plane, owner, byHand: state.byHand(plan) },
		starts: figures ? decisiveStarts({ plane }, figures) : middlesOf(plane, owner, names.length),
		today: state.ownersToday(plan),
		ruleOf: state.ruled(plan).own.ruleOf,
		allowed: allowedBy(plan),
		locked: state.locked(plan),
		foreign,
		shares: names.map((_, j) => 1 + (deviations[j] ?? 0)),
	};
}

/** What distances counted from when a plan was made: bases, or the middles of its territories. */
export function decisiveStarts(
	{ plane }: Pick<PlanScene, 'plane'>,
	{ plan, owner, starts, territories }: PlanFigures,
): PlanePoints {
	return plan?.distances === 'base' ? starts : middlesOf(plane, owner, territories.length);
}

function disruptionIn(
	{ session, state }: PlanScene,
	plan: TerritoryPlan,
	{ owner, today }: ReasonScene,
): Uint8Array {
	const { places, divisions } = session.analysis.regions;
	const nowhere = new Int32Array(owner.length);
	const city = places?.city ?? nowhere;
	const bases = plan.territories.map(({ base }) =>
		base === null ? 0 : Number(divisions?.path(base).city ?? 0),
	);
	// Owners of today without a territory count as one more, which nobody goes to.
	const before = today.map((own, row) => (own < 0 && state.ownerToday(row) !== '' ? bases.length : own));
	return disruptionOf({
		...{ today: before, owner, city, bases: Int32Array.from([...bases, 0]) },
		province: places?.province ?? nowhere,
		sales: salesOf(session, plan),
	});
}

/** Who has sold to whom, each pair once, where order lines name a rep. */
function salesOf(
	session: Session,
	plan: TerritoryPlan,
): readonly (readonly [row: number, territory: number])[] {
	const project = session.open.current;
	const [customers, orders] = [tableOfKind(project, 'customers'), tableOfKind(project, 'transactions')];
	const rep = orders && columnWithRole(project, orders, 'transaction.rep');
	const join = customers && orders && customerJoin(project, customers, orders);
	if (!rep || !isTextColumn(rep) || !join) return [];
	const at = new Map(plan.territories.map(({ today, name }, j) => [today ?? name, j]));
	const territoryOf = Array.from(
		{ length: rep.dictionary.size },
		(_, i) => at.get(rep.dictionary.at(i)) ?? -1,
	);
	const rows = joinRows(join.from, join.key);
	const pairs = new Set<number>();
	const count = plan.territories.length;
	toCodes(rep).forEach((code, line) => {
		const [row, territory] = [rows[line] ?? -1, territoryOf[code] ?? -1];
		if (row >= 0 && territory >= 0) pairs.add(row * count + territory);
	});
	return Array.from(pairs, (pair) => [Math.floor(pair / count), pair % count] as const);
}
