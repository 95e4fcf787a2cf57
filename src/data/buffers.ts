import type { Part } from './codec/chunk.ts';

/** Distinct buffers under these parts, to be moved to the page. */
export function buffersOf(parts: Iterable<Part>): ArrayBuffer[] {
	const buffers = new Set<ArrayBuffer>();
	const add = (view: Uint8Array | Uint32Array | Float64Array | null): void => {
		if (view && view.buffer instanceof ArrayBuffer) buffers.add(view.buffer);
	};
	for (const part of parts) {
		if (part instanceof Uint32Array) add(part);
		else if ('kind' in part) [part.values, part.missing].forEach(add);
		else [part.bytes, part.ends].forEach(add);
	}
	return [...buffers];
}
