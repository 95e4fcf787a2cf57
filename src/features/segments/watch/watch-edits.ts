import type { Cadence, Change, Json, WatchRule } from '#src/core/model/index.ts';
import { ALERTS_COLUMN } from '#src/state/tables/computed-columns.ts';
import type { Session } from '#src/state/session.svelte.ts';

type RuleParts = Pick<WatchRule, 'measure' | 'test'> & Partial<Pick<WatchRule, 'name'>>;

/** Adds rules at the end, as one step. */
export function addWatchRules(session: Session, parts: readonly RuleParts[]): void {
	const rules = rulesOf(session);
	const last = rules.reduce((high, { id }) => Math.max(high, Number(/^w(\d+)$/.exec(id)?.[1] ?? 0)), 0);
	const added = parts.map((part, i): WatchRule => ({ name: null, ...part, id: `w${last + 1 + i}` }));
	setRules(session, [...rules, ...added]);
}

/** Another part of a rule, as one step. */
export function changeWatchRule(session: Session, rule: WatchRule, part: Partial<WatchRule>): void {
	setRules(
		session,
		rulesOf(session).map((each) => (each.id === rule.id ? { ...each, ...part } : each)),
	);
}

/** Takes a rule away, as one step. */
export function deleteWatchRule(session: Session, rule: WatchRule): void {
	setRules(
		session,
		rulesOf(session).filter(({ id }) => id !== rule.id),
	);
}

/** How often records are to be confirmed, as one step. */
export function setCadence(session: Session, cadence: Cadence): void {
	session.open.setRecipe(['cadence'], cadence, { code: 'cadence', args: {} });
}

function rulesOf({ open }: Session): readonly WatchRule[] {
	return open.current.recipe.watch ?? [];
}

/** A filter on rules that hold for a customer names them: it goes when one of them does. */
function setRules(session: Session, rules: readonly WatchRule[]): void {
	const { open } = session;
	const before = open.current.recipe.watch;
	if (JSON.stringify(before ?? []) === JSON.stringify(rules)) return;
	const json = (value: unknown) => value as Json | undefined;
	const changes: Change[] = [
		{ kind: 'setRecipe', path: ['watch'], before: json(before), after: json(rules) },
	];
	const asked = (list: readonly WatchRule[]) => list.flatMap(({ id, isOn }) => (isOn === false ? [] : [id]));
	const left = new Set(asked(rules));
	const customers = session.sheets.customers;
	const view = customers && open.current.recipe.views[customers.id];
	if (view && asked(before ?? []).some((id) => !left.has(id))) {
		const filters = view.filters.filter(({ column }) => column !== ALERTS_COLUMN);
		if (filters.length < view.filters.length)
			changes.push({
				...{ kind: 'setRecipe', path: ['views', customers.id] },
				...{ before: json(view), after: json({ ...view, filters }) },
			});
	}
	open.apply({ kind: 'batch', changes }, { code: 'watchRules', args: {} });
}
