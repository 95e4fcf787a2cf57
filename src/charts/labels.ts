const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;

/** Width of a text at a font size, estimated without a page so that layouts are the same everywhere: wide signs 1 em, others by kind. */
export function textWidth(text: string, size: number): number {
	let em = 0;
	for (const sign of text) {
		if (WIDE.test(sign)) em += 1;
		else if (/[A-Z@%#MWmw]/.test(sign)) em += 0.7;
		else if (/[.,:;|!'il ]/.test(sign)) em += 0.3;
		else em += 0.56;
	}
	return em * size;
}

/** The text, cut with … so that it fits. Empty where not even one sign fits. */
export function fitText(text: string, size: number, width: number): string {
	if (textWidth(text, size) <= width) return text;
	const signs = [...text];
	while (signs.length > 0 && textWidth(signs.join(''), size) + size > width) signs.pop();
	return signs.length === 0 ? '' : `${signs.join('').trimEnd()}…`;
}

/**
 * Centres of labels as close to their wanted places as they can be without touching each other or leaving 0…width.
 * Places must rise. Labels that touch are merged into groups and the group is centred on its places.
 */
export function spreadLabels(
	places: readonly number[],
	widths: readonly number[],
	width: number,
	gap = 4,
): number[] {
	interface Group {
		readonly members: number[];
		span: number;
		left: number;
	}
	const groups: Group[] = [];
	const leftOf = (members: readonly number[], span: number): number => {
		let offset = 0;
		let sum = 0;
		for (const index of members) {
			const size = widths[index] ?? 0;
			sum += (places[index] ?? 0) - offset - size / 2;
			offset += size + gap;
		}
		return Math.max(0, Math.min(width - span, sum / members.length));
	};
	places.forEach((_, index) => {
		const span = widths[index] ?? 0;
		groups.push({ members: [index], span, left: leftOf([index], span) });
		for (
			let last = groups.at(-1), before = groups.at(-2);
			last && before;
			last = groups.at(-1), before = groups.at(-2)
		) {
			if (before.left + before.span + gap <= last.left) break;
			const members = [...before.members, ...last.members];
			const joined = before.span + gap + last.span;
			groups.splice(-2, 2, { members, span: joined, left: leftOf(members, joined) });
		}
	});
	const centres: number[] = [];
	for (const { members, left } of groups) {
		let at = left;
		for (const index of members) {
			const size = widths[index] ?? 0;
			centres[index] = at + size / 2;
			at += size + gap;
		}
	}
	return centres;
}

/** Positions of the values whose labels can stand without touching one already placed; the order is the order of claims. */
export function droppedOverlaps(places: readonly number[], widths: readonly number[], gap = 6): boolean[] {
	const taken: [number, number][] = [];
	return places.map((place, index) => {
		const half = (widths[index] ?? 0) / 2;
		const [from, to] = [place - half - gap, place + half + gap];
		if (taken.some(([low, high]) => from < high && to > low)) return false;
		taken.push([place - half, place + half]);
		return true;
	});
}
