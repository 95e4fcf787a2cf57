/** Step 1–7 of the sequential scale, from little to much. */
export const sequential = (step: number): string => `var(--seq-${clamp(step)})`;

/** Colour of text on a step of the sequential scale. */
export const onSequential = (step: number): string => `var(--on-seq-${clamp(step)})`;

/** Step 1–7 of the diverging scale: 1 far too little, 4 as expected, 7 far too much. */
export const diverging = (step: number): string => `var(--div-${clamp(step)})`;

/** Colour of text on a step of the diverging scale. */
export const onDiverging = (step: number): string => `var(--on-div-${clamp(step)})`;

function clamp(step: number): number {
	return Math.min(7, Math.max(1, Math.round(step)));
}

/** Step of a difference given in standard deviations: ±0.25 is as expected, beyond ±1.25 is far. */
export function divergingStep(z: number): number {
	const size = Math.abs(z);
	const away = size < 0.25 ? 0 : size < 0.6 ? 1 : size < 1.25 ? 2 : 3;
	return 4 + Math.sign(z) * away;
}
