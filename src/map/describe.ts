import { m } from '#src/i18n/index.ts';
import type { Cluster } from './canvas/clusters.ts';
import { legendOf, type LegendEntry } from './paint.ts';
import type { AreaValue, AreaValues, MapLayout, MapPaint, MapPoints, MapTexts } from './types.ts';

/** What a tip says. */
interface MapTipText {
	readonly name: string;
	readonly rows: readonly (readonly [label: string, value: string])[];
}

/** Groups that the tip of a circle of customers lists. */
const TIP_GROUPS = 4;

/** How a map speaks of its areas: labels, tips, legend and the sentences for screen readers. */
export class MapSpeech {
	readonly values: AreaValues;
	readonly paint: MapPaint;
	readonly texts: MapTexts;

	constructor(values: AreaValues, paint: MapPaint, texts: MapTexts) {
		this.values = values;
		this.paint = paint;
		this.texts = texts;
	}

	name(code: string): string {
		return this.texts.name(code);
	}

	/** Second line of a label: the short value or the class; '' where nothing is known. */
	detail(code: string): string {
		const area = this.values.get(code);
		if (!area) return '';
		if (this.paint.kind === 'class') return this.#className(area);
		return area.value === null ? '' : this.#short(area.value);
	}

	sentence(code: string): string {
		const area = this.values.get(code);
		const name = this.texts.name(code);
		if (!area) return m.map_area_noData({ name });
		const said = this.texts.lines?.(code);
		if (said) {
			const lines = said.map(([label, text]) => m.map_area_line({ label, text })).join(m.map_area_join());
			return m.map_area_lines({ name, lines });
		}
		const value = this.paint.kind === 'class' ? this.#className(area) : this.#value(area);
		return m.map_area_spoken({ name, value, count: this.texts.formatCount(area.count) });
	}

	/** Label and text of each line of the tip. */
	tip(code: string): readonly (readonly [string, string])[] {
		const area = this.values.get(code);
		if (!area) return [[this.texts.measureName, m.map_legend_noData()]];
		if (this.texts.lines) return this.texts.lines(code);
		const count = [m.map_tip_customers(), this.texts.formatCount(area.count)] as const;
		if (this.paint.kind === 'class')
			return [[this.texts.className ?? m.map_tip_class(), this.#className(area)], count];
		return [[this.texts.measureName, this.#value(area)], count];
	}

	/** Name and lines of the tip of a customer, or of several at or near one place. */
	customers({ name, groups: all }: MapPoints, { count, first, groups }: Cluster): MapTipText {
		const title = this.texts.className ?? m.map_tip_class();
		const groupOf = (own: number) => all[own]?.name ?? m.map_tip_nobody();
		if (count === 1) return { name: name(first), rows: [[title, groupOf(groups[0]?.[0] ?? -1)]] };
		const shown = groups.slice(0, TIP_GROUPS).map(([own, size]) => {
			return [groupOf(own), this.texts.formatCount(size)] as const;
		});
		const rest = groups.slice(TIP_GROUPS).reduce((sum, [, size]) => sum + size, 0);
		return {
			name: m.map_tip_together({ count: this.texts.formatCount(count) }),
			rows: rest === 0 ? shown : [...shown, [m.map_tip_rest(), this.texts.formatCount(rest)]],
		};
	}

	/** Legend, with a line for the hatch where it occurs; classes whose name stands on the map need none. */
	legend(layout: MapLayout | null, named: ReadonlySet<string>): readonly LegendEntry[] {
		const all = legendOf(this.paint, this.values.values(), {
			format: (value) => this.#short(value),
			below: (value) => m.map_legend_below({ value }),
			atLeast: (value) => m.map_legend_atLeast({ value }),
			range: (from, to) => m.map_legend_range({ from, to }),
		});
		const entries = all.filter(({ id }) => id === undefined || !named.has(id));
		const hasGaps = layout?.shapes.some(({ code }) => !this.values.has(code)) ?? false;
		const gap = { fill: null, text: m.map_legend_noData(), title: m.map_legend_noData(), isApart: true };
		return hasGaps ? [...entries, gap] : entries;
	}

	#className(area: AreaValue): string {
		if (this.paint.kind !== 'class') return '';
		return this.paint.classes.find(({ id }) => id === area.classId)?.name ?? m.map_legend_noData();
	}

	#value(area: AreaValue): string {
		return area.value === null ? m.map_legend_noData() : this.texts.formatValue(area.value);
	}

	#short(value: number): string {
		return (this.texts.formatShort ?? this.texts.formatValue)(value);
	}
}
