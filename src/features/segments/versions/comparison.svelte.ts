import type { Scheme, Snapshot } from '#src/core/model/index.ts';
import {
	compareStates,
	schemeState,
	unpackState,
	type State,
	type StateComparison,
} from '#src/core/segment/snapshots/index.ts';
import { m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { snapshotName } from '#src/i18n/snapshots.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { currentState, measureValues, snapshotsOf } from '#src/state/segments/snapshots.ts';

/** One side of a comparison: a version of the scheme over the data of now, a snapshot, or now. */
export type Side =
	| { readonly kind: 'now' }
	| { readonly kind: 'version'; readonly scheme: Scheme }
	| { readonly kind: 'snapshot'; readonly id: string };

const NOW: Side = { kind: 'now' };

/** What a scheme is compared with, and what has changed in it. */
export class Comparison {
	readonly #session: Session;
	readonly #scheme: () => Scheme | null;
	#before = $state.raw<Side | null>(null);
	#after = $state.raw<Side>(NOW);
	/** What flows are measured by, and how they are drawn. */
	measure = $state<'customers' | 'money'>('customers');
	picture = $state<'matrix' | 'flows'>('matrix');
	/** The flow whose customers are listed, by the positions of its classes; null = all. */
	chosen = $state<string | null>(null);

	/** The classification as it is now; worked out only while something is compared. */
	readonly #now: State | null = $derived.by(() => (this.before ? currentState(this.#session) : null));
	/** The two states; null while one of them is not computed yet. */
	readonly states: { readonly before: State; readonly after: State } | null = $derived.by(() => {
		const [before, after] = [this.before && this.#stateOf(this.before), this.#stateOf(this.after)];
		return before && after ? { before, after } : null;
	});
	readonly result: StateComparison | null = $derived.by(() => {
		const scheme = this.#scheme();
		if (!this.states || !scheme) return null;
		return compareStates(this.states.before, this.states.after, scheme.id, this.isVersion);
	});
	/** Both states are there, but one does not know the scheme. */
	readonly isUnknown: boolean = $derived.by(() => this.states !== null && this.result === null);

	constructor(session: Session, scheme: () => Scheme | null) {
		this.#session = session;
		this.#scheme = scheme;
	}

	/** The earlier side; null while nothing is compared, or what was compared is gone. */
	get before(): Side | null {
		const side = this.#before;
		if (side?.kind === 'version' && side.scheme.id !== this.#scheme()?.id) return null;
		return side && this.#isThere(side) ? side : null;
	}
	get after(): Side {
		return this.isVersion || !this.#isThere(this.#after) ? NOW : this.#after;
	}
	/** Two versions of the scheme over the same data. */
	get isVersion(): boolean {
		return this.#before?.kind === 'version';
	}

	/** Compares with an earlier version or a snapshot; null ends it. */
	start(before: Side | null, after: Side = NOW): void {
		this.#before = before;
		this.#after = after;
		this.chosen = null;
		this.#session.analysis.compare(before?.kind === 'version' ? before.scheme : null);
	}

	/** Name of one side. */
	nameOf(side: Side | null): string {
		if (side?.kind === 'version') return m.segments_version({ version: side.scheme.version });
		const snapshot = side?.kind === 'snapshot' ? this.snapshot(side.id) : undefined;
		return snapshot ? snapshotName(snapshot, locale.current) : m.snapshots_now();
	}

	snapshot(id: string): Snapshot | undefined {
		return snapshotsOf(this.#session).find((each) => each.id === id);
	}

	#isThere(side: Side): boolean {
		return side.kind !== 'snapshot' || this.snapshot(side.id) !== undefined;
	}

	#stateOf(side: Side): State | null {
		if (side.kind === 'now') return this.#now;
		if (side.kind === 'version') return this.#versionState(side.scheme);
		const snapshot = this.snapshot(side.id);
		return snapshot ? unpackState(snapshot) : null;
	}

	#versionState(version: Scheme): State | null {
		const result = this.#session.analysis.comparison(version);
		const now = this.#now;
		if (!result || !now) return null;
		const scheme = schemeState(result, (measure) => measureValues(this.#session, measure));
		const own = { ...scheme, scheme: version };
		return { ...now, schemes: now.schemes.map((each) => (each.scheme.id === version.id ? own : each)) };
	}
}
