import { matchPlaces } from '#src/compute/geo-client.ts';
import { loadDivisions } from '#src/core/geo/index.ts';
import type { Jobs } from '../jobs.svelte.ts';
import type { OpenProject } from '../open-project.svelte.ts';
import { Recomputation } from '../recomputation.svelte.ts';
import { baseTexts, type RepBase } from '../territories/work/reps.ts';

/** Where reps start from: their bases as they are written, recognised like the places of customers. */
export class RepBases {
	readonly #open: OpenProject;
	readonly #jobs: Jobs;
	#known = $state.raw<ReadonlyMap<string, RepBase>>(new Map());
	#asked = '[]';
	readonly #recomputation: Recomputation;

	constructor(open: OpenProject, jobs: Jobs) {
		this.#open = open;
		this.#jobs = jobs;
		this.#recomputation = new Recomputation(() => this.#plan());
	}

	get isRunning(): boolean {
		return this.#recomputation.isRunning;
	}

	/** What is known of a base; without code and place where nothing is. */
	readonly of = (text: string): RepBase => this.#known.get(text) ?? { text, code: null, place: null };

	/** Where the base of this code lies, in degrees; null = not known. */
	placeOf(code: string): RepBase['place'] {
		return [...this.#known.values()].find((base) => base.code === code)?.place ?? null;
	}

	dispose(): void {
		this.#recomputation.dispose();
	}

	#plan(): (() => Promise<void>) | null {
		const texts = baseTexts(this.#open.current);
		const asked = JSON.stringify(texts);
		if (asked === this.#asked) return null;
		return async () => {
			this.#asked = asked;
			try {
				this.#known = texts.length > 0 ? await this.#match(texts) : new Map();
			} catch (thrown) {
				this.#asked = '';
				throw thrown;
			}
		};
	}

	async #match(texts: readonly string[]): Promise<ReadonlyMap<string, RepBase>> {
		const codes = Int32Array.from(texts.keys());
		const request = { rows: texts.length, columns: { city: { texts, codes } }, fixes: {} };
		const divisions = await loadDivisions();
		const { district, city, province, towns } = await this.#jobs.run('regions', (onProgress) =>
			matchPlaces(request, { onProgress }),
		);
		return new Map(
			texts.map((text, row) => {
				const found = [district[row], city[row], province[row]].find((each) => (each ?? 0) > 0);
				if (found !== undefined) {
					const code = String(found);
					return [text, { text, code, place: divisions.get(code)?.place ?? null }];
				}
				const town = towns?.list[towns.of[row] ?? -1];
				return [text, { text, code: town?.code ?? null, place: town?.place ?? null }];
			}),
		);
	}
}
