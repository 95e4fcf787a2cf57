import { codeColumn, columnOf, Dictionary, numberColumn, profileColumn } from '#src/core/table/index.ts';

let seed = 7;
/** A number of 0…1, the same in every run. */
function chance(): number {
	seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
	return seed / 4_294_967_296;
}
const normal = () => Math.sqrt(-2 * Math.log(chance() || 1e-9)) * Math.cos(2 * Math.PI * chance());

export const money = Float64Array.from({ length: 1215 }, () => Math.exp(11.6 + normal() * 0.9));
export const days = Float64Array.from({ length: 1215 }, () =>
	Math.min(700, Math.round(Math.exp(4.4 + normal() * 0.8))),
);
export const orders = Float64Array.from({ length: 1215 }, () =>
	Math.max(1, Math.round(Math.exp(1.9 + normal() * 0.7))),
);

export function binsOf(values: Float64Array, bins = 32) {
	const profile = profileColumn(numberColumn({ id: 'v', name: 'v', type: 'number' }, values), { bins });
	if (profile.kind !== 'number') throw new Error('not numbers');
	return profile.bins;
}

export const heat = [5, 4, 3, 2, 1].flatMap((recency) =>
	[1, 2, 3, 4, 5].map((frequency) => {
		const count = recency === 5 && frequency === 1 ? 0 : Math.round(5 + chance() * 100);
		return {
			recency,
			frequency,
			count,
			meanAmount: count === 0 ? null : 40_000 * frequency ** 1.6 * (0.8 + chance() * 0.4),
		};
	}),
);

export const cube = Uint8Array.from({ length: 125 }, (_, cell) => {
	const [r, f, m] = [Math.floor(cell / 25) + 1, (Math.floor(cell / 5) % 5) + 1, (cell % 5) + 1];
	return (r >= 4 ? 0 : 4) + (f >= 4 ? 0 : 2) + (m >= 4 ? 0 : 1);
});

const cumulative = (() => {
	const sorted = money.slice().sort().reverse();
	const total = sorted.reduce((sum, value) => sum + value, 0);
	let sum = 0;
	return Array.from(sorted, (value) => (sum += value) / total);
})();
export const curve = {
	customers: [0, ...cumulative.map((_, index) => (index + 1) / cumulative.length)],
	share: [0, ...cumulative],
};

const clusterSizes = [520, 330, 240, 125];
const centres = [
	[-2, 0.4],
	[0.8, 1.6],
	[1.4, -1.1],
	[4, 0.6],
] as const;
export const clusterOf = Uint8Array.from(
	clusterSizes.flatMap((size, index) => Array.from({ length: size }, () => index)),
);
export const scatter = {
	x: Float32Array.from(clusterOf, (index) => centres[index]![0] + normal() * 0.8),
	y: Float32Array.from(clusterOf, (index) => centres[index]![1] + normal() * 0.7),
};
export const scan = [2, 3, 4, 5, 6, 7, 8, 9, 10].map((k) => ({
	k,
	silhouette: 0.42 - Math.abs(k - 4) * 0.035 - chance() * 0.01,
}));

const industries = ['机床', '泵阀', '自动化', '风机', '注塑机', '水务', '纺织机械'];
export const profiles = {
	amount: profileColumn(numberColumn({ id: 'a', name: 'a', type: 'number' }, money)),
	amountShown: profileColumn(numberColumn({ id: 'a', name: 'a', type: 'number' }, money), {
		view: Uint32Array.from({ length: 400 }, (_, index) => index * 3),
		like: binsOf(money, 24),
	}),
	industry: profileColumn(
		codeColumn(
			{ id: 'i', name: 'i', type: 'choice' },
			Int32Array.from(money, () => Math.floor(chance() ** 2 * 7)),
			Dictionary.of(industries),
		),
	),
	name: profileColumn(
		columnOf(
			{ id: 'n', name: 'n', type: 'text' },
			Array.from({ length: 400 }, (_, index) => (index % 90 === 0 ? null : `客户${index % 396}`)),
		),
	),
	key: profileColumn(
		columnOf(
			{ id: 'k', name: 'k', type: 'text' },
			Array.from({ length: 419 }, (_, index) => `C${index}`),
		),
	),
	broken: profileColumn(
		columnOf({ id: 'b', name: 'b', type: 'number' }, [1, 5, 3, { unread: '面议' }, 9, null, 12, 40]),
	),
};
