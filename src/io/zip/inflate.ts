import { AppError } from '#src/errors/index.ts';
import type { ZipArchive, ZipEntry } from './directory.ts';

/** Takes the next unpacked bytes, which are its own; false stops the unpacking. */
export type ChunkSink = (chunk: Uint8Array) => boolean;

/** `inflateEntry`, here or in another worker. */
export type InflateEntry = (archive: ZipArchive, entry: ZipEntry, sink: ChunkSink) => Promise<boolean>;

const PIECE = 65_536;
const GZIP_HEADER = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];

/**
 * Unpacks an entry piece by piece. Resolves to true when the whole content came and its length and CRC agree with
 * the directory, to false when the sink stopped it.
 *
 * The deflated bytes are wrapped as gzip, whose trailer carries the CRC and the length of the directory: so the
 * platform's own decompressor verifies both while it works.
 * @throws AppError `zip.damaged`
 */
export async function inflateEntry(
	archive: ZipArchive,
	entry: ZipEntry,
	sink: (chunk: Uint8Array) => boolean | Promise<boolean>,
): Promise<boolean> {
	const packed = archive.bytes.subarray(entry.start, entry.start + entry.packed);
	const stream = entry.method === 8 ? gzipPieces(packed, entry) : gzipPieces(storedAsDeflate(packed), entry);
	const reader = stream.pipeThrough(new DecompressionStream('gzip')).getReader();
	let total = 0;
	try {
		for (;;) {
			const { done, value } = await reader.read();
			if (done) break;
			total += value.length;
			if (total > entry.size) throw new AppError('zip.damaged', { file: archive.file, entry: entry.name });
			if (!(await sink(value))) {
				await reader.cancel().catch(() => undefined);
				return false;
			}
		}
	} catch (error) {
		await reader.cancel().catch(() => undefined);
		if (error instanceof TypeError || isZlibError(error)) {
			throw new AppError('zip.damaged', { file: archive.file, entry: entry.name }, { cause: error });
		}
		throw error;
	}
	if (total !== entry.size) throw new AppError('zip.damaged', { file: archive.file, entry: entry.name });
	return true;
}

/** The whole content of an entry, for the small parts of a workbook. @throws AppError `zip.damaged` */
export async function readEntry(archive: ZipArchive, entry: ZipEntry): Promise<Uint8Array> {
	const bytes = new Uint8Array(entry.size);
	let at = 0;
	await inflateEntry(archive, entry, (chunk) => {
		bytes.set(chunk, at);
		at += chunk.length;
		return true;
	});
	return bytes;
}

function gzipPieces(deflated: Uint8Array, entry: ZipEntry): ReadableStream<BufferSource> {
	let at = -1;
	return new ReadableStream<BufferSource>(
		{
			pull(controller) {
				if (at < 0) {
					controller.enqueue(new Uint8Array(GZIP_HEADER));
					at = 0;
				} else if (at < deflated.length) {
					controller.enqueue(deflated.slice(at, at + PIECE));
					at += PIECE;
				} else {
					const trailer = new DataView(new ArrayBuffer(8));
					trailer.setUint32(0, entry.crc, true);
					trailer.setUint32(4, entry.size >>> 0, true);
					controller.enqueue(new Uint8Array(trailer.buffer));
					controller.close();
				}
			},
		},
		{ highWaterMark: 0 },
	);
}

/** Stored bytes as deflate blocks without compression, so that one path checks both kinds of entries. */
function storedAsDeflate(content: Uint8Array): Uint8Array {
	const blocks = Math.max(1, Math.ceil(content.length / 0xffff));
	const out = new Uint8Array(content.length + blocks * 5);
	let at = 0;
	for (let block = 0; block < blocks; block++) {
		const part = content.subarray(block * 0xffff, (block + 1) * 0xffff);
		out[at] = block === blocks - 1 ? 1 : 0;
		out[at + 1] = part.length & 0xff;
		out[at + 2] = part.length >>> 8;
		out[at + 3] = ~part.length & 0xff;
		out[at + 4] = (~part.length >>> 8) & 0xff;
		out.set(part, at + 5);
		at += 5 + part.length;
	}
	return out;
}

function isZlibError(error: unknown): boolean {
	return (
		error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_')
	);
}
