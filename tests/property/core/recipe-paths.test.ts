import fc from 'fast-check';
import { expect, it } from 'vitest';
import { apply, createProject, invert, type Json } from '#src/core/model/index.ts';

type Path = (string | number)[];

/** A tree of settings and lists, with a path to a value in it or to a free place. */
const tree = fc.letrec<{ node: Json }>((tie) => ({
	node: fc.oneof(
		{ maxDepth: 3 },
		fc.integer({ min: 0, max: 9 }),
		fc.array(tie('node'), { maxLength: 3 }),
		fc.dictionary(fc.constantFrom('a', 'b', 'constructor', '0'), tie('node'), {
			maxKeys: 3,
			noNullPrototype: true,
		}),
	),
})).node;

/** Walks down as the numbers say; `undefined` = a free place. */
function place(root: Json, numbers: readonly number[]): { path: Path; before: Json | undefined } {
	const path: Path = ['views'];
	let node: Json = root;
	for (const number of numbers) {
		if (Array.isArray(node)) {
			const list = node as readonly Json[];
			const index = number % (list.length + 1);
			path.push(index);
			if (index === list.length) return { path, before: undefined };
			node = list[index] as Json;
		} else if (typeof node === 'object' && node !== null) {
			const record = node as Record<string, Json>;
			const key = [...Object.keys(record), 'free'][number % (Object.keys(record).length + 1)] as string;
			path.push(key);
			if (!Object.hasOwn(record, key)) return { path, before: undefined };
			node = record[key] as Json;
		} else break;
	}
	return { path, before: node };
}

it('CHG8 a path into objects and lists is set, put in and taken out, and taking that back gives the same recipe', () => {
	fc.assert(
		fc.property(
			tree,
			fc.array(fc.nat(20), { minLength: 1, maxLength: 4 }),
			fc.option(fc.nat(99)),
			(root, numbers, number) => {
				const base = createProject('p', 'P');
				const project = { ...base, recipe: { ...base.recipe, views: root as never } };
				const { path, before } = place(root, numbers);
				const after = number === null && path.length > 1 ? undefined : { value: number };
				if (before === undefined && after === undefined) return;
				const change = { kind: 'setRecipe' as const, path, before, after };
				const changed = apply(project, change);
				const found = path.reduce<unknown>(
					(node, key) => (node as Record<string | number, unknown>)[key],
					changed.recipe,
				);
				if (after !== undefined) expect(found).toEqual(after);
				expect(apply(changed, invert(change)).recipe).toEqual(project.recipe);
				expect(apply(apply(changed, invert(change)), change).recipe).toEqual(changed.recipe);
			},
		),
		{ seed: 20_260_704, numRuns: 3000 },
	);
});
