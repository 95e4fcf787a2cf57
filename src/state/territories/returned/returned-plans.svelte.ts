import { tableOfKind, type CellPatch, type Change, type TerritoryPlan } from '#src/core/model/index.ts';
import { cellAt, findColumn, rowOfId, type Table } from '#src/core/table/index.ts';
import { balanceOf, planeOf, targetsByPool, type Balance } from '#src/core/territory/plan/index.ts';
import type { ReturnedCells } from '#src/io/project-file/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { likestName, spelledName } from './likeness.ts';
import { ReturnedEntries } from './returned-entries.svelte.ts';
import { Ticks } from './ticks.svelte.ts';
import { asCalledNow } from '../plans/plan-versions.ts';
import { planFigures, type LoadFigures, type PlanFigures } from '../figures/plan-figures.ts';
import type { Territories } from '../territories.svelte.ts';

/** A customer whose owner someone changed in a returned workbook. */
export interface ReturnedMove {
	readonly id: number;
	readonly plan: TerritoryPlan;
	/** Row id, and row at the moment of reading. */
	readonly rowId: number;
	readonly row: number;
	readonly customer: string;
	/** As it is here; empty = nobody. */
	readonly from: string;
	/** As it stands in the file; empty = nobody. */
	readonly text: string;
	readonly isKnown: boolean;
	/** The territory that may be meant by a name that is none. */
	readonly likely: string | null;
	/** What another sheet of the file says. */
	readonly other: string | null;
	/** It was changed here since the file was made. */
	readonly isOursChanged: boolean;
	/** It is to stay where it is. */
	readonly isLocked: boolean;
	readonly amount: number;
}

/** Load ÷ part of a territory as it is and as it would be. */
export interface Effect {
	readonly name: string;
	readonly before: number;
	readonly after: number;
}

interface Shared extends Pick<PlanFigures, 'posts' | 'pools'> {
	readonly load: LoadFigures;
	readonly values: Float64Array;
}

/** Owners, and entries of reps, that came back in a file, each to be taken or left; nothing is written before that. */
export class ReturnedPlans {
	readonly file: string;
	/** Those about which something has to be decided first, then by their money. */
	readonly moves: readonly ReturnedMove[];
	/** About how many something speaks against, or who is meant is not clear. */
	readonly doubtful: number;
	/** What reps filled in, beside the owners. */
	readonly entries: ReturnedEntries;
	/** Changed cells whose customers are gone, and changes outside plans. */
	readonly gone: number;
	readonly elsewhere: number;
	readonly unread: ReturnedCells['unread'];
	readonly #session: Session;
	/** The first thing each plan shares, with its values per customer. */
	readonly #loads: ReadonlyMap<TerritoryPlan, Shared | null>;
	readonly #ticks: Ticks;
	#named = $state.raw<ReadonlyMap<number, string>>(new Map());

	constructor(file: string, found: ReturnedCells, session: Session, state: Territories) {
		this.file = file;
		this.gone = found.gone;
		this.elsewhere = found.elsewhere;
		this.unread = found.unread;
		this.#session = session;
		this.moves = movesOf(found, session, state);
		this.doubtful = this.moves.filter((move) => !isPlain(move)).length;
		const plane = planeOf(state.places.longitude, state.places.latitude);
		const plans = new Set(this.moves.map(({ plan }) => plan));
		this.#loads = new Map(
			[...plans].map((plan) => {
				const { loads, posts, pools } = planFigures(state, plane, plan, plan.criteria);
				const [load] = loads;
				const values = load && state.values(load.criterion);
				return [plan, values ? { load, values, posts, pools } : null];
			}),
		);
		this.#ticks = new Ticks(this.moves.filter(isPlain).map(({ id }) => id));
		this.entries = new ReturnedEntries(found, session, state.customers, state.value);
	}

	isAccepted(move: ReturnedMove): boolean {
		return this.#ticks.has(move.id) && this.toOf(move) !== null;
	}

	accept(move: ReturnedMove, isWanted: boolean): void {
		this.#ticks.set(move.id, isWanted);
	}

	/** All entries, and all owners whose territory is known or chosen, or none. */
	acceptAll(isWanted: boolean): void {
		this.#ticks.replace(isWanted ? this.moves.map(({ id }) => id) : []);
		this.entries.acceptAll(isWanted);
	}

	/** Says which territory is meant by a name that is none. */
	name(move: ReturnedMove, territory: string): void {
		this.#named = new Map(this.#named).set(move.id, territory);
		this.accept(move, true);
	}

	/** Where a customer would go; empty = to nobody, null = that has to be said first. */
	toOf(move: ReturnedMove): string | null {
		if (move.isKnown) return move.text;
		return this.#named.get(move.id) ?? (this.#ticks.has(move.id) ? move.likely : null);
	}

	readonly accepted: readonly ReturnedMove[] = $derived.by(() =>
		this.moves.filter((move) => this.isAccepted(move)),
	);

	/** What one move does to the loads of both territories, by the first thing shared. */
	effectOf(move: ReturnedMove): readonly Effect[] {
		const shared = this.#loads.get(move.plan);
		if (!shared) return [];
		const to = this.toOf(move) ?? move.likely ?? '';
		const after = afterwards(move.plan, shared, [{ ...move, to }]);
		return [move.from, to].flatMap((name) => {
			const at = move.plan.territories.findIndex((each) => each.name === name);
			return at < 0 ? [] : [{ name, before: shareAt(shared.load, at), after: shareAt(after, at) }];
		});
	}

	/** Fairness of each plan touched, as it is and with all that is accepted. */
	readonly balances: readonly {
		readonly plan: TerritoryPlan;
		readonly before: Balance;
		readonly after: Balance;
	}[] = $derived.by(() =>
		[...this.#loads].flatMap(([plan, shared]) => {
			if (!shared) return [];
			const { below, above } = shared.load.criterion;
			const moves = this.accepted
				.filter((move) => move.plan === plan)
				.map((move) => ({ ...move, to: this.toOf(move) ?? '' }));
			const { loads, targets } = afterwards(plan, shared, moves);
			return [{ plan, before: shared.load.balance, after: balanceOf(loads, targets, below, above) }];
		}),
	);

	/** How many owners and entries would be written. */
	get count(): number {
		return this.accepted.length + this.entries.accepted.length;
	}

	/** Writes what is accepted: one step. Customers that went meanwhile are passed over. */
	apply(): number {
		const { open } = this.#session;
		const table = tableOfKind(open.current, 'customers');
		if (!table) return 0;
		const patches = this.#ownerPatches(table);
		const filled = this.entries.changes(table);
		const count = patches.reduce((sum, { rows }) => sum + rows.length, 0) + filled.count;
		if (count === 0) return 0;
		const owners: Change[] = patches.length > 0 ? [{ kind: 'setCells', table: table.id, patches }] : [];
		const changes = [...owners, ...filled.changes];
		const [only] = changes;
		const change = only && changes.length === 1 ? only : ({ kind: 'batch', changes } as const);
		open.apply(change, { code: 'returnedMoves', args: { count, file: this.file } });
		return count;
	}

	#ownerPatches(table: Table): readonly CellPatch[] {
		return [...this.#loads.keys()].flatMap((plan) => {
			const { column: id, territories } = plan;
			const column = findColumn(table, id);
			// Territories may have got other names since the file was read.
			const called = asCalledNow(this.#session, plan, plan).territories;
			const names = new Map(territories.map(({ name }, j) => [name, called[j]?.name ?? name]));
			const nameOf = (to: string | null) => names.get(to ?? '') ?? (to || null);
			const rows = this.accepted
				.filter((move) => move.plan.column === id && rowOfId(table, move.rowId) >= 0)
				.map((move) => ({ rowId: move.rowId, to: nameOf(this.toOf(move)) }));
			if (!column || rows.length === 0) return [];
			return [
				{
					column: id,
					rows: rows.map(({ rowId }) => rowId),
					before: rows.map(({ rowId }) => cellAt(column, rowOfId(table, rowId))),
					after: rows.map(({ to }) => to),
				},
			];
		});
	}
}

