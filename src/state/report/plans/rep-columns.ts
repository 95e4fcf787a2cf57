import { columnWithRole, officialScheme, type RoleId } from '#src/core/model/index.ts';
import type { SchemeResult } from '#src/core/segment/types.ts';
import { packColumn, type Column } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import type { WireListColumn } from '#src/io/project-file/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { Display } from '#src/state/tables/display.svelte.ts';
import { spokenColumn } from '#src/state/tables/spoken-column.ts';
import type { Territories } from '#src/state/territories/territories.svelte.ts';
import { classLook } from '../class-looks.ts';
import { numbers } from './rep-year.ts';

/** What a rep wants to know of a customer besides its name: where it is and whom to speak with. */
const FACTS: readonly RoleId[] = ['customer.province', 'customer.city', 'customer.industry'];

/**
 * Customers in lists for reps: who and where, how they are classed, who else has them, what they buy.
 *
 * @param others column of whoever else has them, under this header
 */
export function repColumns(
	session: Session,
	state: Territories,
	display: Display,
	others?: { readonly header: string; readonly column: Column | undefined },
): readonly WireListColumn[] {
	const { customers } = state;
	if (!customers) return [];
	const options = { locale: display.locale };
	const project = session.open.current;
	const text = (column: Column | undefined, width: number, header?: string): WireListColumn[] =>
		column
			? [
					{
						...{ header: header ?? display.label(column), kind: 'text', width },
						values: packColumn(spokenColumn(display, column)).value,
					},
				]
			: [];
	const known = (role: RoleId, width: number) => text(columnWithRole(project, customers, role), width);
	const official = officialScheme(project.recipe)?.id;
	const isWanted = ({ schemeId, kind }: SchemeResult) => schemeId === official || kind === 'tiers';
	const classes = session.analysis.computed.flatMap(({ column, origin }): WireListColumn[] =>
		origin.kind === 'class' && isWanted(origin.result)
			? text(column, 16).map((each) => ({
					...each,
					classes: origin.result.classes.map((info) => classLook(display.className(info.name), info.colour)),
				}))
			: [],
	);
	return [
		...known('customer.id', 14),
		...known('customer.name', 30),
		...FACTS.flatMap((role) => known(role, 12)),
		...classes,
		...text(others?.column, 14, others?.header),
		...(session.analysis.hasMoney
			? [{ ...numbers(m.segments_monetary({}, options), 'money', state.value), bar: true }]
			: []),
	];
}
