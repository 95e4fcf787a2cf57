import type { RuleClass } from '#src/core/model/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Name of a class: the user's, else the usual one of its id. */
export function classNameOf(session: Session, { id, name }: RuleClass): string {
	return name ?? session.display.className({ code: id, args: {} });
}
