import type { ServiceChannel } from '#src/core/model/index.ts';
import { formatInteger, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import type { MethodSection, MethodValue } from '#src/io/project-file/index.ts';
import type { Display } from '../tables/display.svelte.ts';
import type { Session } from '../session.svelte.ts';
import { classSource } from '../territories/work/class-sources.ts';

type Row = MethodValue[];

/** How often customers are served, and what hours are counted by; none where nobody has said. */
export function workloadSections(session: Session, display: Display): MethodSection[] {
	const { workload } = session.open.current.recipe;
	if (!workload) return [];
	const options = { locale: display.locale };
	const source = workload.classes && classSource(session, workload.classes, display);
	const counts = new Map<number, number>();
	source?.classOf.forEach((at) => counts.set(at, (counts.get(at) ?? 0) + 1));
	const names: Readonly<Record<ServiceChannel, string>> = {
		field: m.workload_channel_field({}, options),
		phone: m.workload_channel_phone({}, options),
		digital: m.workload_channel_digital({}, options),
	};
	const served = [...(source?.classes ?? []), null].map((each, at): Row => {
		const own = each && Object.hasOwn(workload.service, each.id) ? workload.service[each.id] : null;
		const { channel, contacts, minutes } = own ?? workload.otherwise;
		const other = source ? m.workload_noClass({}, options) : m.workload_everyone({}, options);
		const rest = source ? (counts.get(-1) ?? 0) : (session.sheets.customers?.rowCount ?? 0);
		return [
			each?.name ?? other,
			{ value: each ? (counts.get(at) ?? 0) : rest, kind: 'count' },
			names[channel],
			{ value: contacts, kind: 'decimal' },
			{ value: channel === 'field' ? minutes : workload.channels[channel].minutes, kind: 'decimal' },
		];
	});
	return [
		{
			title: m.workload_method({}, options),
			note: m.workload_note({}, options),
			header: [
				m.workload_column_class({}, options),
				m.workload_customers({}, options),
				m.workload_column_channel({}, options),
				m.workload_column_contacts({}, options),
				m.workload_column_minutes({}, options),
			],
			rows: served,
		},
		{
			title: m.workload_assumptions({}, options),
			note: m.workload_method_note({}, options),
			rows: assumptionRows(session, display),
		},
	];
}

/** Capacity, contacts and the road, in words and figures. */
function assumptionRows(session: Session, { locale }: Display): Row[] {
	const { workload } = session.open.current.recipe;
	if (!workload) return [];
	const options = { locale };
	const { capacity, channels, travel } = workload;
	const speed = (of: number) => `${formatNumber(of)} ${m.workload_unit_speed({}, options)}`;
	const km = (of: number) => `${formatNumber(of)} ${m.workload_unit_km({}, options)}`;
	const share = (of: number) => formatPercent(of, { decimals: 0 });
	return [
		[m.workload_days({}, options), formatInteger(capacity.daysPerYear)],
		[m.workload_hoursPerDay({}, options), formatNumber(capacity.hoursPerDay)],
		[m.workload_fieldShare({}, options), share(capacity.fieldShare), m.workload_fieldShare_help({}, options)],
		[m.workload_insideShare({}, options), share(capacity.insideShare)],
		...(['field', 'phone', 'digital'] as const).map((channel): Row => {
			const name = {
				field: m.workload_channel_field,
				phone: m.workload_channel_phone,
				digital: m.workload_channel_digital,
			}[channel]({}, options);
			const { preparationMinutes, costPerContact } = channels[channel];
			return [
				m.workload_preparation({ channel: name }, options),
				`${formatNumber(preparationMinutes)} ${m.workload_unit_minutes({}, options)}`,
				costPerContact === null
					? m.workload_contact_foot({}, options)
					: `${m.workload_costPerContact({ channel: name }, options)} ${formatNumber(costPerContact)}`,
			];
		}),
		[m.workload_detour({}, options), formatNumber(travel.detour), m.workload_detour_help({}, options)],
		[m.workload_townSpeed({}, options), speed(travel.townSpeed), km(travel.townKm)],
		[m.workload_regionSpeed({}, options), speed(travel.regionSpeed), km(travel.regionKm)],
		[m.workload_farSpeed({}, options), speed(travel.farSpeed), m.workload_farSpeed_help({}, options)],
		[m.workload_localKm({}, options), km(travel.localKm), m.workload_localKm_help({}, options)],
		[
			m.workload_nightHours({}, options),
			`${formatNumber(travel.nightHours)} ${m.workload_unit_hours({}, options)}`,
			m.workload_nightHours_help({}, options),
		],
	];
}
