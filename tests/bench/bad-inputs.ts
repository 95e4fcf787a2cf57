import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import { readFile } from '#src/io/read-file.ts';
import { toFault } from '#src/errors/index.ts';
import type { RawWorkbook } from '#src/io/raw.ts';
import { ASKED, BAD_TABLES, badProject, badTable } from '../support/bad-tables.ts';
import { sharedData } from '../support/shared-data.ts';

interface Expectation {
	readonly outcome: 'import' | 'import+warn' | 'reject' | 'choose' | 'anyOf';
	readonly options?: readonly Expectation[];
	readonly rows?: number | readonly [number, number];
	readonly cols?: number | readonly [number, number];
	readonly warnings?: readonly string[];
	readonly errorCode?: readonly string[];
	readonly headers?: readonly string[];
}

interface BadInput {
	readonly id: string;
	readonly file: string;
	readonly what: string;
	readonly expect: Expectation;
	readonly budget?: { readonly ms?: number };
}

/** How one file ended. */
export interface Ending {
	readonly id: string;
	readonly outcome: string;
	readonly milliseconds: number;
	readonly isWithinBudget: boolean;
	/** An import or an AppError other than `internal`. */
	readonly isOrderly: boolean;
	/** Whether the expected outcome of the manifest is met; null where only later steps (types, headers) can tell. */
	readonly matches: boolean | null;
}

/** Our codes for the proposed ones of the manifest. */
const CODES: Readonly<Record<string, readonly string[]>> = {
	EMPTY_FILE: ['file.empty'],
	CSV_UNTERMINATED_QUOTE: ['csv.unterminatedQuote'],
	TOO_MANY_COLUMNS: ['sheet.tooManyColumns'],
	BINARY_FILE: ['file.notATable'],
	UNSUPPORTED_FORMAT: ['file.notATable', 'file.unreadable'],
	WRONG_EXTENSION: ['wrongExtension'],
	NOT_A_ZIP: ['zip.damaged'],
	PASSWORD_PROTECTED: ['file.encrypted'],
	NO_SHEETS: ['workbook.noSheets'],
	CORRUPT_FILE: ['zip.damaged', 'xml.damaged', 'workbook.sheetIncomplete', 'file.unreadable'],
	XML_DTD_FORBIDDEN: ['xml.refused'],
	ZIP_BOMB: ['zip.bomb'],
	INVALID_BYTES: ['mixedEncoding', 'replacedCharacters'],
	RAGGED_ROWS: ['raggedRows'],
	CONTROL_CHARACTERS: ['controlCharacters'],
	BIDI_CONTROLS: ['bidiCharacters'],
	DUPLICATE_CELLS: ['duplicateCells'],
	PRECISION_LOST: ['precisionLost'],
	FORMULA_NO_CACHED_VALUE: ['formulasWithoutValue'],
	UNSUPPORTED_CONTENT: ['imagesDropped'],
	MACROS_IGNORED: ['macrosDropped'],
	EXTERNAL_CONTENT_IGNORED: ['externalLinksDropped'],
};

const DEFAULT_BUDGET = 3000;
/** A shared machine is up to so many times slower than the one the budgets are for. */
const SLACK = 3;

function isIn(value: number, range: number | readonly [number, number] | undefined): boolean {
	if (range === undefined) return true;
	return typeof range === 'number' ? value === range : value >= range[0] && value <= range[1];
}

/** Rows and columns with a value, of the first visible sheet that has any; the header is not counted. */
function shapeOf(workbook: RawWorkbook): { rows: number; columns: number; header: string[] } {
	const sheet = workbook.sheets.find((one) => one.visibility === 'visible' && one.rowCount > 0);
	if (!sheet) return { rows: 0, columns: 0, header: [] };
	let rows = 0;
	for (let row = 1; row < sheet.rowCount; row++) {
		if (sheet.columns.some((column) => column.kinds[row] !== 0)) rows++;
	}
	const columns = sheet.columns.filter((column) => column.kinds.some((kind) => kind !== 0)).length;
	const header = sheet.columns.map((column) =>
		column.kinds[0] === 2 ? (workbook.strings[column.values[0]!] ?? '') : '',
	);
	return { rows, columns, header };
}

