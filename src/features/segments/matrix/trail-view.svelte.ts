import type { Trail } from '#src/charts/index.ts';
import {
	meanTrails,
	topMovers,
	trailOf,
	trailsBetween,
	unpackState,
	type MeanTrail,
	type NoTrails,
	type State,
	type Trails,
} from '#src/core/segment/snapshots/index.ts';
import { currentState } from '#src/state/segments/snapshots.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';
import type { Side } from '#src/features/segments/versions/comparison.svelte.ts';
import { alongAxis } from './matrix-axis.ts';

/** Whose trails are drawn: of a cell those that moved furthest or the largest that moved, or the mean of every cell. */
export const TRAIL_MODES = ['far', 'large', 'mean'] as const;
export type TrailMode = (typeof TRAIL_MODES)[number];

/** Trails of one cell beyond these cannot be told apart. */
const MOST = 10;

/** Where the customers of a matrix have come from since a snapshot, and whose ways are drawn. */
export class TrailView {
	readonly #view: SchemeView;
	/** Fewer customers than these claim nothing. */
	readonly #few: number;
	/** Id of the snapshot chosen here, or none of them; null = what the scheme is compared with. */
	#choice = $state<string | null>(null);
	mode = $state<TrailMode>('far');

	/** What the trails come from; null = none are drawn. */
	readonly since: Side | null = $derived.by(() => {
		const { comparison, scheme } = this.#view;
		if (scheme?.kind !== 'matrix' || this.#choice === OFF) return null;
		if (this.#choice !== null && comparison.snapshot(this.#choice))
			return { kind: 'snapshot', id: this.#choice };
		return comparison.before;
	});
	readonly #now: State | null = $derived.by(() =>
		this.since && this.#view.result ? currentState(this.#view.session) : null,
	);
	readonly found: Trails | NoTrails | null = $derived.by(() => {
		const { since } = this;
		const { comparison, scheme } = this.#view;
		if (!since || !scheme) return null;
		if (since.kind === 'version') {
			const { states } = comparison;
			return states && trailsBetween(states.before, states.after, scheme.id, true);
		}
		const snapshot = since.kind === 'snapshot' ? comparison.snapshot(since.id) : undefined;
		return snapshot && this.#now ? trailsBetween(unpackState(snapshot), this.#now, scheme.id) : null;
	});
	/** Rows of the customers whose trails are drawn for the cell shown. */
	readonly rows: readonly number[] = $derived.by(() => this.#movers());
	/** Ways of the cells on average. */
	readonly means: readonly MeanTrail[] = $derived.by(() => {
		const { matrix, mask } = this.#view;
		const cells = matrix.detail?.scheme.cells.length ?? 0;
		return this.found?.ok && this.mode === 'mean' ? meanTrails(this.found, cells, mask) : [];
	});
	readonly drawn: readonly Trail[] = $derived.by(() => {
		const { asked, rows } = this.#view;
		const means = this.means.map(({ cell, count, from, to }): Trail => ({
			...{ kind: 'mean', from, to, colour: rows[cell]?.colour ?? 0, isFew: count < this.#few },
		}));
		const others = this.rows.filter((row) => row !== asked).map((row) => this.#trail(row, 'customer'));
		const own = asked === null ? null : this.#trail(asked, 'asked');
		return [...means, ...others, own].filter((trail) => trail !== null);
	});

	constructor(view: SchemeView, few: number) {
		this.#view = view;
		this.#few = few;
	}

	/** Takes the trails from a snapshot; null draws none. */
	follow(snapshotId: string | null): void {
		this.#choice = snapshotId ?? OFF;
	}

	/** Position of the cell of which trails are drawn: the chosen one, else the one the inspector shows. */
	get cell(): number {
		return this.#view.chosenIndex ?? this.#view.matrix.looked;
	}

	#movers(): readonly number[] {
		const { matrix, mask, result, session } = this.#view;
		const { found, mode, cell } = this;
		const amounts = session.analysis.metrics?.amount;
		if (!found?.ok || !matrix.axes || !result || mode === 'mean') return [];
		const [x, y] = [alongAxis(matrix.axes.x), alongAxis(matrix.axes.y)];
		const isIn = (row: number) =>
			(result.classOf[row] === cell || found.cellThen[row] === cell) && (!mask || mask[row] === 1);
		const length = ({ from, to }: { from: readonly number[]; to: readonly number[] }) =>
			Math.hypot(x(to[0] ?? 0) - x(from[0] ?? 0), y(to[1] ?? 0) - y(from[1] ?? 0));
		const sizeOf = (row: number, trail: Parameters<typeof length>[0]) =>
			mode === 'far' ? length(trail) : (amounts?.[row] ?? Number.NaN);
		return topMovers(found, isIn, sizeOf, MOST);
	}

	#trail(row: number, kind: 'customer' | 'asked'): Trail | null {
		const { result, rows } = this.#view;
		const trail = this.found?.ok ? trailOf(this.found, row) : null;
		return trail && { ...trail, kind, colour: rows[result?.classOf[row] ?? 0]?.colour ?? 0 };
	}
}

/** Stands for none of the snapshots. */
const OFF = 'off';
