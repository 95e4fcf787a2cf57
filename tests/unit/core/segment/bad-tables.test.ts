import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { profileClasses } from '#src/core/segment/profile/index.ts';
import { growTree, rulesOf } from '#src/core/segment/tree/index.ts';
import { allRows, naturalBreaks, quantileBands, type AnalysisInput } from '#src/core/stats/index.ts';
import { linearRegression, logisticRegression } from '#src/core/stats/regression/index.ts';
import { ASKED, BAD_TABLES, badProject, badTable } from '../../../support/bad-tables.ts';
import { notFinite } from '../../../support/finite.ts';
import { categories, numbers } from '../../../support/regression-cases.ts';

/** Columns as numbers where every cell that is filled is one, else as categories. */
function inputsOf(path: string): { inputs: AnalysisInput[]; rows: number } {
	const [head, ...rows] = readFileSync(path, 'utf8')
		.replace(/^\ufeff/, '')
		.trim()
		.split(/\r?\n/)
		.map((line) => line.split(','));
	const inputs = head!.map((id, j) => {
		const cells = rows.map((row) => row[j] ?? '');
		const isNumber = cells.every((cell) => cell === '' || Number.isFinite(Number(cell)));
		if (isNumber)
			return numbers(
				id,
				cells.map((cell) => (cell === '' ? Number.NaN : Number(cell))),
			);
		return categories(
			id,
			cells.map((cell) => cell || null),
		);
	});
	return { inputs, rows: rows.length };
}

describe('bad tables', () => {
	test.for(BAD_TABLES)('PRO7 %s has a profile, a tree, bands and a fit or a reason', (name, { skip }) => {
		const path = badTable(name);
		if (!path) return skip('skipped: no shared data');
		const { inputs, rows } = inputsOf(path);
		expect(rows).toBeGreaterThan(0);
		const classOf = Array.from({ length: rows }, (_, row) => row % 3);
		const profile = profileClasses({ classOf, classes: 3, columns: inputs });
		const tree = growTree(classOf, 3, inputs, { depth: 4, minLeaf: 1 });
		expect([notFinite(profile), notFinite(tree), tree.ok]).toEqual([[], [], true]);
		if (tree.ok) expect(rulesOf(tree).reduce((sum, { n }) => sum + n, 0)).toBe(rows);
		for (const input of inputs) {
			const others = inputs.filter((each) => each !== input);
			if (input.kind === 'category') continue;
			expect(notFinite(linearRegression(input.values, others, allRows(rows)))).toEqual([]);
			expect(notFinite(logisticRegression(classOf, others, allRows(rows)))).toEqual([]);
			expect(notFinite([naturalBreaks(input.values, 4), quantileBands(input.values, 4)])).toEqual([]);
		}
	});

	test.for(BAD_TABLES)(
		'SEG2 %s: every kind of scheme and question ends with a result or its reason',
		async (name, { skip }) => {
			const path = badTable(name);
			if (!path) return skip('skipped: no shared data');
			const project = await badProject(path);
			for (const [kind, ask] of Object.entries(ASKED)) {
				const endings = ask(project);
				expect(
					endings.flatMap(({ what, wrong }) => wrong.map((each) => `${kind}, ${what}: ${each}`)),
				).toEqual([]);
				const texts = endings.flatMap(({ what, texts: said }) =>
					said.map((text) => `${kind}, ${what}: ${text}`),
				);
				expect(texts.filter((text) => /NaN|Infinity|∞|undefined|null|\{\w+\}/.test(text))).toEqual([]);
			}
		},
	);
});
