import type { DriverPicks, ExplainPicks, SchemePicks } from '#src/core/model/picks.ts';
import { flag, list, object, oneOf, optional, orNull, text, whole } from '#src/core/check/index.ts';

/** Columns of a table. */
const columns = list(text, 100_000);

export const picks = object<SchemePicks>({
	drivers: optional(object<DriverPicks>({ target: orNull(text), log: flag, chosen: orNull(columns) })),
	explain: optional(
		object<ExplainPicks>({
			depth: oneOf(1, 2, 3, 4),
			leaf: orNull(whole(1, Number.MAX_SAFE_INTEGER)),
			withoutOwn: flag,
			off: columns,
		}),
	),
});
