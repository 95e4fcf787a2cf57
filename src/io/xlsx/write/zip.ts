import { AppError } from '#src/errors/index.ts';
import { utf8 } from './byte-sink.ts';
import { crc32 } from './crc32.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const LIMIT = 0xffff_ffff;
/** 1 January 1980, midnight: the zero of the format. Exported bytes hold no clock. */
const DOS_TIME = 0;
const DOS_DATE = 0x21;
const DEFLATE = 8;
const UTF8_NAMES = 0x0800;
const VERSION = 20;

interface Entry {
	readonly path: Bytes;
	readonly crc: number;
	readonly size: number;
	readonly packed: number;
	readonly offset: number;
}

/** Builds a zip container out of entries that are deflated while they are produced. */
export class ZipWriter {
	readonly #parts: Bytes[] = [];
	readonly #entries: Entry[] = [];
	#offset = 0;

	/**
	 * Adds one entry. `chunks` is pulled only as fast as the compression takes them.
	 *
	 * @throws AppError export.failed when the container would pass 4 GiB
	 */
	async add(path: string, chunks: Iterable<Bytes>): Promise<void> {
		const name = utf8(path);
		const { crc, size, packed } = await deflate(chunks);
		const packedSize = packed.reduce((sum, piece) => sum + piece.length, 0);
		if (size > LIMIT || this.#offset + packedSize + name.length + 30 > LIMIT)
			throw new AppError('export.failed', { detail: `${path} > 4 GiB` });
		const entry = { path: name, crc, size, packed: packedSize, offset: this.#offset };
		this.#entries.push(entry);
		this.#push(localHeader(entry), name, ...packed);
	}

	/** The whole container; nothing can be added afterwards. */
	finish(): { readonly parts: readonly Bytes[]; readonly bytes: number } {
		const start = this.#offset;
		for (const entry of this.#entries) this.#push(centralHeader(entry), entry.path);
		this.#push(endRecord(this.#entries.length, this.#offset - start, start));
		return { parts: this.#parts, bytes: this.#offset };
	}

	#push(...pieces: Bytes[]): void {
		for (const piece of pieces) {
			this.#parts.push(piece);
			this.#offset += piece.length;
		}
	}
}

async function deflate(chunks: Iterable<Bytes>): Promise<{ crc: number; size: number; packed: Bytes[] }> {
	const stream = new CompressionStream('deflate-raw');
	const packed = collect(stream.readable);
	const writer = stream.writable.getWriter();
	let crc = 0;
	let size = 0;
	for (const chunk of chunks) {
		crc = crc32(crc, chunk);
		size += chunk.length;
		await writer.write(chunk);
	}
	await writer.close();
	return { crc, size, packed: await packed };
}

async function collect(stream: ReadableStream<Bytes>): Promise<Bytes[]> {
	const reader = stream.getReader();
	const pieces: Bytes[] = [];
	for (;;) {
		const { done, value } = await reader.read();
		if (done) return pieces;
		pieces.push(value);
	}
}

function record(length: number, fill: (view: DataView) => void): Bytes {
	const bytes = new Uint8Array(length);
	fill(new DataView(bytes.buffer));
	return bytes;
}

/** The fields that local and central headers share, from `at` on: version, flags, method, time, date, CRC, sizes, name. */
function commonFields(view: DataView, at: number, entry: Entry): void {
	view.setUint16(at, VERSION, true);
	view.setUint16(at + 2, UTF8_NAMES, true);
	view.setUint16(at + 4, DEFLATE, true);
	view.setUint16(at + 6, DOS_TIME, true);
	view.setUint16(at + 8, DOS_DATE, true);
	view.setUint32(at + 10, entry.crc, true);
	view.setUint32(at + 14, entry.packed, true);
	view.setUint32(at + 18, entry.size, true);
	view.setUint16(at + 22, entry.path.length, true);
}

function localHeader(entry: Entry): Bytes {
	return record(30, (view) => {
		view.setUint32(0, 0x04034b50, true);
		commonFields(view, 4, entry);
	});
}

function centralHeader(entry: Entry): Bytes {
	return record(46, (view) => {
		view.setUint32(0, 0x02014b50, true);
		view.setUint16(4, VERSION, true);
		commonFields(view, 6, entry);
		view.setUint32(42, entry.offset, true);
	});
}

function endRecord(count: number, size: number, offset: number): Bytes {
	return record(22, (view) => {
		view.setUint32(0, 0x06054b50, true);
		view.setUint16(8, count, true);
		view.setUint16(10, count, true);
		view.setUint32(12, size, true);
		view.setUint32(16, offset, true);
	});
}
