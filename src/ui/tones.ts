/** Meaning of a coloured word: `plain` grey, `accent` chosen or calculated, `ok`, `warn` look here, `danger` refused. */
export type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'danger';

/** A categorical colour 1–10 as drawn in one of its strengths; 0 and anything else is the neutral grey. */
export function categoryColour(colour: number, strength: 'mark' | 'area' | 'tint' | 'ink'): string {
	if (colour >= 1 && colour <= 10) return `var(--cat-${colour}${strength === 'mark' ? '' : `-${strength}`})`;
	return { mark: 'var(--inband)', area: 'var(--line-2)', tint: 'var(--sunken)', ink: 'var(--text-2)' }[
		strength
	];
}
