/** Above this a column of shares is written in percent. */
const MOST_AS_FRACTION = 1.5;

/** What headroom is made of, per customer; null = the data do not have it. */
export interface Wallet {
	/** Sales of a year. */
	readonly sales: Float64Array | null;
	readonly potential: Float64Array | null;
	readonly shareOfWallet: Float64Array | null;
}

/**
 * What each customer buys elsewhere in a year: potential − sales; without a potential sales ÷ share − sales; without sales
 * potential × (1 − share). NaN where neither can be told; negative where more is sold than was estimated.
 */
export function headroomOf(count: number, { sales, potential, shareOfWallet }: Wallet): Float64Array {
	const factor = shareOfWallet?.some((share) => share > MOST_AS_FRACTION) ? 100 : 1;
	return Float64Array.from({ length: count }, (_, customer) => {
		const at = (values: Float64Array | null) => values?.[customer] ?? Number.NaN;
		const share = at(shareOfWallet) / factor;
		return finite(fromPotential(at(potential), at(sales), share));
	});
}

function fromPotential(potential: number, sales: number, share: number): number {
	if (!Number.isNaN(potential)) return potential - (Number.isNaN(sales) ? potential * share : sales);
	// A share of nothing says nothing of what is bought elsewhere.
	return share > 0 && sales > 0 ? sales / share - sales : Number.NaN;
}

function finite(value: number): number {
	return Number.isFinite(value) ? value : Number.NaN;
}
