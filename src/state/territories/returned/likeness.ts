/** Part of its letters that a name may have wrong. */
const MOST_WRONG = 0.4;

/**
 * The name that is most like a text: the same without case, width, blanks and marks, else the one with the fewest letters to
 * be changed (Levenshtein 1966), if those are few and no other name is as near. Null where there is none.
 */
export function likestName(text: string, names: readonly string[]): string | null {
	const wanted = plain(text);
	if (wanted === '') return null;
	const ranked = names
		.map((name) => ({
			name,
			distance: editDistance(wanted, plain(name)) / Math.max(wanted.length, plain(name).length),
		}))
		.sort((a, b) => a.distance - b.distance);
	const [best, second] = ranked;
	if (!best || best.distance > MOST_WRONG || best.distance === second?.distance) return null;
	return best.name;
}

/** The name that a text spells: itself, or the only one with the same letters whatever the case, width, blanks and marks. */
export function spelledName(text: string, names: readonly string[]): string | null {
	const exact = names.find((name) => name === text) ?? names.find((name) => name === text.trim());
	if (exact !== undefined) return exact;
	const wanted = plain(text);
	const alike = names.filter((name) => plain(name) === wanted);
	return wanted !== '' && alike.length === 1 ? (alike[0] ?? null) : null;
}

function plain(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s\p{P}]/gu, '');
}

function editDistance(a: string, b: string): number {
	let row = Array.from({ length: b.length + 1 }, (_, j) => j);
	for (let i = 1; i <= a.length; i++) {
		const next = [i];
		for (let j = 1; j <= b.length; j++) {
			const change = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
			next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
		}
		row = next;
	}
	return row[b.length] ?? 0;
}
