import { candidates, settle, type ColumnFacts } from './propose-roles.ts';

/** `Q1`, `第 3 题`, `题目2`, `4. …`: a header that counts questions. */
const NUMBERED = /^\s*(?:q|第|题|题目|问题|问|item|question|statement)[\s_.-]*\d+|^\s*\d{1,2}\s*[.、．]/iu;
/** The most places that scales of answers have. */
const MOST_ANSWERS = 11;
const FEWEST_ANSWERS = 3;
const FEWEST_QUESTIONS = 3;
/** Of the columns of a sheet that holds little else. */
const LEAST_SHARE = 0.4;

/** How many columns of a sheet look like questions, where they are much of it; else 0. */
export function countQuestions(columns: readonly ColumnFacts[]): number {
	const rolesAs = (kind: 'customers' | 'transactions') => settle(candidates(columns, kind));
	const [customers, transactions] = [rolesAs('customers'), rolesAs('transactions')];
	const found = columns.filter(({ header, found: { distinct, telling, wholeNumbers } }, i) => {
		if (distinct > MOST_ANSWERS || telling === 0) return false;
		if (NUMBERED.test(header)) return true;
		const isFree = !customers[i] && !transactions[i];
		return isFree && distinct >= FEWEST_ANSWERS && wholeNumbers >= telling * 0.9;
	}).length;
	return found >= FEWEST_QUESTIONS && found >= columns.length * LEAST_SHARE ? found : 0;
}
