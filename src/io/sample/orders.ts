import { serialOf } from '#src/core/table/index.ts';
import type { Random } from '#src/core/stats/random.ts';
import { pick, type Rhythm, type SampleCustomer } from './customers.ts';
import { PRODUCTS } from './words.ts';

export interface SampleLine {
	readonly order: string;
	readonly customer: string;
	/** Excel serial day. */
	readonly date: number;
	readonly product: (typeof PRODUCTS)[number];
	readonly quantity: number;
	readonly price: number;
	readonly status: 'done' | 'returned';
}

/** Sales run from January 2024 to June 2026. */
const SAMPLE_START = serialOf(2024, 1, 1);
export const SAMPLE_END = serialOf(2026, 6, 30);

interface Plan {
	/** Median days between orders. */
	readonly gap: number;
	readonly from: number;
	readonly to: number;
	/** Factor per year on the size of an order. */
	readonly growth: number;
	/** Factor on the size of every order; 1 unless told. */
	readonly size?: number;
}

const span = SAMPLE_END - SAMPLE_START;

function planOf(rhythm: Rhythm, random: Random): Plan | null {
	switch (rhythm) {
		case 'champion':
			return { gap: 12 + random.next() * 10, from: 0, to: span, growth: 1.1 };
		case 'regular':
			return { gap: 35 + random.next() * 40, from: random.next() * 120, to: span, growth: 1 };
		case 'growing':
			return { gap: 30 + random.next() * 30, from: span * 0.3, to: span, growth: 1.7 };
		case 'fading':
			return { gap: 30 + random.next() * 30, from: 0, to: span * (0.72 + random.next() * 0.1), growth: 0.6 };
		case 'lost':
			return { gap: 40 + random.next() * 40, from: 0, to: span * (0.28 + random.next() * 0.16), growth: 0.8 };
		case 'oneOff': {
			const day = random.next() * span;
			return { gap: 9999, from: day, to: day, growth: 1 };
		}
		case 'newcomer':
			return { gap: 25 + random.next() * 25, from: span * (0.85 + random.next() * 0.1), to: span, growth: 1 };
		// Seldom and much: buys for a plant that is being built.
		case 'project':
			return { gap: 80 + random.next() * 70, from: random.next() * 240, to: span, growth: 1, size: 2.6 };
		// Often and little: keeps machines running.
		case 'spares':
			return { gap: 22 + random.next() * 14, from: random.next() * 60, to: span, growth: 1, size: 0.22 };
		// Kept machines running until a year ago.
		case 'lapsed':
			return {
				gap: 16 + random.next() * 8,
				from: 0,
				to: span * (0.66 + random.next() * 0.2),
				growth: 1,
				size: 0.25,
			};
		case 'prospect':
			return null;
	}
}

/** Order lines of these customers in order of their dates. */
export function sampleLines(customers: readonly SampleCustomer[], random: Random): SampleLine[] {
	const orders: PlannedOrder[] = [];
	for (const customer of customers) {
		const plan = planOf(customer.rhythm, random);
		if (!plan) continue;
		for (let day = plan.from; day <= plan.to; day += plan.gap * (0.5 + random.next())) {
			const size = (plan.size ?? 1) * plan.growth ** (day / 365);
			orders.push({ customer, day: Math.floor(day), size });
		}
	}
	orders.sort((a, b) => a.day - b.day || (a.customer.key < b.customer.key ? -1 : 1));
	return orders.flatMap((order, index) => linesOf(order, `SO${String(240_001 + index)}`, random));
}

interface PlannedOrder {
	readonly customer: SampleCustomer;
	readonly day: number;
	readonly size: number;
}

function linesOf(order: PlannedOrder, id: string, random: Random): SampleLine[] {
	const date = SAMPLE_START + order.day;
	const season = 1 + 0.25 * Math.sin(((order.day % 365) / 365) * 2 * Math.PI - 1);
	const count = 1 + Math.floor(random.next() * 2.6);
	return Array.from({ length: count }, () => {
		const product = pick(PRODUCTS, random);
		const quantity = Math.max(
			1,
			Math.round(order.customer.scale * order.size * season * (1 + random.next() * 5)),
		);
		const price = Math.round(product.price * (0.9 + random.next() * 0.15));
		return {
			order: id,
			customer: order.customer.key,
			date,
			product,
			quantity,
			price,
			status: 'done' as const,
		};
	});
}
