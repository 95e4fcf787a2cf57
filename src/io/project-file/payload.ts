import { AppError } from '#src/errors/index.ts';
import { RawKind, type RawSheet, type RawWorkbook } from '#src/io/raw.ts';
import type { CellRow, SheetSpec } from '#src/io/xlsx/write/index.ts';

/** Name of the sheet that carries the project. */
export const PAYLOAD_SHEET = '_fenqu';
/** Schema written by this version; higher ones are refused. */
export const PAYLOAD_SCHEMA = 1;
const MAGIC = 'FENQU';
/** 24,000 bytes are exactly 32,000 characters of base64, below the 32,767 a cell can hold. */
const CHUNK_BYTES = 24_000;

type Bytes = Uint8Array<ArrayBuffer>;

/** The very-hidden sheet with these bytes: row 1 magic, schema, chunk count, length, SHA-256; then one chunk per row. */
export async function payloadSheet(content: Bytes): Promise<SheetSpec> {
	const packed = await piped(content, new CompressionStream('gzip'));
	const chunks: string[] = [];
	for (let at = 0; at < packed.length; at += CHUNK_BYTES)
		chunks.push(toBase64(packed.subarray(at, at + CHUNK_BYTES)));
	const head = [MAGIC, PAYLOAD_SCHEMA, chunks.length, packed.length, await sha256(packed)];
	const rows: CellRow[] = [
		{ cells: head.map((value) => ({ value })) },
		...chunks.map((value) => ({ cells: [{ value }] })),
	];
	return {
		name: PAYLOAD_SHEET,
		visibility: 'veryHidden',
		columns: [{ width: 12 }],
		body: { kind: 'cells', rows },
	};
}

export interface Payload {
	readonly content: Bytes;
	/** Whether the SHA-256 is that of row 1. */
	readonly intact: boolean;
}

/**
 * The bytes that a workbook carries; null when it is not one of ours.
 *
 * @throws AppError project.fileNewer (schema above ours), project.fileDamaged (chunks missing or not to be unpacked)
 */
export async function readPayload(raw: RawWorkbook): Promise<Payload | null> {
	const sheet = raw.sheets.find(
		(one) => one.name.startsWith(PAYLOAD_SHEET) && textAt(raw, one, 0, 0) === MAGIC,
	);
	if (!sheet) return null;
	const schema = numberAt(sheet, 0, 1);
	if (!(schema <= PAYLOAD_SCHEMA))
		throw new AppError('project.fileNewer', { file: raw.file, version: schema, supported: PAYLOAD_SCHEMA });
	const pieces: Bytes[] = [];
	for (let row = 1; row <= numberAt(sheet, 0, 2); row++)
		pieces.push(fromBase64(raw, textAt(raw, sheet, row, 0)));
	const packed = concat(pieces);
	const intact =
		packed.length === numberAt(sheet, 0, 3) && (await sha256(packed)) === textAt(raw, sheet, 0, 4);
	try {
		return { content: await piped(packed, new DecompressionStream('gzip')), intact };
	} catch {
		throw damaged(raw, 'gzip');
	}
}

/** SHA-256 of bytes as 64 hexadecimal digits. */
export async function sha256(bytes: Bytes): Promise<string> {
	const digest = await crypto.subtle.digest('SHA-256', bytes);
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** All pieces in one. */
export function concat(pieces: readonly Uint8Array[]): Bytes {
	const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.length;
	}
	return whole;
}

/** What makes a project file unreadable. */
export function damaged(raw: RawWorkbook, detail: string): AppError {
	return new AppError('project.fileDamaged', { file: raw.file, detail });
}

async function piped(bytes: Bytes, through: CompressionStream | DecompressionStream): Promise<Bytes> {
	const stream = new Blob([bytes]).stream().pipeThrough(through);
	return new Uint8Array(await new Response(stream).arrayBuffer());
}

function toBase64(bytes: Uint8Array): string {
	let binary = '';
	for (let at = 0; at < bytes.length; at += 8192)
		binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
	return btoa(binary);
}

function fromBase64(raw: RawWorkbook, text: string): Bytes {
	try {
		return Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
	} catch {
		throw damaged(raw, 'base64');
	}
}

function textAt(raw: RawWorkbook, sheet: RawSheet, row: number, column: number): string {
	const cells = sheet.columns[column];
	return cells?.kinds[row] === RawKind.text ? (raw.strings[cells.values[row] ?? -1] ?? '') : '';
}

function numberAt(sheet: RawSheet, row: number, column: number): number {
	const cells = sheet.columns[column];
	return cells?.kinds[row] === RawKind.number ? (cells.values[row] ?? 0) : 0;
}
