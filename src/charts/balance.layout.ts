/** Where loads stand, as shares of what is meant for a territory. */
export interface BalanceRow {
	/** Load ÷ target as it is; null = not known. */
	readonly before: number | null;
	/** Null where nothing is meant for it. */
	readonly now: number | null;
}

export interface BalanceLayout {
	readonly toX: (share: number) => number;
	/** Pixels from the floor to the ceiling. */
	readonly band: readonly [from: number, to: number];
	readonly ticks: readonly { readonly share: number; readonly x: number }[];
}

/** Room for a dot at either end. */
const EDGE = 7;
/** At least so much is shown beyond the band. */
const BEYOND = 0.1;
/** Least room for a tick, which has three digits. */
const TICK = 26;
const STEPS = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2, 5];

/** A scale that shows the band and every load up to four times its part, those beyond at its end; a tick at the part itself. */
export function layoutBalance(
	rows: readonly BalanceRow[],
	{ below, above }: { readonly below: number; readonly above: number },
	width: number,
): BalanceLayout {
	const shares = rows.flatMap(({ before, now }) => [before ?? [], now ?? []].flat());
	const low = Math.max(0, Math.min(1 - below - BEYOND, ...shares));
	const high = Math.max(1 + above + BEYOND, ...shares.map((share) => Math.min(share, 4)));
	const scale = (width - 2 * EDGE) / (high - low);
	const toX = (share: number) => EDGE + (Math.min(high, Math.max(low, share)) - low) * scale;
	const step = STEPS.find((each) => each * scale >= TICK) ?? 10;
	const from = Math.ceil((low - 1) / step - 1e-9);
	const to = Math.floor((high - 1) / step + 1e-9);
	const ticks = Array.from({ length: to - from + 1 }, (_, i) => {
		const share = Number((1 + (from + i) * step).toFixed(4));
		return { share, x: toX(share) };
	});
	return { toX, band: [toX(1 - below), toX(1 + above)], ticks };
}
