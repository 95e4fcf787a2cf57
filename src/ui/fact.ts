/** A line of a list of facts. */
export interface Fact {
	readonly name: string;
	readonly value: string;
	/** Its definition, shown on hover. */
	readonly title?: string | undefined;
	/** A sum, set off from what it sums. */
	readonly strong?: boolean;
}
