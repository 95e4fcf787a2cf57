/** One line of the benchmark report. */
export interface BenchRow {
	readonly what: string;
	/** Measured figure, in `unit`. */
	readonly figure: number;
	readonly unit: 'ms' | 'MB' | 'kB' | 'rows/s' | 'count' | 'ratio';
	/** What it is compared with, measured in the same run; absent for absolute figures. */
	readonly baseline?: { readonly name: string; readonly figure: number };
	/** The goal as a limit on figure or on figure ÷ baseline. */
	readonly goal?: {
		readonly kind: 'atMost' | 'atLeast' | 'ratioAtMost' | 'ratioAtLeast';
		readonly value: number;
	};
}
