import type { ServiceChannel } from '#src/core/model/index.ts';
import { usualService, VISIT_PRESETS, type VisitPreset } from '#src/core/territory/workload/index.ts';
import { formatNumber, m } from '#src/i18n/index.ts';
import type { MenuItem } from '#src/ui/index.ts';
import type { ResourceView } from './resource-view.svelte.ts';

/** How customers are served, in words. */
export function channelNames(): Readonly<Record<ServiceChannel, string>> {
	return {
		field: m.workload_channel_field(),
		phone: m.workload_channel_phone(),
		digital: m.workload_channel_digital(),
	};
}

const RANKS = ['A', 'B', 'C', 'D'];

/** Customary frequencies to fill the table with, each with its figures. */
export function presetItems(resources: ResourceView): readonly MenuItem[] {
	const names: Readonly<Record<VisitPreset, string>> = {
		low: m.workload_preset_low(),
		middle: m.workload_preset_middle(),
		high: m.workload_preset_high(),
	};
	return VISIT_PRESETS.map((preset) => {
		const figures = RANKS.map((rank, place) => {
			const { contacts } = usualService(place, RANKS.length, preset);
			return `${rank} ${formatNumber(contacts)}`;
		}).join(' · ');
		return {
			label: m.workload_preset({ name: names[preset], figures }),
			onselect: () => resources.usePreset(preset),
		};
	});
}
