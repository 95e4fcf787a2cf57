import { AppError } from '#src/errors/index.ts';
import { decodePieces, findEncoding } from '#src/io/csv/encoding.ts';
import type { ReadFile } from './types.ts';

/**
 * The value of a JSON file in UTF-8, UTF-16 or GB18030.
 *
 * @throws AppError `boundaries.noJson`; `boundaries.noGeoJson` for what does not even begin like JSON
 */
export function readJson({ name, bytes }: ReadFile): unknown {
	const text = [...decodePieces(bytes, findEncoding(bytes), [])].join('');
	if (!/^\uFEFF?\s*[[{]/.test(text)) throw new AppError('boundaries.noGeoJson', { file: name });
	try {
		return JSON.parse(text);
	} catch (error) {
		throw new AppError('boundaries.noJson', { file: name }, { cause: error });
	}
}
