import type { Committed, Marker } from '#src/data/index.ts';

/** The marker of the page: what the store should hold, kept in localStorage. Silent where that is forbidden. */
export class PageMarker {
	readonly #key: string;
	#suspended = false;

	constructor(database = 'fenqu') {
		this.#key = `${database}.marker`;
	}

	read(): Marker | null {
		try {
			const value = JSON.parse(localStorage.getItem(this.#key) ?? 'null') as Partial<Marker> | null;
			return value?.version === 1 && typeof value.projects === 'object' ? (value as Marker) : null;
		} catch {
			return null;
		}
	}

	/** Keeps the marker as it is until `resume`, so that a loss stays visible until the user has seen it. */
	suspend(): void {
		this.#suspended = true;
	}

	resume(marker: Marker): void {
		this.#suspended = false;
		this.write(marker);
	}

	write(marker: Marker): void {
		if (this.#suspended) return;
		try {
			localStorage.setItem(this.#key, JSON.stringify(marker));
		} catch {
			return;
		}
	}

	/** Notes a commit. Called only after its transaction has ended. */
	commit(id: string, { commit, rows }: Committed): void {
		const marker = this.read();
		if (marker) this.write({ ...marker, projects: { ...marker.projects, [id]: { commit, rows } } });
	}

	/** Notes a removal for good. Called before it happens. */
	forget(id: string): void {
		const marker = this.read();
		if (!marker) return;
		const rest = Object.entries(marker.projects).filter(([other]) => other !== id);
		this.write({ ...marker, projects: Object.fromEntries(rest) });
	}
}
