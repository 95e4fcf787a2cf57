import { formatInteger, formatNumber, m } from '#src/i18n/index.ts';
import type { RepFigures } from '#src/state/territories/work/resource-figures.ts';
import type { Rep } from '#src/state/territories/work/reps.ts';
import type { Fact } from '#src/ui/index.ts';
import { daysAWeek, nightsAMonth } from './road.ts';
import type { ResourceView } from './resource-view.svelte.ts';

/** What is known of someone, and of a year on the road. */
export function repFacts(resources: ResourceView, rep: Rep | null, own: RepFigures | null): readonly Fact[] {
	const person: Fact[] = rep
		? [
				{ name: m.workload_base(), value: rep.base.text || '—', ...unplaced(rep) },
				{ name: m.workload_seniority(), value: rep.seniority || '—' },
				{
					name: m.workload_workingHours(),
					value: rep.hours === null ? m.workload_usualHours() : resources.hoursText(rep.hours),
					title: m.workload_workingHours_help(),
				},
				{ name: m.workload_cost(), value: resources.moneyText(rep.cost) },
			]
		: [];
	if (!own || own.territory < 0) return person;
	const { travel } = own;
	const weeks = daysAWeek(travel.days, resources.settings?.capacity.daysPerYear ?? 0);
	return [
		{ name: m.workload_customers(), value: formatInteger(own.customers) },
		...person,
		{
			name: m.workload_road(),
			value: m.workload_road_value({
				days: formatNumber(weeks, { decimals: 1 }),
				km: formatInteger(travel.km),
			}),
			title: m.workload_road_help(),
		},
		{
			name: m.workload_nights(),
			value: m.workload_nights_value({
				nights: formatNumber(nightsAMonth(travel.nights), { decimals: 1 }),
				year: formatInteger(travel.nights),
			}),
			title: m.workload_nights_help(),
		},
	];
}

function unplaced({ base }: Rep): { readonly title?: string } {
	return base.place === null ? { title: m.workload_base_unknown() } : {};
}