function matchesImport(workbook: RawWorkbook, expected: Expectation): boolean | null {
	const known = (expected.warnings ?? []).filter((warning) => CODES[warning]);
	const notes = new Set<string>(workbook.notes.map(({ code }) => code));
	if (!known.every((warning) => CODES[warning]!.some((code) => notes.has(code)))) return false;
	const shape = shapeOf(workbook);
	if (expected.headers && !expected.headers.every((name, index) => shape.header[index] === name)) {
		return (expected.warnings ?? []).some((warning) => warning.startsWith('HEADER')) ? null : false;
	}
	if (!isIn(shape.rows, expected.rows) || !isIn(shape.columns, expected.cols)) {
		return (expected.warnings ?? []).some((warning) => /HEADER/.test(warning)) ? null : false;
	}
	return known.length === (expected.warnings ?? []).length ? true : null;
}

function matchesOne(result: RawWorkbook | string, expected: Expectation): boolean | null {
	if (expected.outcome === 'anyOf') {
		const all = (expected.options ?? []).map((option) => matchesOne(result, option));
		return all.includes(true) ? true : all.includes(null) ? null : false;
	}
	if (expected.outcome === 'choose') return typeof result === 'string' ? false : null;
	if (expected.outcome === 'reject') {
		return (
			typeof result === 'string' && (expected.errorCode ?? []).some((code) => CODES[code]?.includes(result))
		);
	}
	return typeof result === 'string' ? false : matchesImport(result, expected);
}

async function tryOne(folder: string, input: BadInput): Promise<Ending> {
	const bytes = new Uint8Array(readFileSync(`${folder}/${input.file}`));
	const start = performance.now();
	let result: RawWorkbook | string;
	try {
		result = await readFile(bytes, input.file, {}, () => undefined);
	} catch (error) {
		result = toFault(error).code;
	}
	const milliseconds = performance.now() - start;
	const notes = typeof result === 'string' ? [] : result.notes.map(({ code }) => code);
	return {
		id: input.id,
		outcome: typeof result === 'string' ? result : ['import', ...notes].join(' '),
		milliseconds,
		isWithinBudget: milliseconds <= (input.budget?.ms ?? DEFAULT_BUDGET) * SLACK,
		isOrderly: result !== 'internal',
		matches: matchesOne(result, input.expect),
	};
}

/** Reads every file of bad-inputs; null where the shared data are absent. */
export async function tryBadInputs(): Promise<Ending[] | null> {
	const manifest = sharedData('bad-inputs/manifest.json');
	if (!manifest) return null;
	const { files } = JSON.parse(readFileSync(manifest, 'utf8')) as { files: BadInput[] };
	const endings: Ending[] = [];
	for (const input of files) endings.push(await tryOne(manifest.replace('/manifest.json', ''), input));
	return endings;
}

/** How long everything that can be asked of a hard table takes, by the kind of the question. */
async function timeBadTables(): Promise<void> {
	for (const name of BAD_TABLES) {
		const path = badTable(name);
		if (!path) continue;
		const project = await badProject(path);
		const times = Object.entries(ASKED).map(([kind, ask]) => {
			const start = performance.now();
			const endings = ask(project);
			const slowest = (performance.now() - start) / Math.max(1, endings.length);
			const wrong = endings.filter((each) => each.wrong.length > 0).length;
			return `${kind} ${String(endings.length)} × ${slowest.toFixed(0)} ms${wrong > 0 ? ` (${String(wrong)} WRONG)` : ''}`;
		});
		console.log(`${name.padEnd(32)} ${times.join(', ')}`);
	}
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
	const endings = await tryBadInputs();
	if (!endings) console.log('skipped: no shared data');
	else {
		for (const { id, outcome, milliseconds, matches } of endings) {
			const verdict = matches === true ? 'as expected' : matches === null ? 'later steps decide' : 'DIFFERS';
			console.log(
				`${id.padEnd(32)} ${milliseconds.toFixed(0).padStart(5)} ms  ${verdict.padEnd(18)} ${outcome}`,
			);
		}
		const count = (test: (ending: Ending) => boolean) => String(endings.filter(test).length);
		console.log(
			`${String(endings.length)} files: ${count((one) => one.isOrderly)} end as an import or a clear error, ` +
				`${count((one) => one.isWithinBudget)} within budget; ${count((one) => one.matches === true)} exactly as the manifest expects, ` +
				`${count((one) => one.matches === null)} decided by later steps, ${count((one) => one.matches === false)} differ`,
		);
		await timeBadTables();
	}
}
