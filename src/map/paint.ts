import { stepOf } from './scale.ts';
import type { AreaValue, MapPaint } from './types.ts';

/** CSS fill of an area, or null where it is hatched. */
export function fillOf(paint: MapPaint, area: AreaValue | undefined): string | null {
	if (!area) return null;
	if (paint.kind === 'measure') {
		const step = stepOf(paint.scale, area.value);
		return step === null ? null : (paint.scale.steps[step]?.fill ?? null);
	}
	const shown = paint.classes.find((each) => each.id === area.classId);
	return shown ? `var(--cat-${shown.colour}-area)` : null;
}

/** One line of a legend; `null` fill = the hatch. */
export interface LegendEntry {
	readonly fill: string | null;
	readonly text: string;
	/** The whole range, for screen readers and tips. */
	readonly title: string;
}

export interface LegendTexts {
	readonly format: (value: number) => string;
	readonly below: (value: string) => string;
	readonly atLeast: (value: string) => string;
	readonly range: (from: string, to: string) => string;
}

/** Legend of a map, in the order of its steps or classes; only classes that occur. */
export function legendOf(
	paint: MapPaint,
	values: Iterable<AreaValue>,
	texts: LegendTexts,
): readonly LegendEntry[] {
	if (paint.kind === 'class') {
		const present = new Set([...values].map(({ classId }) => classId));
		return paint.classes
			.filter(({ id }) => present.has(id))
			.map(({ name, colour }) => ({ fill: `var(--cat-${colour}-area)`, text: name, title: name }));
	}
	const { breaks, steps } = paint.scale;
	return steps.map(({ fill }, index) => {
		const [from, to] = [breaks[index - 1], breaks[index]];
		const [low, high] = [
			from === undefined ? '' : texts.format(from),
			to === undefined ? '' : texts.format(to),
		];
		const title =
			from === undefined
				? to === undefined
					? ''
					: texts.below(high)
				: to === undefined
					? texts.atLeast(low)
					: texts.range(low, high);
		return { fill, text: low, title };
	});
}
