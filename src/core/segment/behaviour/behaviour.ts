import { GroupSums } from '#src/core/stats/index.ts';
import { headroomOf } from './headroom.ts';
import { channelMix, favourites } from './mix.ts';
import { countsOf, pairsOf } from './pairs.ts';
import type { Behaviour, BehaviourColumns, BehaviourLines, CodedTexts } from './types.ts';

/** What the other metrics say already. */
export interface KnownOfCustomers {
	readonly customerCount: number;
	readonly orders: Float64Array;
	readonly firstOrder: Float64Array;
	/** NaN where nothing is dated. */
	readonly analysisDate: number;
	/** Null = no amounts at all. */
	readonly amount: Float64Array | null;
}

/**
 * Channels, products and categories per customer, tenure and headroom, as far as the data give them.
 *
 * @param lines the lines that count; null where the metrics come from a list of customers
 * @param yearStart serial day after which the sales of the year begin; null where the lines have no dates
 */
export function deriveBehaviour(
	columns: BehaviourColumns,
	known: KnownOfCustomers,
	lines: BehaviourLines | null,
	yearStart: number | null,
): Behaviour {
	const channel = lines && channels(columns, known, lines);
	const category = lines && categories(columns, known, lines);
	const products = lines && columns.product && counts(columns.product, known, lines);
	const numbers: Record<string, Float64Array | null | undefined> = {
		...channel?.numbers,
		products,
		...category?.numbers,
		tenureDays: tenure(columns.created, known),
		...wallet(columns, known, lines, yearStart),
	};
	const held = Object.entries(numbers).filter((entry): entry is [string, Float64Array] =>
		Boolean(entry[1]?.some((value) => Number.isFinite(value))),
	);
	const texts = Object.entries({ ...channel?.texts, ...category?.texts });
	return {
		numbers: Object.fromEntries(held),
		texts: Object.fromEntries(texts.filter(([, { codes }]) => codes.some((code) => code >= 0))),
	};
}

function counts(texts: CodedTexts, { customerCount, orders }: KnownOfCustomers, lines: BehaviourLines) {
	return countsOf(pairsOf(customerCount, lines.customerOf, texts.codes, texts.texts.length), orders);
}

function channels(
	{ channel }: BehaviourColumns,
	{ customerCount, orders }: KnownOfCustomers,
	lines: BehaviourLines,
): Behaviour | null {
	if (!channel) return null;
	const pairs = pairsOf(customerCount, lines.customerOf, channel.codes, channel.texts.length);
	const numbers = { channels: countsOf(pairs, orders) };
	if (!lines.amount) return { numbers, texts: {} };
	const { main, mainShare, shares } = channelMix(pairs, lines.amount, channel);
	const own = shares.map(([name, values]) => [`channelShare:${name}`, values] as const);
	return {
		numbers: { ...numbers, mainChannelShare: mainShare, ...Object.fromEntries(own) },
		texts: { mainChannel: { codes: main, texts: channel.texts } },
	};
}

function categories(
	{ category, support }: BehaviourColumns,
	{ customerCount, orders }: KnownOfCustomers,
	lines: BehaviourLines,
): Behaviour | null {
	if (!category) return null;
	const pairs = pairsOf(customerCount, lines.customerOf, category.codes, category.texts.length);
	const numbers = { categories: countsOf(pairs, orders) };
	const { amount } = lines;
	if (!amount) return { numbers, texts: {} };
	const { codes, values } = favourites(pairs, { ...lines, amount }, category, support);
	return {
		numbers: { ...numbers, topAffinity: values },
		texts: { topCategory: { codes, texts: category.texts } },
	};
}

function tenure(created: Float64Array | null, { firstOrder, analysisDate }: KnownOfCustomers): Float64Array {
	return firstOrder.map((first, customer) => {
		const days = [first, created?.[customer] ?? Number.NaN]
			.filter((day) => day >= 0)
			.map((day) => analysisDate - Math.floor(day))
			.filter((age) => age >= 0);
		return days.length > 0 ? Math.max(...days) : Number.NaN;
	});
}

function wallet(
	{ potential, shareOfWallet }: BehaviourColumns,
	known: KnownOfCustomers,
	lines: BehaviourLines | null,
	yearStart: number | null,
) {
	if (!potential && !shareOfWallet) return {};
	const { customerCount } = known;
	const ofYear = lines && salesOfYear(customerCount, lines, yearStart);
	const sales = lines ? ofYear : known.amount;
	return { yearAmount: ofYear, headroom: headroomOf(customerCount, { sales, potential, shareOfWallet }) };
}

function salesOfYear(
	customerCount: number,
	{ customerOf, day, amount }: BehaviourLines,
	yearStart: number | null,
): Float64Array | null {
	if (!amount || yearStart === null) return null;
	const sums = new GroupSums(customerCount);
	sums.addAll(
		customerOf.map((customer, line) => ((day[line] as number) > yearStart ? customer : -1)),
		amount,
	);
	return sums.totals();
}
