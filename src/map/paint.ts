import { stepOf } from './scale.ts';
import type { AreaValue, MapClass, MapPaint } from './types.ts';

/** Land where there is nothing to tell. */
const QUIET = 'var(--surface)';

/** CSS fill of an area, or null where it is hatched. */
export function fillOf(paint: MapPaint, area: AreaValue | undefined): string | null {
	if (!area) return null;
	if (paint.kind === 'measure') {
		if (paint.quiet !== undefined && area.count === 0) return QUIET;
		const step = stepOf(paint.scale, area.value);
		return step === null ? null : (paint.scale.steps[step]?.fill ?? null);
	}
	const shown = paint.classes.find((each) => each.id === area.classId);
	return shown ? groundOf(shown) : null;
}

/** CSS fill of a class. */
function groundOf({ colour, isPale }: MapClass): string {
	return colour === 0 ? QUIET : `var(--cat-${colour}-${isPale ? 'tint' : 'area'})`;
}

/** One line of a legend; `null` fill = the hatch. */
export interface LegendEntry {
	readonly fill: string | null;
	/** Of the class, where it stands for one. */
	readonly id?: string;
	/** It stands beside the steps of a scale. */
	readonly isApart?: boolean;
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
			.filter(({ id, isPale }) => present.has(id) && !isPale)
			.map((each) => ({ fill: groundOf(each), id: each.id, text: each.name, title: each.name }));
	}
	const { breaks, steps } = paint.scale;
	const legend: readonly LegendEntry[] = steps.map(({ fill }, index) => {
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
	if (paint.quiet === undefined) return legend;
	return [...legend, { fill: QUIET, text: paint.quiet, title: paint.quiet, isApart: true }];
}
