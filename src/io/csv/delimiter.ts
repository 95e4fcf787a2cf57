import Papa from 'papaparse';

/** Separator of files whose columns stand apart by runs of blanks. */
export const BLANKS = ' ';

const DELIMITERS = [',', '\t', ';', '|'];
const SAMPLE_LINES = 60;

/**
 * The most plausible of comma, tab, semicolon and bar, else runs of blanks; comma where nothing splits the lines.
 * @param sample beginning of a text with line feeds
 */
export function guessDelimiter(sample: string): string {
	const { meta, errors } = Papa.parse<string[]>(sample, {
		preview: SAMPLE_LINES,
		delimitersToGuess: DELIMITERS,
		skipEmptyLines: 'greedy',
	});
	const isUnsure = errors.some((error) => error.code === 'UndetectableDelimiter');
	if (isUnsure && isInBlanks(sample)) return BLANKS;
	return meta.delimiter || ',';
}

/** Fields of a line whose columns stand apart by runs of blanks. */
export function splitBlanks(line: string): string[] {
	const trimmed = line.trim();
	return trimmed === '' ? [''] : trimmed.split(/\s+/);
}

/** Several lines of equally many words, each with a number: no list of names or sentences. */
function isInBlanks(sample: string): boolean {
	const whole = sample.slice(0, Math.max(0, sample.lastIndexOf('\n')));
	const lines = whole
		.split('\n')
		.filter((line) => line.trim() !== '')
		.slice(0, SAMPLE_LINES)
		.map(splitBlanks);
	const width = lines[0]?.length ?? 0;
	if (lines.length < 3 || width < 2) return false;
	return lines.every(
		(fields) => fields.length === width && fields.some((field) => /^-?\d+(\.\d+)?$/.test(field)),
	);
}
