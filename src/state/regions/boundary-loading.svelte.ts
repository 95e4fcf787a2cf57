import { readBoundaryFiles } from '#src/compute/boundary-client.ts';
import type { Datum } from '#src/core/geo/index.ts';
import { dissolveAreas, isolatedAreas } from '#src/core/geo/own-areas/index.ts';
import type { OwnBoundaries } from '#src/core/model/index.ts';
import type { Fault } from '#src/errors/index.ts';
import type { BoundaryDraft } from '#src/io/boundaries/index.ts';
import { faultOf, type Jobs } from '../jobs.svelte.ts';
import { MOST_BOUNDARIES } from './own-areas.svelte.ts';
import type { OwnLayer } from './own-layers.ts';
import type { Session } from '../session.svelte.ts';

/** Above this share of areas that touch no other something is wrong with the borders. */
const LOOSE = 0.05;

/** Boundaries on their way into the project: read, looked at, then kept or not. */
export class BoundaryLoading {
	readonly session: Session;
	readonly #jobs: Jobs;
	/** File that is being read, or was read last. */
	#file = $state<string | null>(null);
	#isReading = $state(false);
	#fault = $state.raw<Fault | null>(null);
	#draft = $state.raw<BoundaryDraft | null>(null);
	#layer = $state.raw<OwnLayer | null>(null);
	#attribute = $state(-1);
	#datum = $state<Datum | null>(null);
	/** Name of each shape. */
	#names = $state.raw<readonly string[]>([]);
	/** What the areas are called as a whole. */
	name = $state('');

	constructor(session: Session, jobs: Jobs) {
		this.session = session;
		this.#jobs = jobs;
	}

	get file(): string | null {
		return this.#file;
	}
	get isReading(): boolean {
		return this.#isReading;
	}
	get fault(): Fault | null {
		return this.#fault;
	}
	get draft(): BoundaryDraft | null {
		return this.#draft;
	}
	/** The areas with the customers in them; null until a file has been read. */
	get layer(): OwnLayer | null {
		return this.#layer;
	}
	/** Position of the attribute that names the areas; −1 = they are numbered. */
	get attribute(): number {
		return this.#attribute;
	}

	/** Names of the areas that touch no other. */
	readonly isolated: readonly string[] = $derived.by(() =>
		this.#layer
			? isolatedAreas(this.#layer.borders).map((area) => this.#layer?.boundaries.areas[area] ?? '')
			: [],
	);
	/** Whether so many areas touch no other that the borders do not fit together. */
	readonly isLoose: boolean = $derived.by(
		() =>
			this.isolated.length > LOOSE * (this.#layer?.boundaries.areas.length ?? 0) && this.isolated.length > 1,
	);
	/** Shapes that became part of an area with the same name. */
	readonly merged: number = $derived.by(() => {
		const shapes = this.#draft?.topology.objects.areas.geometries.length ?? 0;
		return this.#layer ? shapes - this.#layer.boundaries.areas.length : 0;
	});
	/** Customers inside, and all. */
	readonly customers: { readonly inside: number; readonly all: number } = $derived.by(() => {
		const of = this.#layer?.of ?? new Int32Array();
		return { inside: of.reduce((sum, area) => sum + (area >= 0 ? 1 : 0), 0), all: of.length };
	});

	/** Areas that lie over each other, two by two by their names. */
	readonly overlaps: readonly (readonly [string, string])[] = $derived.by(() => {
		const found = new Map<string, readonly [string, string]>();
		for (const [a, b] of this.#draft?.overlaps.pairs ?? []) {
			const [one, other] = [this.#names[a] ?? '', this.#names[b] ?? ''];
			if (one !== other) found.set(JSON.stringify([one, other]), [one, other]);
		}
		return [...found.values()];
	});

	/** What the shapes are taken to be given in: as said, else by the file, else what is customary where they lie. */
	get datum(): Datum {
		return this.#datum ?? (this.#draft ? assumedDatumOf(this.#draft) : 'wgs84');
	}
	/** Whether somebody has said so. */
	get isDatumSaid(): boolean {
		return this.#datum !== null;
	}

	/** Reads files of one set of boundaries; what was read before is forgotten. */
	async read(files: readonly File[]): Promise<void> {
		const [main] = files;
		if (!main || this.#isReading) return;
		this.#file = main.name;
		this.#isReading = true;
		this.#fault = null;
		this.#draft = null;
		this.#layer = null;
		this.#datum = null;
		try {
			const inputs = files.map((file) => ({ name: file.name, content: file }));
			const draft = await this.#jobs.run('boundaries', () => readBoundaryFiles(inputs));
			this.#draft = draft;
			this.name = main.name.replace(/\.[^.]+$/, '');
			await this.nameBy(draft.nameAt);
		} catch (thrown) {
			this.#fault = faultOf(thrown);
		} finally {
			this.#isReading = false;
		}
	}

	/** Says what the shapes are given in. */
	async giveIn(datum: Datum): Promise<void> {
		this.#datum = datum;
		await this.nameBy(this.#attribute);
	}

	/** Takes the names of the areas from another attribute; −1 numbers them. */
	async nameBy(attribute: number): Promise<void> {
		if (!this.#draft) return;
		this.#attribute = attribute;
		const { topology, attributes } = this.#draft;
		const values = attributes[attribute]?.values;
		const names = topology.objects.areas.geometries.map((_, i) => values?.[i] ?? `#${i + 1}`);
		const { areas, topology: dissolved } = dissolveAreas(topology, names);
		const { own } = this.session.analysis.regions;
		this.#names = names;
		this.#layer = await own.look({
			...{ id: this.#freeId(), name: this.name, areas, topology: JSON.stringify(dissolved) },
			...(this.datum !== 'wgs84' && { datum: this.datum }),
		});
	}

	/** Puts the areas into the project: one step. Null where it holds too many already. */
	keep(): OwnBoundaries | null {
		const { own } = this.session.analysis.regions;
		if (!this.#layer) return null;
		if (own.all.length >= MOST_BOUNDARIES) {
			this.#fault = { code: 'boundaries.tooMany', args: { limit: MOST_BOUNDARIES } };
			return null;
		}
		const boundaries = { ...this.#layer.boundaries, name: this.name.trim() || (this.#file ?? '') };
		own.add(boundaries);
		return boundaries;
	}

	#freeId(): string {
		const taken = new Set(this.session.analysis.regions.own.all.map(({ id }) => id));
		let number = 1;
		while (taken.has(`b${number}`)) number++;
		return `b${number}`;
	}
}

/** What shapes are taken to be given in while nobody says: by the file, else by what files of China mostly are. */
function assumedDatumOf({ system, isMainland }: BoundaryDraft): Datum {
	return system === null && isMainland ? 'gcj02' : 'wgs84';
}
