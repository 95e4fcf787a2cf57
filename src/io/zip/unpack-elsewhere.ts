import { reviveFault, toFault, type Fault } from '#src/errors/index.ts';
import type { ZipArchive, ZipEntry } from './directory.ts';
import { inflateEntry, type InflateEntry } from './inflate.ts';

/** Pieces sent together, and parcels that may be under way: unpacking is faster than reading what comes out. */
const PARCEL = 16;
const AHEAD = 4;

/** An entry to unpack, and where its pieces go. Each parcel taken is answered by `next`, or by `stop`. */
interface Order {
	readonly archive: ZipArchive;
	readonly entry: ZipEntry;
	readonly port: MessagePort;
}
type Answer = 'next' | 'stop';
type Parcel =
	{ readonly pieces: readonly Uint8Array[] } | { readonly isWhole: boolean } | { readonly fault: Fault };

/** Unpacks what is ordered over this port. */
export function unpackFor(orders: MessagePort): void {
	orders.onmessage = ({ data }: MessageEvent<Order>) => void unpack(data);
}

async function unpack({ archive, entry, port }: Order): Promise<void> {
	let pieces: Uint8Array<ArrayBuffer>[] = [];
	let allowed = AHEAD;
	let isStopped = false;
	let wake = (): void => undefined;
	port.onmessage = ({ data }: MessageEvent<Answer>) => {
		if (data === 'stop') isStopped = true;
		else allowed++;
		wake();
	};
	const say = (parcel: Parcel, moved: ArrayBuffer[] = []) => port.postMessage(parcel, moved);
	const send = () => {
		say(
			{ pieces },
			pieces.map(({ buffer }) => buffer),
		);
		pieces = [];
		allowed--;
	};
	const take = async (piece: Uint8Array) => {
		pieces.push(ownsBuffer(piece) ? piece : piece.slice());
		if (pieces.length === PARCEL) send();
		while (allowed === 0 && !isStopped) await new Promise<void>((resolve) => (wake = resolve));
		return !isStopped;
	};
	try {
		const isWhole = await inflateEntry(archive, entry, take);
		send();
		say({ isWhole });
	} catch (thrown) {
		say({ fault: toFault(thrown) });
	}
}

/** Whether the buffer of a piece can move without taking other pieces along. */
function ownsBuffer(piece: Uint8Array): piece is Uint8Array<ArrayBuffer> {
	return piece.buffer instanceof ArrayBuffer && piece.byteLength === piece.buffer.byteLength;
}

/** `inflateEntry` by the worker at the other end of this port, so that it unpacks while this one reads. */
export function inflateBy(orders: MessagePort): InflateEntry {
	return ({ file, bytes }, entry, sink) => {
		const { port1, port2 } = new MessageChannel();
		const packed = bytes.slice(entry.start, entry.start + entry.packed);
		const archive: ZipArchive = { file, bytes: packed, entries: [] };
		const take = (pieces: readonly Uint8Array[]) => pieces.every((piece) => sink(piece));
		return new Promise<boolean>((resolve, reject) => {
			port1.onmessage = ({ data }: MessageEvent<Parcel>) => {
				if ('fault' in data) return reject(reviveFault(data.fault));
				if ('isWhole' in data) return resolve(data.isWhole);
				let goesOn = false;
				try {
					goesOn = take(data.pieces);
				} catch (thrown) {
					reject(thrown instanceof Error ? thrown : new Error('unpacking', { cause: thrown }));
				}
				port1.postMessage(goesOn ? 'next' : 'stop');
				if (goesOn) return;
				port1.onmessage = null;
				resolve(false);
			};
			const order: Order = { archive, entry: { ...entry, start: 0 }, port: port2 };
			orders.postMessage(order, [port2, packed.buffer]);
		}).finally(() => port1.close());
	};
}
