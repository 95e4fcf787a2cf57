import type { RuleClass } from '#src/core/model/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Name of a class: the user's, else the usual one. */
export function classNameOf(session: Session, { id, name, usual }: RuleClass): string {
	return name ?? session.display.className(usual ?? { code: id, args: {} });
}
