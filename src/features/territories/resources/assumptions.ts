import type { ServiceChannel, Workload } from '#src/core/model/index.ts';
import { m } from '#src/i18n/index.ts';
import { channelNames } from './service-choices.ts';

/** A figure that everyone is meant to look at. */
export interface Assumption {
	readonly label: string;
	/** Null where it may be left open and is. */
	readonly value: number | null;
	readonly unit: string;
	readonly min: number;
	readonly max: number;
	readonly step?: number;
	/** What it means. */
	readonly help?: string;
	/** The settings with another figure; null where none is a figure here. */
	readonly with: (value: number | null) => Partial<Workload> | null;
}

export interface AssumptionGroup {
	readonly title: string;
	readonly foot: string;
	readonly of: readonly Assumption[];
}

const PERCENT = 100;

/** Everything that hours are counted by, besides the classes. */
export function assumptionGroups(settings: Workload, currency: string): readonly AssumptionGroup[] {
	return [
		{ title: m.workload_capacity(), foot: m.workload_capacity_foot(), of: capacityOf(settings) },
		{ title: m.workload_contact(), foot: m.workload_contact_foot(), of: contactOf(settings, currency) },
		{ title: m.workload_travel(), foot: m.workload_travel_foot(), of: travelOf(settings) },
	];
}

type Named = readonly [label: string, unit: string, min: number, max: number, step?: number, help?: string];

function capacityOf({ capacity }: Workload): readonly Assumption[] {
	const one = (key: keyof Workload['capacity'], named: Named, factor = 1): Assumption => ({
		...described(named),
		value: Number((capacity[key] * factor).toPrecision(12)),
		with: (value) => (value === null ? null : { capacity: { ...capacity, [key]: value / factor } }),
	});
	return [
		one('daysPerYear', [m.workload_days(), m.workload_unit_days(), 1, 366]),
		one('hoursPerDay', [m.workload_hoursPerDay(), m.workload_unit_hours(), 1, 24, 0.5]),
		one('fieldShare', [m.workload_fieldShare(), '%', 1, 100, 5, m.workload_fieldShare_help()], PERCENT),
		one('insideShare', [m.workload_insideShare(), '%', 1, 100, 5, m.workload_fieldShare_help()], PERCENT),
	];
}

function contactOf({ channels }: Workload, currency: string): readonly Assumption[] {
	const names = channelNames();
	const one = (
		channel: ServiceChannel,
		key: 'minutes' | 'preparationMinutes' | 'costPerContact',
		named: Named,
	): Assumption => ({
		...described(named),
		value: channels[channel][key],
		with: (value) =>
			value === null && key !== 'costPerContact'
				? null
				: { channels: { ...channels, [channel]: { ...channels[channel], [key]: value } } },
	});
	const each = (channel: ServiceChannel): readonly Assumption[] => {
		const args = { channel: names[channel] };
		const minutes: Named = [m.workload_minutes(args), m.workload_unit_minutes(), 0, 720, 5];
		return [
			...(channel === 'field' ? [] : [one(channel, 'minutes', minutes)]),
			one(channel, 'preparationMinutes', [
				m.workload_preparation(args),
				m.workload_unit_minutes(),
				0,
				720,
				5,
			]),
			one(channel, 'costPerContact', [
				m.workload_costPerContact(args),
				currency,
				0,
				1e9,
				10,
				m.workload_costPerContact_help(),
			]),
		];
	};
	return [...each('field'), ...each('phone'), ...each('digital')];
}

function travelOf({ travel }: Workload): readonly Assumption[] {
	const one = (key: keyof Workload['travel'], named: Named): Assumption => ({
		...described(named),
		value: travel[key],
		with: (value) => (value === null ? null : { travel: { ...travel, [key]: value } }),
	});
	const speed = m.workload_unit_speed();
	const km = m.workload_unit_km();
	return [
		one('detour', [m.workload_detour(), '×', 1, 3, 0.05, m.workload_detour_help()]),
		one('townSpeed', [m.workload_townSpeed(), speed, 1, 1000, 5]),
		one('townKm', [m.workload_townKm(), km, 0, travel.regionKm, 5]),
		one('regionSpeed', [m.workload_regionSpeed(), speed, 1, 1000, 5]),
		one('regionKm', [m.workload_regionKm(), km, travel.townKm, 10_000, 10]),
		one('farSpeed', [m.workload_farSpeed(), speed, 1, 1000, 10, m.workload_farSpeed_help()]),
		one('localKm', [m.workload_localKm(), km, 0, 100, 1, m.workload_localKm_help()]),
		one('nightHours', [
			m.workload_nightHours(),
			m.workload_unit_hours(),
			0,
			24,
			1,
			m.workload_nightHours_help(),
		]),
	];
}

function described([label, unit, min, max, step, help]: Named) {
	return { label, unit, min, max, ...(step !== undefined && { step }), ...(help !== undefined && { help }) };
}
