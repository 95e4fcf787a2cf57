import { describe, expect, test } from 'vitest';
import {
	adjustedRand,
	gaussianMixture,
	scalarMixtureMath,
	simdMixtureMath,
	type Covariance,
	type Points,
} from '#src/core/cluster/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { gaussianBlobs, pointsFrom, sklearnReference } from '../../../support/cluster-reference.ts';
import { featurePoints } from '../../../support/features.ts';

const fitOf = (points: Points, k: number, covariance: Covariance = 'full', restarts = 10) =>
	gaussianMixture(points, { k, covariance, seed: 1, restarts, tolerance: 1e-6 });

/** Log-likelihood by the definition, one row and one component at a time. */
function likelihood(points: Points, fit: ReturnType<typeof fitOf>): number {
	let total = 0;
	for (let i = 0; i < points.n; i++) {
		let density = 0;
		for (let c = 0; c < fit.k; c++) {
			const { gaps, matrix } = gaussianOf(points, fit, c, i);
			const { quadratic, determinant } = solved(matrix, gaps);
			density +=
				(fit.weights[c]! * Math.exp(-quadratic / 2)) / Math.sqrt((2 * Math.PI) ** points.d * determinant);
		}
		total += Math.log(density);
	}
	return total;
}

function gaussianOf(points: Points, fit: ReturnType<typeof fitOf>, c: number, row: number) {
	const { n, d, data } = points;
	const gaps = Array.from({ length: d }, (_, j) => data[j * n + row]! - fit.means[c * d + j]!);
	const matrix = gaps.map((_, a) =>
		gaps.map((__, b) => {
			if (fit.covariance === 'full') return fit.covariances[c * d * d + a * d + b]!;
			return a === b ? fit.covariances[c * d + a]! : 0;
		}),
	);
	return { gaps, matrix };
}

/** gapsᵀ·matrix⁻¹·gaps and the determinant, by Gaussian elimination. */
function solved(matrix: number[][], gaps: number[]) {
	const rows = matrix.map((row, i) => [...row, gaps[i]!]);
	const d = gaps.length;
	let determinant = 1;
	let quadratic = 0;
	for (let p = 0; p < d; p++) {
		determinant *= rows[p]![p]!;
		quadratic += rows[p]![d]! ** 2 / rows[p]![p]!;
		for (let r = p + 1; r < d; r++) {
			const factor = rows[r]![p]! / rows[p]![p]!;
			rows[r] = rows[r]!.map((value, j) => value - factor * rows[p]![j]!);
		}
	}
	return { quadratic, determinant };
}

