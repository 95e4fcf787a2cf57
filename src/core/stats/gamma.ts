const HALF_LOG_TWO_PI = 0.9189385332046727;
/** Coefficients of Stirling's series, B₂ₙ ÷ (2n·(2n − 1)). */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360_360, 1 / 156, -3617 / 122_400];
/** From here on the series above is exact in doubles. */
const STIRLING_FROM = 12;
/** Smallest number continued fractions may divide by. */
const TINY = 1e-300;
const PRECISION = 2 ** -53;
/** Terms of a series or fraction; enough for parameters up to about 1e9. */
const MOST_TERMS = 200_000;

/** What Stirling's formula leaves of log Γ: log Γ(z) = (z − ½)·log z − z + ½·log 2π + this. z > 0. */
function stirlingRest(z: number): number {
	let rest = 0;
	let shifted = z;
	for (; shifted < STIRLING_FROM; shifted++) rest += (shifted + 0.5) * Math.log1p(1 / shifted) - 1;
	const inverse = 1 / (shifted * shifted);
	let series = 0;
	for (let i = STIRLING.length - 1; i >= 0; i--) series = series * inverse + (STIRLING[i] as number);
	return rest + series / shifted;
}

/**
 * x·log(x ÷ m) + m − x without cancellation near x = m: the deviance term of the saddle-point expansion (Loader 2000,
 * "Fast and accurate computation of binomial probabilities"). x, m > 0.
 */
function devianceTerm(x: number, m: number): number {
	const gap = x - m;
	if (Math.abs(gap) >= 0.1 * (x + m)) return x * Math.log(x / m) - gap;
	const v = gap / (x + m);
	let sum = gap * v;
	let term = 2 * x * v;
	for (let j = 3, before = Number.NaN; sum !== before && j < MOST_TERMS; j += 2) {
		before = sum;
		term *= v * v;
		sum += term / j;
	}
	return sum;
}

/** x^a·e^−x ÷ Γ(a + 1), by Loader's saddle point, so that it holds its precision for large a and x. */
function poissonDensity(a: number, x: number): number {
	return Math.exp(-stirlingRest(a) - devianceTerm(a, x) - HALF_LOG_TWO_PI - 0.5 * Math.log(a));
}

/**
 * Regularised upper incomplete gamma function Q(a, x) = Γ(a, x) ÷ Γ(a): series below a + 1, Lentz's continued fraction above
 * (Numerical Recipes §6.2). About 1e-13 relative. a > 0, x ≥ 0.
 */
export function upperGamma(a: number, x: number): number {
	if (x <= 0) return 1;
	if (x === Infinity) return 0;
	const density = poissonDensity(a, x);
	return x < a + 1 ? Math.max(0, 1 - density * lowerSeries(a, x)) : density * a * upperFraction(a, x);
}

/** Σ xⁿ ÷ ((a + 1)…(a + n)). */
function lowerSeries(a: number, x: number): number {
	let sum = 1;
	let term = 1;
	for (let n = 1; n < MOST_TERMS && term > sum * PRECISION; n++) {
		term *= x / (a + n);
		sum += term;
	}
	return sum;
}

function upperFraction(a: number, x: number): number {
	let b = x + 1 - a;
	let c = 1 / TINY;
	let d = 1 / b;
	let value = d;
	for (let i = 1; i < MOST_TERMS; i++) {
		const numerator = -i * (i - a);
		b += 2;
		d = 1 / away(numerator * d + b);
		c = away(b + numerator / c);
		const factor = d * c;
		value *= factor;
		if (Math.abs(factor - 1) <= PRECISION) break;
	}
	return value;
}

/**
 * Regularised incomplete beta function I_x(a, b) with y = 1 − x given apart, so that neither tail is lost to rounding:
 * Lentz's continued fraction (Numerical Recipes §6.4) times Loader's binomial density. About 1e-13 relative, 1e-10 with parameters of millions. a, b > 0.
 */
export function incompleteBeta(a: number, b: number, x: number, y: number): number {
	if (x <= 0) return 0;
	if (y <= 0) return 1;
	const n = a + b;
	const rests = stirlingRest(n) - stirlingRest(a) - stirlingRest(b);
	const log = rests - devianceTerm(a, n * x) - devianceTerm(b, n * y) - HALF_LOG_TWO_PI;
	const front = Math.exp(log) * Math.sqrt((a * b) / n);
	if (x <= (a + 1) / (n + 2)) return (front * betaFraction(a, b, x)) / a;
	return Math.max(0, 1 - (front * betaFraction(b, a, y)) / b);
}

function betaFraction(a: number, b: number, x: number): number {
	let c = 1;
	let d = 1 / away(1 - ((a + b) * x) / (a + 1));
	let value = d;
	for (let m = 1; m < MOST_TERMS; m++) {
		const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
		d = 1 / away(1 + even * d);
		c = away(1 + even / c);
		value *= d * c;
		const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
		d = 1 / away(1 + odd * d);
		c = away(1 + odd / c);
		const factor = d * c;
		value *= factor;
		if (Math.abs(factor - 1) <= PRECISION) break;
	}
	return value;
}

function away(value: number): number {
	return Math.abs(value) < TINY ? TINY : value;
}
