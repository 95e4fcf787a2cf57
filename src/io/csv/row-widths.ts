/** Numbers of fields per record, to find records that are shorter or longer than the table. */
export class RowWidths {
	private widths = new Uint16Array(1024);
	private length = 0;

	/** @param width fields of the next record; 0 for a blank line. */
	add(width: number): void {
		if (this.length === this.widths.length) {
			const larger = new Uint16Array(this.length * 2);
			larger.set(this.widths);
			this.widths = larger;
		}
		this.widths[this.length++] = Math.min(width, 0xffff);
	}

	/** Records after the first one of the usual width that have another width; blank lines do not count. */
	ragged(): { readonly count: number; readonly rows: readonly number[] } {
		const usual = this.usual();
		const rows: number[] = [];
		let count = 0;
		for (let row = this.widths.indexOf(usual); row < this.length && row >= 0; row++) {
			const width = this.widths[row] as number;
			if (width === usual || width === 0) continue;
			count++;
			if (rows.length < 20) rows.push(row);
		}
		return { count, rows };
	}

	/** The most frequent width; the larger one of two. */
	private usual(): number {
		const counts = new Map<number, number>();
		for (let row = 0; row < this.length; row++) {
			const width = this.widths[row] as number;
			if (width > 0) counts.set(width, (counts.get(width) ?? 0) + 1);
		}
		let usual = 0;
		let most = 0;
		for (const [width, count] of counts) {
			if (count > most || (count === most && width > usual)) {
				usual = width;
				most = count;
			}
		}
		return usual;
	}
}
