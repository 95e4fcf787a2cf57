import { pca, project, type Points } from '#src/core/cluster/index.ts';
import type { Space } from './space.ts';
import type { Axis, ClusterDetail } from './types.ts';

/** Both principal components of the points, and the standardised inputs, per customer row. */
export function pictures(
	space: Space,
	count: number,
): Pick<ClusterDetail, 'scatter' | 'components' | 'standardised'> {
	const { rows, points, inputs } = space;
	const centred = centre(points);
	const { shares, components } = pca(centred);
	const x = new Float32Array(count).fill(Number.NaN);
	const y = new Float32Array(count).fill(Number.NaN);
	const first = project(centred, components, 0);
	const second = points.d > 1 ? project(centred, components, 1) : new Float32Array(points.n);
	const d = inputs.length;
	const standardised = new Float64Array(count * d).fill(Number.NaN);
	rows.forEach((row, i) => {
		x[row] = first[i] ?? 0;
		y[row] = second[i] ?? 0;
		for (let j = 0; j < d; j++) standardised[row * d + j] = points.data[j * points.n + i] ?? 0;
	});
	const loadings = components.slice(0, Math.min(2, points.d) * points.d);
	return {
		scatter: { x, y },
		components: { shares: Array.from(shares), loadings, axes: axesOf(space) },
		standardised,
	};
}

/** Columns with mean 0; as they are where they have it. */
function centre({ n, d, data }: Points): Points {
	const moved = data.slice();
	for (let j = 0; j < d; j++) {
		const column = moved.subarray(j * n, (j + 1) * n);
		const mean = column.reduce((sum, value) => sum + value / n, 0);
		if (Math.abs(mean) > 1e-9) column.forEach((value, i) => (column[i] = value - mean));
	}
	return { n, d, data: moved };
}

function axesOf({ inputs, categories }: Space): Axis[] {
	return [
		...inputs.map(({ measure }) => ({ measure, value: null })),
		...categories.flatMap(({ column, values }) =>
			values.map((value) => ({ measure: { kind: 'column' as const, column }, value: value ?? '' })),
		),
	];
}
