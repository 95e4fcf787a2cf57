import type { TerritoryPlan } from '#src/core/model/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { m } from '#src/i18n/index.ts';
import { doubledRows } from '#src/state/territories/figures/doubled.ts';
import { stays, type Rep } from '#src/state/territories/work/reps.ts';

/** Something that must be 0 before a plan can be handed out, or is only told. */
export interface ProofLine {
	readonly id: string;
	readonly label: string;
	readonly help: string;
	readonly count: number;
	/** Told, and no fault where it is not 0. */
	readonly isTold?: true;
	/** What leads it back to 0. */
	readonly cure: string;
	/** Which customers it is about, as `PlanView.list` takes it. */
	readonly filter?: string;
	/** Whom it is about by name. */
	readonly names?: readonly string[];
}

/** The proof of a plan, or of today where there is none. */
export function proofOf(view: PlanView): readonly ProofLine[] {
	const { figures, plan, state } = view;
	const first: readonly ProofLine[] = [
		{
			...{ id: 'unassigned', label: m.layers_proof_unassigned(), help: m.layers_proof_unassigned_help() },
			...{ count: figures?.unassigned ?? 0, filter: 'nobody' },
			cure: plan ? m.layers_proof_unassigned_cure() : m.layers_proof_unassigned_cureToday(),
		},
		{
			...{ id: 'double', label: m.layers_proof_double(), help: m.layers_proof_double_help() },
			...{ count: doubledIn(view).size, filter: 'double' },
			cure: plan ? m.layers_proof_double_cure() : m.layers_proof_double_cureToday(),
		},
	];
	const empty = (figures?.territories ?? []).filter(
		(_, j) => figures?.counts[j] === 0 && figures.besides[j] === 0,
	);
	const last: ProofLine = {
		...{ id: 'empty', label: m.layers_proof_empty(), help: m.layers_proof_empty_help() },
		...{ cure: m.layers_proof_empty_cure(), ...named(empty) },
	};
	if (!plan) return [...first, last];
	const ruled = state.ruled(plan);
	const strangers = state.strangers(plan);
	return [
		...first,
		{
			...{ id: 'conflicts', label: m.layers_proof_conflicts(), help: m.layers_proof_conflicts_help() },
			...{ count: ruled.own.conflicts + (ruled.beside?.conflicts ?? 0), filter: 'conflict', isTold: true },
			cure: m.layers_proof_conflicts_cure(),
		},
		{
			...{ id: 'names', label: m.layers_proof_names(), help: m.layers_proof_names_help(), filter: 'nobody' },
			count: [...strangers.values()].reduce((sum, rows) => sum + rows.length, 0),
			cure: m.layers_proof_names_cure(),
		},
		last,
		...repLines(plan, state.reps),
	];
}

/** Rows of customers that two territories have, because they stand in the list more than once. */
export function doubledIn({ figures, session, state }: PlanView): ReadonlySet<number> {
	return doubledRows(session.open.current, state.customers, figures?.owner ?? new Int32Array());
}

/** Territories without a rep who stays, and reps without a territory; teams that go by rules need no rep of their name. */
function repLines(plan: TerritoryPlan, reps: readonly Rep[] | null): readonly ProofLine[] {
	if (!reps) return [];
	const staying = reps.filter(stays);
	const has = (list: readonly { readonly name: string }[], name: string) =>
		list.some((each) => each.name === name);
	// A territory that was renamed is still that of its rep.
	const held = plan.territories.map(({ name, today }) => ({
		name: has(staying, name) ? name : (today ?? name),
	}));
	const vacant = plan.territories.filter(
		({ byRulesOnly }, j) => !byRulesOnly && !has(staying, held[j]?.name ?? ''),
	);
	const idle = staying.filter(({ name }) => !has(held, name));
	return [
		{
			...{ id: 'vacant', label: m.layers_proof_vacant(), help: m.layers_proof_vacant_help() },
			...{ cure: m.layers_proof_vacant_cure(), ...named(vacant) },
		},
		{
			...{ id: 'idle', label: m.layers_proof_idle(), help: m.layers_proof_idle_help() },
			...{ cure: m.layers_proof_idle_cure(), ...named(idle) },
		},
	];
}

function named(of: readonly { readonly name: string }[]): Pick<ProofLine, 'count' | 'names'> {
	return { count: of.length, names: of.map(({ name }) => name) };
}