describe('Gaussian mixtures', () => {
	test('CLU23 BIC of iris, full covariance, k = 1–5', ({ skip }) => {
		const points = featurePoints('iris_raw');
		if (!points) return skip('skipped: no shared data');
		[830.0, 574.0, 580.8, 621.8, 648.3].forEach((bic, i) => {
			expect(fitOf(points, i + 1, 'full', 20).bic).toBeLessThan(bic + 0.06);
		});
	});

	test.for([
		['iris_raw', 'full'],
		['iris_z', 'full'],
		['wine_z', 'full'],
		['iris_raw', 'diagonal'],
		['wine_z', 'diagonal'],
		['wholesale_log1p_z', 'diagonal'],
	] as const)(
		'CLU23 log-likelihood of %s, %s: that of scikit-learn − 0.5 % or more',
		([name, covariance], { skip }) => {
			const points = featurePoints(name);
			const reference = sklearnReference(name);
			if (!points || !reference) return skip('skipped: no shared data');
			for (const k of [1, 2, 3, 4, 5]) {
				const { loglik } = reference.gmm[`${covariance === 'full' ? 'full' : 'diag'}_${k}`]!;
				const fit = fitOf(points, k, covariance, 20);
				expect(fit.logLikelihood).toBeGreaterThanOrEqual(loglik - 0.005 * Math.abs(loglik));
				if (k < 3) expect(fit.logLikelihood).toBeLessThan(loglik + 0.005 * Math.abs(loglik));
			}
		},
	);

	test('CLU23 with k = 1 and 2 the BIC of iris equals that of R mclust', ({ skip }) => {
		const points = featurePoints('iris_raw');
		if (!points) return skip('skipped: no shared data');
		expect(fitOf(points, 1).bic).toBeCloseTo(829.978, 1);
		expect(fitOf(points, 2).bic).toBeCloseTo(574.018, 1);
		expect(fitOf(points, 1, 'diagonal').bic).toBeCloseTo(1522.12, 1);
	});

	test.each(['full', 'diagonal'] as const)(
		'CLU24 %s: the log-likelihood is that of the definition',
		(covariance) => {
			const points = gaussianBlobs(700, 3, 3, 4, 2.5);
			const fit = fitOf(points, 3, covariance, 2);
			expect(fit.logLikelihood).toBeCloseTo(likelihood(points, fit), 6);
			const parameters = covariance === 'full' ? 2 + 9 + 18 : 2 + 9 + 9;
			expect(fit.bic).toBeCloseTo(-2 * fit.logLikelihood + parameters * Math.log(700), 9);
		},
	);

	test('CLU24 memberships add up to 1, labels are the largest, weights are their means', () => {
		const points = gaussianBlobs(1100, 2, 3, 9, 2);
		const fit = fitOf(points, 3, 'full', 3);
		const means = new Float64Array(3);
		for (let i = 0; i < points.n; i++) {
			const own = fit.memberships.subarray(i * 3, i * 3 + 3);
			expect(own.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
			expect(own[fit.labels[i]!]).toBe(Math.max(...own));
			own.forEach((share, c) => (means[c]! += share / points.n));
		}
		means.forEach((mean, c) => expect(mean).toBeCloseTo(fit.weights[c]!, 3));
		expect(fit.sizes.reduce((sum, size) => sum + size, 0)).toBe(1100);
		expect([...fit.means].filter((_, at) => at % 2 === 0)).toEqual(
			[...fit.means].filter((_, at) => at % 2 === 0).sort((a, b) => b - a),
		);
	});

	test('CLU24 finds long clusters that k-means would cut', () => {
		const blobs = gaussianBlobs(600, 2, 1, 3);
		const data = new Float64Array(1200);
		const truth = new Int32Array(600);
		for (let i = 0; i < 600; i++) {
			truth[i] = i % 2;
			data[i] = (blobs.data[i]! - blobs.data[0]!) * 8;
			data[600 + i] = (blobs.data[600 + i]! - blobs.data[600]!) * 0.3 + (i % 2) * 6;
		}
		expect(adjustedRand(fitOf({ n: 600, d: 2, data }, 2).labels, truth)).toBe(1);
	});

	test.each([1, 2, 3, 7, 16])(
		'CLU41 both implementations of the heavy steps give equal bits: %i columns',
		(d) => {
			const simd = simdMixtureMath(d, 2);
			const scalar = scalarMixtureMath(d, 2);
			const random = createRandom(d);
			const triangle = Float64Array.from({ length: d * d }, () => random.next() - 0.5);
			const columns = Float64Array.from({ length: d * 128 }, () => random.next() * 10 - 5);
			const results = [simd, scalar].map((math) => {
				math?.values.set(columns);
				math?.weighted.set(columns.map((value) => value * value));
				for (let row = 0; row < d; row += 2)
					for (let j = 0; j <= row; j += 4) math?.combine(triangle, row, j);
				math?.multiply();
				math?.multiply();
				return [math?.line, math?.second, math?.products].map((part) => [...(part ?? [])]);
			});
			expect(simd).not.toBeNull();
			expect(results[0]).toEqual(results[1]);
			const first = columns.subarray(0, 128).reduce((sum, value) => sum + 2 * value ** 3, 0);
			expect(results[0]![2]![0]).toBeCloseTo(first, 6);
		},
	);

	test('CLU25 the same seed gives the same result to the bit, with progress', () => {
		const points = gaussianBlobs(500, 3, 4, 2, 3);
		const steps: string[] = [];
		const options = { k: 4, covariance: 'full', seed: 3, restarts: 2 } as const;
		const onProgress = (done: number, total: number) => steps.push(`${done}/${total}`);
		expect(gaussianMixture(points, { ...options, onProgress })).toEqual(gaussianMixture(points, options));
		expect(steps).toEqual(['1/2', '2/2']);
	});

	test('CLU25 constant columns, equal columns, few or equal rows: finite figures', () => {
		const cases = [
			pointsFrom(Array.from({ length: 20 }, (_, i) => [i, 5])),
			pointsFrom(Array.from({ length: 20 }, (_, i) => [i, 2 * i, 3 * i])),
			pointsFrom([[1, 2]]),
			pointsFrom([[1], [1], [1]]),
			pointsFrom([[1], [2]]),
			pointsFrom([[1e140], [-1e140], [0], [3]]),
			pointsFrom([...Array.from({ length: 30 }, (_, i) => [i % 3]), [1e9]]),
		];
		for (const points of cases) {
			for (const covariance of ['full', 'diagonal'] as const) {
				const fit = fitOf(points, 5, covariance, 2);
				const figures = [fit.logLikelihood, fit.bic, ...fit.memberships, ...fit.means, ...fit.covariances];
				expect(figures.every((figure) => Number.isFinite(figure))).toBe(true);
				expect(fit.k).toBeLessThanOrEqual(Math.min(5, points.n));
			}
		}
	});

	test('CLU25 columns whose variance is too small to be a number come to an end', () => {
		const data = Float64Array.of(1, 2, 3, 4, 5, 2e-160, 0, 0, 1e-200, 3e-160);
		const fit = gaussianMixture({ n: 5, d: 2, data }, { k: 2, covariance: 'full', seed: 1, restarts: 2 });
		expect([...fit.means, fit.bic].every(Number.isFinite)).toBe(true);
	});
});
