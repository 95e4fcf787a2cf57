import type { RuleClass } from '#src/core/model/index.ts';
import type { RuleOutcome } from '#src/core/segment/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Name of a class: the user's, else the usual one. */
export function classNameOf(session: Session, { id, name, usual }: RuleClass): string {
	return name ?? session.display.className(usual ?? { code: id, args: {} });
}

/** Whether a rule has no effect. One that holds for nobody today is not dead: it may hold for data to come. */
export function isDead(outcome: RuleOutcome | undefined): boolean {
	return outcome?.finding != null && outcome.finding.kind !== 'never';
}
