import type { ServiceChannel, TerritoryPlan } from '#src/core/model/index.ts';
import { columnOf, numberColumn, packColumn } from '#src/core/table/index.ts';
import { fieldHours } from '#src/core/territory/workload/index.ts';
import { formatInteger, formatNumber, formatPercent, m, type Locale } from '#src/i18n/index.ts';
import type { WireListColumn } from '#src/io/project-file/index.ts';
import { coveringReps, type RepFigures } from '#src/state/territories/work/resource-figures.ts';
import type { Territories } from '#src/state/territories/territories.svelte.ts';

/** A year as customers are served: what each takes, and what that makes for everyone who covers them. */
export interface Year {
	/** By customer row. */
	readonly channels: readonly ServiceChannel[];
	readonly contacts: Float64Array;
	/** Of the rep, in person and on the way; NaN for customers who are served otherwise. */
	readonly hours: Float64Array;
	/** By territory. */
	readonly reps: readonly RepFigures[];
}

/** The year of a plan, or of today; null until someone has said how customers are served, and its road is counted. */
export function yearOf(
	state: Territories,
	plan: TerritoryPlan | null,
	names: readonly string[],
	owner: Int32Array,
): Year | null {
	const { settings, served, visits } = state.workload;
	const travel = state.workload.travel(plan, names, owner);
	if (!settings || !served || !visits || !travel) return null;
	const services = Array.from(served.classOf, (at) => served.services[at] ?? served.otherwise);
	const hours = fieldHours(visits, travel.hours, settings.channels);
	const counts = names.map(() => 0);
	for (const own of owner) if (own >= 0) counts[own] = (counts[own] ?? 0) + 1;
	const territories = names.map((name) => ({ name, colour: 0 }));
	return {
		channels: services.map(({ channel }) => channel),
		contacts: Float64Array.from(services, ({ contacts }) => contacts),
		hours: hours.map((each, row) => (services[row]?.channel === 'field' ? each : Number.NaN)),
		reps: coveringReps(state, { plan, territories, owner, counts }, travel),
	};
}

/** How each customer is served, how often, and what that takes of the rep. */
export function yearColumns(year: Year | null, locale: Locale): readonly WireListColumn[] {
	if (!year) return [];
	const options = { locale };
	const names: Readonly<Record<ServiceChannel, string>> = {
		field: m.workload_channel_field({}, options),
		phone: m.workload_channel_phone({}, options),
		digital: m.workload_channel_digital({}, options),
	};
	const channels = year.channels.map((each) => names[each]);
	return [
		{
			...{ header: m.workload_column_channel({}, options), kind: 'text', width: 13 },
			values: packColumn(columnOf({ id: 't', name: '', type: 'choice' }, channels)).value,
		},
		numbers(m.plansheets_rep_contacts({}, options), 'count', year.contacts),
		numbers(m.plansheets_rep_hours({}, options), 'decimal', year.hours),
	];
}

/** Hours of the customers beside those there are; a list of one sentence, or of none where hours are not known. */
export function yearLine(rep: RepFigures | undefined, locale: Locale): readonly string[] {
	if (!rep) return [];
	return [
		m.plansheets_rep_year(
			{
				contact: formatInteger(rep.contactHours),
				travel: formatInteger(rep.travel.hours),
				load: formatInteger(rep.load),
				capacity: formatInteger(rep.capacity),
				share: formatPercent(rep.capacity > 0 ? rep.load / rep.capacity : null),
				days: formatNumber(rep.travel.days, { decimals: 0 }),
			},
			{ locale },
		),
	];
}

/** A column of numbers for a list; NaN is an empty cell. */
export function numbers(
	header: string,
	kind: 'money' | 'count' | 'decimal',
	values: Float64Array,
): WireListColumn {
	return {
		...{ header, kind },
		values: packColumn(numberColumn({ id: 'n', name: '', type: 'number' }, values)).value,
	};
}