/** Loads, and what is meant for each, once customers have changed hands: what leaves a pool is no longer shared in it. */
function afterwards(
	{ territories }: TerritoryPlan,
	{ load, values, posts, pools }: Shared,
	moves: readonly { readonly row: number; readonly from: string; readonly to: string }[],
): Pick<LoadFigures, 'loads' | 'targets'> {
	const loads = [...load.loads];
	const at = new Map(territories.map(({ name }, j) => [name, j]));
	for (const { row, from, to } of moves)
		for (const [name, part] of [[from, -1] as const, [to, 1] as const]) {
			const j = at.get(name);
			if (j !== undefined) loads[j] = (loads[j] ?? 0) + part * (values[row] ?? 0);
		}
	return { loads, targets: targetsByPool(loads, posts, pools) };
}

/** Load ÷ what is meant for it; nothing is off where nothing is meant. */
function shareAt({ loads, targets }: Pick<LoadFigures, 'loads' | 'targets'>, at: number): number {
	const [load = 0, target = 0] = [loads[at], targets[at]];
	return target > 0 ? load / target : 1;
}

/** Nothing speaks against it, and it is clear who is meant. */
function isPlain({ isKnown, isOursChanged, isLocked, other, text }: Omit<ReturnedMove, 'id'>): boolean {
	return isKnown && !isOursChanged && !isLocked && other === null && text !== '';
}

function movesOf(found: ReturnedCells, session: Session, state: Territories): readonly ReturnedMove[] {
	const { customers } = state;
	if (!customers) return [];
	const byColumn = new Map(state.plans.map((plan) => [plan.column, plan]));
	const locks = new Map(state.plans.map((plan) => [plan, state.locked(plan)]));
	const moves = found.cells.flatMap((cell): Omit<ReturnedMove, 'id'>[] => {
		const plan = byColumn.get(cell.column);
		const column = findColumn(customers, cell.column);
		const row = rowOfId(customers, cell.row);
		if (!plan || !column || row < 0) return [];
		const names = plan.territories.map(({ name }) => name);
		const before = cellAt(column, row);
		const spelled = spelledName(cell.text, names);
		const text = spelled ?? cell.text.trim();
		const isKnown = text === '' || spelled !== null;
		// Blanks and capitals that came in on the way change nobody.
		if (isKnown && text === (before ?? '')) return [];
		return [
			{
				...{ plan, row, rowId: cell.row, text, isKnown, isOursChanged: cell.isOursChanged },
				...{ other: cell.other, customer: session.display.customer(row) },
				from: typeof before === 'string' ? before : '',
				likely: isKnown ? null : likestName(text, names),
				isLocked: locks.get(plan)?.[row] === 1,
				amount: state.value[row] ?? 0,
			},
		];
	});
	const order = (a: Omit<ReturnedMove, 'id'>, b: Omit<ReturnedMove, 'id'>) =>
		Number(isPlain(a)) - Number(isPlain(b)) || b.amount - a.amount || a.rowId - b.rowId;
	return moves.sort(order).map((move, id) => ({ ...move, id }));
}
