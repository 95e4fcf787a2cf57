import type { Random } from '#src/core/stats/random.ts';
import { SAMPLE_PLACES, type SamplePlace } from './places.ts';
import { BRANDS, GIVEN_NAMES, INDUSTRIES, KINDS, SAMPLE_REPS, SURNAMES } from './words.ts';

/** How a customer orders; the plan behind its transactions. */
export type Rhythm =
	| 'champion'
	| 'regular'
	| 'growing'
	| 'fading'
	| 'lost'
	| 'oneOff'
	| 'newcomer'
	| 'project'
	| 'spares'
	| 'lapsed'
	| 'prospect';

export interface SampleCustomer {
	readonly key: string;
	readonly name: string;
	readonly place: SamplePlace;
	readonly industry: string;
	readonly kind: string;
	readonly employees: number;
	readonly potential: number;
	readonly rep: string;
	readonly contact: string;
	readonly phone: string;
	readonly satisfaction: number | null;
	readonly rhythm: Rhythm;
	/** Typical order in units of list price. */
	readonly scale: number;
}

const RHYTHMS: readonly (readonly [Rhythm, number])[] = [
	['champion', 7],
	['regular', 17],
	['growing', 12],
	['fading', 10],
	['lost', 13],
	['oneOff', 8],
	['newcomer', 16],
	['project', 8],
	['spares', 6],
	['lapsed', 5],
	['prospect', 8],
];

/** The customers of the sample, in order of their keys. `zh` chooses the language of all words. */
export function sampleCustomers(count: number, zh: boolean, random: Random): SampleCustomer[] {
	const word = (pair: readonly [string, string]) => pair[zh ? 0 : 1];
	const taken = new Set<string>();
	return Array.from({ length: count }, (_, index) => {
		const place = weighted(
			SAMPLE_PLACES.map((p) => [p, p.weight] as const),
			random,
		);
		const industry = pick(INDUSTRIES, random);
		const rhythm = weighted(RHYTHMS, random);
		const employees = Math.round(Math.exp(3.2 + random.next() * 4));
		const scale = 0.4 + employees ** 0.5 / 8;
		return {
			key: `K${String(index + 1).padStart(5, '0')}`,
			name: companyName(place, industry, zh, taken, random),
			place,
			industry: word(industry),
			kind: word(pick(KINDS, random)),
			employees,
			potential: Math.round(scale * (20 + random.next() * 90)) * 10_000,
			rep: word(SAMPLE_REPS[place.rep]?.name ?? ['', '']),
			contact: zh
				? word(pick(SURNAMES, random)) + word(pick(GIVEN_NAMES, random))
				: `${word(pick(SURNAMES, random))} ${word(pick(GIVEN_NAMES, random))}`,
			phone: `13${Math.floor(random.next() * 10)}0000${String(Math.floor(random.next() * 10_000)).padStart(4, '0')}`,
			satisfaction:
				random.next() < 0.7 ? Math.min(5, Math.max(1, Math.round(3.2 + random.next() * 2))) : null,
			rhythm,
			scale,
		};
	});
}

function companyName(
	place: SamplePlace,
	industry: readonly [string, string],
	zh: boolean,
	taken: Set<string>,
	random: Random,
): string {
	for (let attempt = 0; ; attempt++) {
		const [brandZh, brandEn] = pick(BRANDS, random);
		const serial = attempt < 20 ? '' : String(attempt - 18);
		const name = zh
			? `${place.city.zh}${brandZh}${serial}${industry[0]}有限公司`
			: `${place.city.en} ${brandEn}${serial} ${industry[1]} Co., Ltd.`;
		if (taken.has(name)) continue;
		taken.add(name);
		return name;
	}
}

/** One of the items, each as likely as the other. */
export function pick<T>(items: readonly T[], random: Random): T {
	return items[Math.floor(random.next() * items.length)] as T;
}

function weighted<T>(items: readonly (readonly [T, number])[], random: Random): T {
	const total = items.reduce((sum, [, weight]) => sum + weight, 0);
	let left = random.next() * total;
	for (const [item, weight] of items) {
		left -= weight;
		if (left < 0) return item;
	}
	return (items[items.length - 1] as readonly [T, number])[0];
}
