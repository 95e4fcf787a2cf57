import { AppError } from '#src/errors/index.ts';
import type { FileFormat } from '#src/io/raw.ts';
import { guessUtf16, markOf } from '#src/io/csv/encoding.ts';
import { checkArchive, type CheckedArchive } from './archive.ts';
import { checkCompound } from './compound.ts';
import { LIMITS } from './limits.ts';

/** What a file is by its content, with the checked archive where it is a zip. */
export interface Sniffed {
	readonly format: FileFormat;
	readonly archive: CheckedArchive | null;
	/** Whether the extension promises something else. */
	readonly isMisnamed: boolean;
}

/** Beginnings of files that are certainly no tables. */
const FOREIGN: readonly (readonly [kind: string, offset: number, bytes: readonly number[]])[] = [
	['png', 0, [0x89, 0x50, 0x4e, 0x47]],
	['jpeg', 0, [0xff, 0xd8, 0xff]],
	['gif', 0, [0x47, 0x49, 0x46, 0x38]],
	['pdf', 0, [0x25, 0x50, 0x44, 0x46, 0x2d]],
	['rar', 0, [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
	['7z', 0, [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
	['gzip', 0, [0x1f, 0x8b, 0x08]],
	['exe', 0, [0x4d, 0x5a, 0x90, 0x00]],
	['sqlite', 0, [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
	['parquet', 0, [0x50, 0x41, 0x52, 0x31]],
	['heic', 4, [0x66, 0x74, 0x79, 0x70]],
	['rtf', 0, [0x7b, 0x5c, 0x72, 0x74, 0x66]],
];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/**
 * Recognises a file by its content, not by its extension, and runs the checks that come before parsing.
 * @throws AppError `file.*`, `zip.*`
 */
export function sniffFile(bytes: Uint8Array, name: string): Sniffed {
	if (bytes.length === 0) throw new AppError('file.empty', { file: name });
	if (bytes.length > LIMITS.file) {
		throw new AppError('file.tooLarge', { file: name, bytes: bytes.length, limitBytes: LIMITS.file });
	}
	if (startsWithBytes(bytes, 0, [0x50, 0x4b])) {
		if (startsWithBytes(bytes, 2, [3, 4]) || startsWithBytes(bytes, 2, [5, 6])) return sniffZip(bytes, name);
		if (bytes.includes(0)) throw new AppError('zip.damaged', { file: name, entry: name });
	}
	if (startsWithBytes(bytes, 0, COMPOUND)) {
		checkCompound(bytes, name);
		return sniffed('xls', null, name);
	}
	for (const [kind, offset, mark] of FOREIGN) {
		if (startsWithBytes(bytes, offset, mark)) throw new AppError('file.notATable', { file: name, kind });
	}
	// A bare BIFF2–BIFF5 stream begins with its BOF record.
	if (
		bytes[0] === 0x09 &&
		[0, 2, 4, 8].includes(bytes[1] ?? -1) &&
		[4, 6, 8, 16].includes(bytes[2] ?? -1) &&
		bytes[3] === 0
	) {
		return sniffed('xls', null, name);
	}
	return sniffed(sniffText(bytes, name), null, name);
}

function sniffZip(bytes: Uint8Array, name: string): Sniffed {
	const archive = checkArchive(bytes, name);
	const has = (part: string) => archive.parts.has(part);
	if (has('xl/workbook.bin')) return sniffed('xlsb', archive, name);
	if (has('content.xml') && (has('mimetype') || has('meta-inf/manifest.xml'))) {
		if (has('word/document.xml')) throw new AppError('file.notATable', { file: name, kind: 'docx' });
		return sniffed('ods', archive, name);
	}
	if (has('word/document.xml')) throw new AppError('file.notATable', { file: name, kind: 'docx' });
	if (has('ppt/presentation.xml')) throw new AppError('file.notATable', { file: name, kind: 'pptx' });
	if (has('index/document.iwa') || has('index.zip'))
		throw new AppError('file.notATable', { file: name, kind: 'numbers' });
	if (has('[content_types].xml')) {
		const hasMacros = [...archive.parts.keys()].some((part) => part.endsWith('vbaproject.bin'));
		return sniffed(hasMacros ? 'xlsm' : 'xlsx', archive, name);
	}
	throw new AppError('file.notATable', { file: name, kind: 'zip' });
}

function sniffText(bytes: Uint8Array, name: string): FileFormat {
	const { name: encoding } = markOf(bytes) ?? { name: guessUtf16(bytes) };
	if (!encoding && looksBinary(bytes)) throw new AppError('file.notATable', { file: name, kind: 'binary' });
	const head = new TextDecoder(encoding ?? 'utf-8').decode(bytes.subarray(0, 4096)).trimStart().toLowerCase();
	if (/^(<!doctype html|<html|<table|<meta|<head|<style|<body|<div|<script)/.test(head)) return 'html';
	if (head.startsWith('<?xml') || head.startsWith('<workbook')) {
		if (head.includes('<html') || head.includes('xhtml')) return 'html';
		throw new AppError('file.notATable', { file: name, kind: 'xml' });
	}
	const extension = extensionOf(name);
	return extension === 'tsv' || extension === 'txt' ? extension : 'csv';
}

/** Text has few NUL and control bytes; a file with many is something else. */
function looksBinary(bytes: Uint8Array): boolean {
	const sample = Math.min(bytes.length, 65_536);
	let controls = 0;
	for (let at = 0; at < sample; at++) {
		const byte = bytes[at] as number;
		if (byte < 9 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) controls++;
	}
	return controls > 8 && controls > sample * 0.02;
}

function sniffed(format: FileFormat, archive: CheckedArchive | null, name: string): Sniffed {
	return { format, archive, isMisnamed: isMisnamed(format, extensionOf(name)) };
}

function isMisnamed(format: FileFormat, extension: string): boolean {
	const expected: Readonly<Record<FileFormat, readonly string[]>> = {
		xlsx: ['xlsx', 'xltx', 'xlsm', 'et', 'xlam'],
		xlsm: ['xlsm', 'xltm', 'xlam'],
		xls: ['xls', 'xlt', 'et', 'xlw'],
		xlsb: ['xlsb'],
		ods: ['ods', 'ots', 'fods'],
		csv: ['csv', 'tsv', 'tab', 'txt', 'dat', 'log'],
		tsv: ['tsv', 'tab', 'txt'],
		txt: ['txt'],
		html: ['html', 'htm', 'xhtml', 'xls'],
	};
	return extension !== '' && !expected[format].includes(extension);
}

function extensionOf(name: string): string {
	const dot = name.lastIndexOf('.');
	return dot < 0 ? '' : name.slice(dot + 1).toLowerCase();
}

function startsWithBytes(bytes: Uint8Array, offset: number, mark: readonly number[]): boolean {
	return mark.every((byte, index) => bytes[offset + index] === byte);
}
