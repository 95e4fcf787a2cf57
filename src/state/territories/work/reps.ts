import { columnWithRole, type Project, type RoleId } from '#src/core/model/index.ts';
import { cellAt, keyText, type Column, type Table } from '#src/core/table/index.ts';

/** Where someone starts from. */
export interface RepBase {
	/** As it is written; '' = not given. */
	readonly text: string;
	/** Division code; null = not recognised. */
	readonly code: string | null;
	/** Degrees; null = not known. */
	readonly place: readonly [longitude: number, latitude: number] | null;
}

/** Someone who covers customers. */
export interface Rep {
	readonly name: string;
	/** '' = none. */
	readonly team: string;
	readonly base: RepBase;
	/** Hours a year; null = not given, or no amount of hours. */
	readonly hours: number | null;
	readonly skills: readonly string[];
	/** '' = not given. */
	readonly seniority: string;
	/** A year, in project currency; null = not given. */
	readonly cost: number | null;
	/** Serial day; null = stays. NaN = leaves, on a day that cannot be read. */
	readonly leaving: number | null;
}

/** Whether someone is meant to have customers from now on. */
export function stays({ leaving, hours }: Rep): boolean {
	return leaving === null && hours !== 0;
}

/** Full posts a rep stands for: hours ÷ the usual hours, to the hundredth; 1 where hours are not known. */
export function postsOf(hours: number | null, usual: number | null): number {
	if (hours === null || usual === null) return 1;
	return Math.min(1000, Math.max(0.01, Math.round((100 * hours) / usual) / 100));
}

/** The upper median of the hours above 0: a typing slip does not move it. Null where none are known. */
export function usualHours(reps: readonly Rep[]): number | null {
	const known = reps.flatMap(({ hours }) => (hours ? [hours] : [])).sort((a, b) => a - b);
	return known[Math.floor(known.length / 2)] ?? null;
}

/** Everyone in the first table that names reps, each name once, in its order; null without such a table. */
export function readReps(project: Project, baseOf: (text: string) => RepBase): readonly Rep[] | null {
	const table = repTable(project);
	if (!table) return null;
	const column = (role: RoleId) => columnWithRole(project, table, role);
	const columns = {
		...{ name: column('rep.name'), team: column('rep.team'), base: column('rep.base') },
		...{ hours: column('rep.capacityHours'), skills: column('rep.skills') },
		...{ seniority: column('rep.seniority'), cost: column('rep.cost'), leaving: column('rep.leavingDate') },
	};
	const reps = new Map<string, Rep>();
	for (let row = 0; row < table.rowCount; row++) {
		const name = textAt(columns.name, row);
		if (name === '' || reps.has(name)) continue;
		reps.set(name, {
			name,
			team: textAt(columns.team, row),
			base: baseOf(textAt(columns.base, row)),
			hours: amountAt(columns.hours, row),
			skills: textAt(columns.skills, row)
				.split(/[、，,;；/|]/u)
				.map((skill) => skill.trim())
				.filter((skill) => skill !== ''),
			seniority: textAt(columns.seniority, row),
			cost: amountAt(columns.cost, row),
			leaving: dayAt(columns.leaving, row),
		});
	}
	return [...reps.values()];
}

/** Texts of bases in the table of reps, each once. */
export function baseTexts(project: Project): readonly string[] {
	const table = repTable(project);
	const column = table && columnWithRole(project, table, 'rep.base');
	if (!column) return [];
	const texts = Array.from({ length: table.rowCount }, (_, row) => textAt(column, row));
	return [...new Set(texts.filter((text) => text !== ''))];
}

function repTable(project: Project): Table | null {
	return project.tables.find((table) => columnWithRole(project, table, 'rep.name')) ?? null;
}

function textAt(column: Column | undefined, row: number): string {
	return column ? (keyText(cellAt(column, row)) ?? '') : '';
}

function amountAt(column: Column | undefined, row: number): number | null {
	const value = column ? cellAt(column, row) : null;
	return typeof value === 'number' && value >= 0 && value < 1e15 ? value : null;
}

function dayAt(column: Column | undefined, row: number): number | null {
	if (textAt(column, row) === '') return null;
	const value = column ? cellAt(column, row) : null;
	return typeof value === 'number' ? value : Number.NaN;
}
