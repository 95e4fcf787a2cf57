/** A length in kilometres with a round number, and how long it is on the picture. */
export interface ScaleBar {
	readonly km: number;
	readonly pixels: number;
}

const DIGITS = [5, 2, 1];

/** The longest of 1, 2, 5, 10 … kilometres that is no longer than so many pixels. */
export function scaleBar(kmPerPixel: number, longest: number): ScaleBar {
	const most = kmPerPixel * longest;
	const power = 10 ** Math.floor(Math.log10(most));
	const km = (DIGITS.find((digit) => digit * power <= most) ?? 1) * power;
	return { km, pixels: km / kmPerPixel };
}
