import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { moneyOf } from './city-marks.ts';

/** Who gives and who takes most of what changes hands in a city. */
export interface CityChange {
	readonly code: string;
	/** Owner of today. */
	readonly from: string;
	/** Categorical colour of that owner; 0 = without a territory in the plan. */
	readonly colour: number;
	/** Position of the territory that takes it. */
	readonly to: number;
	/** Customers that change hands, and their money (their number where there is none). */
	readonly count: number;
	readonly value: number;
	/** Of all that the city has, 0…1. */
	readonly share: number;
}

/** What a plan changes. */
export interface PlanChanges {
	/** Cities in which anyone changes hands, most money first. */
	readonly cities: readonly CityChange[];
	/** Customers that each territory wins, and that it loses. */
	readonly won: readonly number[];
	readonly lost: readonly number[];
	/** Customers of owners of today that the plan does not have. */
	readonly inherited: number;
}

interface Flow {
	readonly from: string;
	readonly colour: number;
	readonly to: number;
	value: number;
}

/** Who changes hands where between today and the plan; null where there is nothing to compare. */
export function changesOf(view: PlanView): PlanChanges | null {
	const { figures, plan, state } = view;
	const { codes } = view.detail;
	if (!plan || !figures || !state.owners || codes.length === 0) return null;
	const { territories } = plan;
	const before = state.ownersToday(plan);
	const anyone = state.ownersBy(state.owners, state.names);
	const moneyAt = moneyOf(view);
	const won = territories.map(() => 0);
	const lost = territories.map(() => 0);
	let inherited = 0;
	const cities = new Map<number, { all: number; count: number; flows: Map<string, Flow> }>();
	figures.owner.forEach((to, row) => {
		const code = codes[row] ?? 0;
		const at = before[row] ?? -1;
		const name = state.names[anyone[row] ?? -1];
		let city = cities.get(code);
		if (!city) cities.set(code, (city = { all: 0, count: 0, flows: new Map() }));
		city.all += moneyAt(row);
		if (to < 0 || to === at || name === undefined) return;
		won[to] = (won[to] ?? 0) + 1;
		if (at >= 0) lost[at] = (lost[at] ?? 0) + 1;
		else inherited++;
		city.count++;
		const key = `${to} ${name}`;
		const flow = city.flows.get(key) ?? { from: name, colour: territories[at]?.colour ?? 0, to, value: 0 };
		flow.value += moneyAt(row);
		city.flows.set(key, flow);
	});
	const found = [...cities].flatMap(([code, { all, count, flows }]): CityChange[] => {
		const value = [...flows.values()].reduce((sum, flow) => sum + flow.value, 0);
		const [first] = [...flows.values()].sort((a, b) => b.value - a.value || a.to - b.to);
		if (code <= 0 || !first) return [];
		const { from, colour, to } = first;
		return [{ code: String(code), from, colour, to, count, value, share: all > 0 ? value / all : 0 }];
	});
	found.sort((a, b) => b.value - a.value || (a.code < b.code ? -1 : 1));
	return { cities: found, won, lost, inherited };
}
