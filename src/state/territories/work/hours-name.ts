import type { HoursMeasure } from '#src/core/model/index.ts';
import { formatNumber, m } from '#src/i18n/index.ts';
import type { Display } from '#src/state/tables/display.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { classSource } from './class-sources.ts';

/** What hours of work are called: with the classes that are visited otherwise in them than the workload says. */
export function hoursName(
	session: Session,
	display: Display,
	{ contacts }: HoursMeasure,
	name: string,
): string {
	if (!contacts) return name;
	const options = { locale: display.locale };
	const chosen = session.open.current.recipe.workload?.classes;
	const classes = (chosen && classSource(session, chosen, display)?.classes) ?? [];
	const nameOf = (id: string) => classes.find((each) => each.id === id)?.name ?? id;
	const visits = Object.entries(contacts).map(([id, count]) =>
		m.making_visits({ name: nameOf(id), count: formatNumber(count) }, options),
	);
	return m.making_hours({ measure: name, visits: visits.join(m.making_join({}, options)) }, options);
}
