import { loadDivisions, type Division } from '#src/core/geo/index.ts';
import { createRandom } from '#src/core/stats/random.ts';

/** Reps of the list. */
const REPS = 20;

/**
 * A national customer list as CSV, the same every time: cities that differ in weight by a hundred times, sales that differ
 * more, and reps with a run of provinces that lie together, so that some have several times the sales of others; more reps
 * than provinces share them by city.
 */
export async function nationalList(customers: number, seed: number, reps = REPS): Promise<string> {
	const divisions = (await loadDivisions()).all;
	const cities = divisions.filter(({ level, place }) => level === 'city' && place !== null);
	const hasCity = (code: string) => cities.some((city) => city.code.slice(0, 2) === code.slice(0, 2));
	const provinces = divisions
		.filter(({ code, level, place }) => level === 'province' && place !== null && hasCity(code))
		.sort((a, b) => (a.place?.[0] ?? 0) - (b.place?.[0] ?? 0));
	const areas = reps > provinces.length ? cities : provinces;
	const repOf = new Map(areas.map(({ code }, i) => [code, Math.floor((i * reps) / areas.length)]));
	const random = createRandom(seed);
	const weights = cities.map(() => 100 ** random.next());
	const pick = picker(cities, weights);
	const lines = ['客户编号,客户名称,省份,城市,销售代表,年销售额'];
	for (let i = 0; i < customers; i++) {
		const city = pick(random.next());
		const province = provinces.find(({ code }) => code.slice(0, 2) === city.code.slice(0, 2));
		const rep = `销售${String(1 + (repOf.get(city.code) ?? repOf.get(province?.code ?? '') ?? 0)).padStart(2, '0')}`;
		const id = `N${String(i + 1).padStart(5, '0')}`;
		const amount = Math.round(1000 * 1000 ** random.next());
		lines.push([id, `${city.short}客户${i + 1}`, province?.name ?? '', city.name, rep, amount].join(','));
	}
	return lines.join('\r\n');
}

/** Draws from a list by weight. */
function picker(items: readonly Division[], weights: readonly number[]): (at: number) => Division {
	const total = weights.reduce((sum, each) => sum + each, 0);
	return (at) => {
		let left = at * total;
		const found = items.find((_, i) => (left -= weights[i] ?? 0) < 0);
		return (found ?? items.at(-1)) as Division;
	};
}
