import { parseMarker, type Marker } from './recovery.ts';

/**
 * The marker in the origin's private file system. Both calls never fail: a browser without it has the marker of the
 * page alone.
 */
export class MarkerFile {
	readonly #name: string;
	#writing: Promise<void> = Promise.resolve();

	constructor(name: string) {
		this.#name = `${name}-marker.json`;
	}

	async read(): Promise<Marker | null> {
		try {
			const folder = await navigator.storage.getDirectory();
			const handle = await folder.getFileHandle(this.#name);
			return parseMarker(await (await handle.getFile()).text());
		} catch {
			return null;
		}
	}

	/** Replaces the file as a whole; writes follow one another. */
	write(marker: Marker): Promise<void> {
		this.#writing = this.#writing.then(async () => {
			try {
				const folder = await navigator.storage.getDirectory();
				const handle = await folder.getFileHandle(this.#name, { create: true });
				const stream = await handle.createWritable();
				await stream.write(JSON.stringify(marker));
				await stream.close();
			} catch {
				return;
			}
		});
		return this.#writing;
	}
}
