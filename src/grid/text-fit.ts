/** Measures text in one font. */
export type Measure = (text: string) => number;

const KEPT = 4096;
const ELLIPSIS = '…';

/** Texts cut to a width with an ellipsis; widths and results are remembered, a bounded number of them. */
export class TextFitter {
	readonly #measure: Measure;
	readonly #widths = new Map<string, number>();
	readonly #fitted = new Map<string, string>();

	constructor(measure: Measure) {
		this.#measure = measure;
	}

	width(text: string): number {
		let width = this.#widths.get(text);
		if (width === undefined) {
			if (this.#widths.size >= KEPT) this.#widths.clear();
			width = this.#measure(text);
			this.#widths.set(text, width);
		}
		return width;
	}

	/** The text, or as much of it as fits in the width followed by an ellipsis. */
	fit(text: string, width: number): string {
		const head = text.length > 400 ? text.slice(0, 400) : text;
		if (this.width(head) <= width) return head.length === text.length ? text : head + ELLIPSIS;
		const key = `${Math.floor(width)}|${head}`;
		let fitted = this.#fitted.get(key);
		if (fitted === undefined) {
			if (this.#fitted.size >= KEPT) this.#fitted.clear();
			fitted = this.#cut(head, width);
			this.#fitted.set(key, fitted);
		}
		return fitted;
	}

	#cut(text: string, width: number): string {
		const room = width - this.width(ELLIPSIS);
		if (room <= 0) return ELLIPSIS;
		let low = 0;
		let high = text.length;
		while (low < high) {
			const middle = (low + high + 1) >>> 1;
			if (this.#measure(text.slice(0, middle)) <= room) low = middle;
			else high = middle - 1;
		}
		const last = text.charCodeAt(low - 1);
		const splitsPair = last >= 0xd800 && last <= 0xdbff;
		return text.slice(0, splitsPair ? low - 1 : low) + ELLIPSIS;
	}
}
