/** Texts of a column are looked up only after so many of them repeat often enough. */
const TRIAL = 4096;
const MOSTLY_NEW = 0.7;
const CACHE = 4096;

/** Texts with an index each. Equal ones share an index, but for columns where nearly every text is new. */
export class TextTable {
	readonly texts: string[] = [];
	private readonly indexes = new Map<string, number>();
	/** Texts met last, by a cheap mix of their letters: spares most lookups of repeating texts. */
	private readonly recent = new Int32Array(CACHE).fill(-1);
	private readonly met: number[] = [];
	private readonly added: number[] = [];

	/** Index of a text that stands in a column. */
	indexOf(text: string, column: number): number {
		const met = this.met[column] ?? 0;
		const added = this.added[column] ?? 0;
		if (met >= TRIAL && added > met * MOSTLY_NEW) return this.texts.push(text) - 1;
		this.met[column] = met + 1;
		const slot = slotOf(text);
		const recent = this.recent[slot] as number;
		if (recent >= 0 && this.texts[recent] === text) return recent;
		let index = this.indexes.get(text);
		if (index === undefined) {
			index = this.texts.push(text) - 1;
			this.indexes.set(text, index);
			this.added[column] = added + 1;
		}
		this.recent[slot] = index;
		return index;
	}
}

function slotOf(text: string): number {
	const { length } = text;
	const first = text.charCodeAt(0);
	const middle = text.charCodeAt(length >> 1);
	const nearLast = text.charCodeAt(length > 1 ? length - 2 : 0);
	const last = text.charCodeAt(length - 1);
	return (length * 7 + first * 31 + middle * 131 + nearLast * 523 + last * 2053) & (CACHE - 1);
}
