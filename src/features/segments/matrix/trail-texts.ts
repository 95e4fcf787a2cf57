import type { Trails } from '#src/core/segment/snapshots/index.ts';
import { trailOf, type Trail } from '#src/core/segment/snapshots/index.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** What the trails come from, by its name. */
export function trailSource(view: SchemeView): string {
	return view.comparison.nameOf(view.trails.since);
}

/** Why there are no trails from what was chosen; null where there are some. */
export function trailProblem(view: SchemeView): string | null {
	const { found } = view.trails;
	if (!found || found.ok) return null;
	const name = trailSource(view);
	const { scheme } = view;
	if (found.why === 'places') return m.matrix_trails_problem_places({ name });
	if (found.why !== 'axes') return m.matrix_trails_problem_scheme({ name });
	const axes = found.axes.map((axis) =>
		scheme?.kind === 'matrix' ? view.session.display.axis(scheme[axis]).name : axis,
	);
	return m.matrix_trails_problem_axes({ name, axes: axes.join(m.matrix_reason_and()) });
}

/** Whose trails are drawn, for the line under the title. */
export function trailSummary(view: SchemeView): string {
	const { mode, rows, means, cell } = view.trails;
	const name = trailSource(view);
	if (mode === 'mean') return m.matrix_trails_drawn_mean({ name, count: formatInteger(means.length) });
	const say = mode === 'far' ? m.matrix_trails_drawn_far : m.matrix_trails_drawn_large;
	return say({ name, count: formatInteger(rows.length), cell: view.rows[cell]?.name ?? '' });
}

/** How many customers have moved at all. */
export function movedText({ known, moved }: Trails): string {
	return m.matrix_trails_moved({
		moved: formatInteger(moved),
		known: formatInteger(known),
		share: formatPercent(moved / Math.max(1, known)),
	});
}

/** A trail in words: both axes with the place then and now. */
export function wayText(view: SchemeView, { from, to }: Trail): string {
	const { scheme } = view;
	if (scheme?.kind !== 'matrix') return '';
	return (['x', 'y'] as const)
		.map((axis, i) => {
			const { name, value } = view.session.display.axis(scheme[axis]);
			return m.matrix_trails_way({ axis: name, from: value(from[i] ?? 0), to: value(to[i] ?? 0) });
		})
		.join(' · ');
}

/** The way of one customer in words; that it has none where a place is not known. */
export function customerWay(view: SchemeView, trails: Trails, row: number): string {
	const trail = trailOf(trails, row);
	if (!trail) return m.matrix_trails_unknown({ name: trailSource(view) });
	const isStill = trail.from[0] === trail.to[0] && trail.from[1] === trail.to[1];
	return isStill ? m.matrix_trails_still() : wayText(view, trail);
}
