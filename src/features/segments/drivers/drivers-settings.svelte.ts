/** What is explained by what; the same while schemes are looked at. */
export class DriverSettings {
	/** `class <id>` or the id of a column; null = the usual target. */
	target = $state<string | null>(null);
	/** The target is fitted as a logarithm. */
	log = $state(false);
	/** Ids of the columns chosen by hand; null = those proposed. */
	chosen = $state.raw<readonly string[] | null>(null);

	/** Explains something else: what was chosen for another target says nothing of it. */
	explain(target: string): void {
		this.target = target;
		this.log = false;
		this.chosen = null;
	}
}
