import { later } from '#src/ui/index.ts';

/** Shows the first rows of a long list at once and the rest a step at a time, each in a task of its own. */
export class Gradual {
	/** Rows shown so far. */
	shown = $state(0);

	constructor(step: number, total: () => number) {
		this.shown = step;
		$effect(() => {
			if (this.shown < total()) return later(() => (this.shown += step));
		});
	}
}
