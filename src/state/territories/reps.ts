import { matchPlaces } from '#src/compute/geo-client.ts';
import { columnWithRole, type Project } from '#src/core/model/index.ts';
import { cellAt, keyText, type Column } from '#src/core/table/index.ts';

/** Someone who covers customers, and the place where they start from as it is written ('' = not known). */
export interface Rep {
	readonly name: string;
	readonly base: string;
}

/** The reps who are not leaving, each once, in the order of their table; null without a table of reps. */
export function stayingReps(project: Project): readonly Rep[] | null {
	for (const table of project.tables) {
		const name = columnWithRole(project, table, 'rep.name');
		if (!name) continue;
		const base = columnWithRole(project, table, 'rep.base');
		const leaving = columnWithRole(project, table, 'rep.leavingDate');
		const text = (column: Column | undefined, row: number) =>
			column ? (keyText(cellAt(column, row)) ?? '') : '';
		const reps = Array.from({ length: table.rowCount }, (_, row) => row)
			.filter((row) => text(name, row) !== '' && text(leaving, row) === '')
			.map((row) => ({ name: text(name, row), base: text(base, row) }));
		return reps.filter((rep, i) => reps.findIndex((each) => each.name === rep.name) === i);
	}
	return null;
}

/** Division codes of places as they are written; null where one is not known. */
export async function divisionCodes(texts: readonly string[]): Promise<readonly (string | null)[]> {
	const codes = Int32Array.from(texts, (text, i) => (text === '' ? -1 : i));
	const request = { rows: texts.length, columns: { city: { texts, codes } }, fixes: {} };
	const { district, city, province } = await matchPlaces(request).result;
	return texts.map((_, row) => {
		const code = [district[row], city[row], province[row]].find((each) => (each ?? 0) > 0);
		return code === undefined ? null : String(code);
	});
}
