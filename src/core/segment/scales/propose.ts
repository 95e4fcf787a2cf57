import type { RoleId } from '#src/core/model/index.ts';
import { isTextColumn, type Column } from '#src/core/table/index.ts';
import { answersOf } from './answers.ts';

/** Columns that look like questions on one scale. */
export interface ProposedBattery {
	/** What their names have in common; empty where nothing. */
	readonly stem: string;
	/** Ids, in the order of the table. */
	readonly columns: readonly string[];
	readonly lowest: number;
	readonly highest: number;
}

/** Usual scales, the likelier first. */
const SCALES: readonly (readonly [lowest: number, highest: number])[] = [
	[1, 5],
	[1, 7],
	[1, 10],
	[0, 4],
	[0, 6],
	[0, 10],
];
/** Roles that a question may be taken for by its name. */
const FREE: readonly (RoleId | undefined)[] = [undefined, 'customer.tags', 'customer.note'];
/** More texts than this are no answers to choose from. */
const MOST_TEXTS = 20;
const FEWEST_ANSWERS = 3;
const FEWEST_UNNAMED = 3;

/** Ends of the answers of a column that looks like a question. */
interface Question {
	readonly column: Column;
	readonly stem: string | null;
	readonly least: number;
	readonly most: number;
}

/** The smallest usual scale that holds two ends; the ends themselves where none does. */
export function endsOf(least: number, most: number): readonly [lowest: number, highest: number] {
	return SCALES.find(([lowest, highest]) => least >= lowest && most <= highest) ?? [least, most];
}

/** Columns of the customers that may be questions, in the order of the table. */
export function questionColumns(
	columns: readonly Column[],
	roles: Readonly<Record<string, RoleId | undefined>>,
): readonly Column[] {
	return questions(columns, roles).map(({ column }) => column);
}

/** Batteries among the columns of the customers, the longest first. */
export function proposeBatteries(
	columns: readonly Column[],
	roles: Readonly<Record<string, RoleId | undefined>>,
): readonly ProposedBattery[] {
	const groups = new Map<string, Question[]>();
	for (const question of questions(columns, roles)) {
		const ends = endsOf(question.least, question.most).join(' ');
		const key = question.stem === null ? ` ${ends}` : question.stem;
		groups.set(key, [...(groups.get(key) ?? []), question]);
	}
	return [...groups.values()]
		.filter((group) => group.length >= (group[0]?.stem === null ? FEWEST_UNNAMED : 2))
		.map((group): ProposedBattery => {
			const least = Math.min(...group.map((each) => each.least));
			const most = Math.max(...group.map((each) => each.most));
			const [lowest, highest] = endsOf(least, most);
			return { stem: group[0]?.stem ?? '', columns: group.map(({ column }) => column.id), lowest, highest };
		})
		.sort((a, b) => b.columns.length - a.columns.length);
}

function questions(
	columns: readonly Column[],
	roles: Readonly<Record<string, RoleId | undefined>>,
): readonly Question[] {
	return columns.flatMap((column): Question | readonly Question[] => {
		if (!FREE.includes(roles[column.id])) return [];
		if (isTextColumn(column) && column.dictionary.size > MOST_TEXTS) return [];
		const found = answersOf(column);
		const answers = found && whole(found);
		if (!answers || answers.size < FEWEST_ANSWERS) return [];
		const [least, most] = [Math.min(...answers), Math.max(...answers)];
		return { column, stem: stemOf(column.name), least, most };
	});
}

/** Different answers, where all are whole numbers from 0 to 10. */
function whole(answers: Float64Array): ReadonlySet<number> | null {
	const found = new Set<number>();
	for (const answer of answers) {
		if (Number.isNaN(answer)) continue;
		if (!Number.isInteger(answer) || answer < 0 || answer > 10) return null;
		found.add(answer);
	}
	return found;
}

/** What stands before the first number of a name; null without a number. */
function stemOf(name: string): string | null {
	const found = /^(.*?)\d/u.exec(name.normalize('NFKC').toLowerCase())?.[1];
	return found === undefined ? null : found.replace(/[\s_\-.:（(]+$/u, '');
}
