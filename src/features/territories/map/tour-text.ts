import { formatInteger, formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import type { TourSketch } from '#src/core/territory/tour/index.ts';
import type { Fact } from '#src/ui/index.ts';
import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';

/** Tours that differ by less are as long. */
const ALIKE = 0.005;

/** What is said of the sketched tour with the map; '' while none is shown. */
export function tourSentence({ detail, figures, chosen, state }: PlanView): string {
	const sketch = detail.tour?.sketch;
	const name = figures?.territories[chosen ?? -1]?.name;
	if (!sketch || name === undefined) return '';
	return m.tour_sentence({
		name,
		km: roadText(sketch.km, state.tours.detour),
		estimate: roadText(sketch.estimateKm, state.tours.detour),
	});
}

/** A tour in figures, beside what the formula of the workload says. */
export function tourFacts(sketch: TourSketch, detour: number): readonly Fact[] {
	const factor = formatNumber(detour, { decimals: 2 });
	return [
		{
			name: m.tour_length(),
			value: m.tour_km({ km: roadText(sketch.km, detour) }),
			title: m.tour_length_help({ detour: factor }),
			strong: true,
		},
		{
			name: m.tour_estimate(),
			value: m.tour_estimate_value({
				km: roadText(sketch.estimateKm, detour),
				difference: differenceText(sketch),
			}),
			title: m.tour_estimate_help({ detour: factor }),
		},
		...(sketch.baseKm > 0
			? [
					{
						name: m.tour_base(),
						value: m.tour_km({ km: roadText(sketch.baseKm, detour) }),
						title: m.tour_base_help(),
					},
				]
			: []),
		{
			name: m.tour_places(),
			value: m.tour_places_value({
				customers: formatInteger(sketch.customers),
				places: formatInteger(sketch.places),
			}),
		},
		...tripFacts(sketch),
		...(sketch.nowhere > 0 ? [{ name: m.tour_nowhere(), value: formatInteger(sketch.nowhere) }] : []),
	];
}

function tripFacts({ round }: TourSketch): readonly Fact[] {
	if (!round) return [];
	const kinds = [
		[round.day, m.tour_trips_day],
		[round.twoDay, m.tour_trips_twoDay],
		[round.longer, m.tour_trips_longer],
	] as const;
	const parts = kinds.flatMap(([count, text]) => (count > 0 ? [text({ count: formatInteger(count) })] : []));
	return [
		{
			name: m.tour_trips(),
			value: parts.length > 0 ? parts.join(' · ') : m.tour_trips_none(),
			title: m.tour_trips_help(),
		},
		{ name: m.tour_nights(), value: m.tour_nights_value({ nights: formatInteger(round.nights) }) },
		{
			name: m.tour_days(),
			value: m.tour_days_value({ days: formatNumber(round.days, { decimals: round.days < 10 ? 1 : 0 }) }),
			title: m.tour_days_help(),
		},
	];
}

function roadText(km: number, detour: number): string {
	return formatInteger(Math.round(km * detour));
}

function differenceText({ km, estimateKm }: TourSketch): string {
	const share = estimateKm > 0 ? km / estimateKm - 1 : 0;
	if (Math.abs(share) < ALIKE) return m.tour_equal();
	const text = { share: formatPercent(Math.abs(share), { decimals: 0 }) };
	return share > 0 ? m.tour_longer(text) : m.tour_shorter(text);
}
