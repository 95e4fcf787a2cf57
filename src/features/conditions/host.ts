import type { Session } from '#src/state/session.svelte.ts';

/** What a condition is edited in: whose columns it can ask, and whether it can be changed. */
export interface ConditionHost {
	readonly session: Session;
	readonly isReadOnly: boolean;
}
