/** Texts with an index each, every distinct one once. */
export class TextTable {
	readonly texts: string[] = [];
	private readonly indexes = new Map<string, number>();

	/** Index of a text, new or known. */
	indexOf(text: string): number {
		let index = this.indexes.get(text);
		if (index === undefined) {
			index = this.texts.push(text) - 1;
			this.indexes.set(text, index);
		}
		return index;
	}
}
