import fc from 'fast-check';
import { expect, test } from 'vitest';
import { segmentRequest, analyse } from '#src/core/segment/index.ts';
import { compareStates, unpackState } from '#src/core/segment/snapshots/index.ts';
import { AppError, toFault } from '#src/errors/index.ts';
import { readProjectWorkbook } from '#src/io/project-file/index.ts';
import type { Project } from '#src/core/model/index.ts';
import { withManifest } from '../../support/carrier.ts';
import { demoInput } from '../../support/report-demo.ts';
import { fullProject } from '../../support/sound-cases.ts';
import { projectBytes, readRaw } from '../../support/workbook-bytes.ts';

const CUSTOMERS = 24;
const raw = await readRaw(
	await projectBytes({ ...demoInput(CUSTOMERS), project: fullProject(CUSTOMERS), computed: {} }),
);

/** Stands in JSON for lists within lists, which no function can write that walks through them. */
const DEEP = '"@deep"';
const deep = '['.repeat(50_000) + ']'.repeat(50_000);

type Edit =
	{ readonly kind: 'set'; readonly value: unknown } | { readonly kind: 'delete' | 'double' | 'empty' };

const edit: fc.Arbitrary<Edit> = fc.oneof(
	fc.constantFrom<Edit>({ kind: 'delete' }, { kind: 'double' }, { kind: 'empty' }),
	fc.record({
		kind: fc.constant('set' as const),
		value: fc.constantFrom<unknown>(
			...[null, true, '', 'NaN', '1', '__proto__', 'constructor', '@deep', 0, -1, 0.5, 2, 1e308, -1e308],
			...[[], {}, [null], [[]], Array(2000).fill(1), 'x'.repeat(100_000), { kind: 'test' }, 1e9],
		),
	}),
);

type Parent = Record<string | number, unknown>;

/** Every place in a value: the object or list that holds it, and its key there. */
function placesIn(value: unknown): readonly (readonly [Parent, string])[] {
	if (typeof value !== 'object' || value === null) return [];
	return Object.keys(value).flatMap((key) => [
		[value as Parent, key] as const,
		...placesIn((value as Parent)[key]),
	]);
}

function change(parent: Parent, key: string, made: Edit): void {
	if (made.kind === 'set') parent[key] = made.value;
	else if (made.kind === 'delete' && !Array.isArray(parent)) delete parent[key];
	else if (Array.isArray(parent))
		parent.splice(Number(key), 1, ...(made.kind === 'double' ? [parent[key], parent[key]] : []));
	else parent[key] = Array.isArray(parent[key]) ? [] : {};
}

/** Everything that reads a recipe: the schemes, and the snapshots beside them. */
function compute(project: Project): void {
	structuredClone(project.recipe);
	const request = segmentRequest(project, project.recipe.schemes);
	if (request) analyse(request);
	const states = (project.recipe.snapshots ?? []).map(unpackState);
	for (const state of states) for (const { scheme } of state.schemes) compareStates(state, state, scheme.id);
}

/** Opens the workbook with one thing in its manifest changed; gives the codes of what was thrown. */
async function open(place: number, made: Edit, part: (manifest: Parent) => unknown): Promise<string> {
	const edited = await withManifest(raw, (json) => {
		const manifest = JSON.parse(json) as Parent;
		const places = placesIn(part(manifest));
		const [parent, key] = places[place % places.length] ?? [manifest, 'recipe'];
		change(parent, key, made);
		return JSON.stringify(manifest).replace(DEEP, deep);
	});
	try {
		const found = await readProjectWorkbook(edited);
		if (found) compute(found.project);
		return found && found.leftOut.length > 0 ? 'leftOut' : 'opened';
	} catch (thrown) {
		if (thrown instanceof AppError) return toFault(thrown).code;
		throw thrown;
	}
}

const parameters = { seed: 20_260_701, numRuns: 150 };

test('SND9 any change in a recipe leaves a workbook that opens, and classes or faults', async () => {
	const outcomes = new Set<string>();
	await fc.assert(
		fc.asyncProperty(fc.nat(), edit, async (place, made) => {
			outcomes.add(await open(place, made, ({ recipe }) => ({ recipe })));
		}),
		parameters,
	);
	expect([...outcomes].sort()).toEqual(['leftOut', 'opened']);
});

test('PRJ27 any change in the rest of a manifest opens the workbook or says that it is damaged', async () => {
	const outcomes = new Set<string>();
	await fc.assert(
		fc.asyncProperty(fc.nat(), edit, async (place, made) => {
			outcomes.add(await open(place, made, ({ project, tables }) => ({ project, tables })));
		}),
		parameters,
	);
	expect([...outcomes].sort()).toEqual(['opened', 'project.fileDamaged']);
});
