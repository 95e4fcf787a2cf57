import { expect, test } from 'vitest';
import { AREA_LIMITS, areaPlaces, isFlaw, readAreaTopology } from '#src/core/geo/own-areas/index.ts';
import type { OwnBoundaries, Recipe } from '#src/core/model/index.ts';
import { soundRecipe } from '#src/core/model/sound/index.ts';
import { readProjectWorkbook } from '#src/io/project-file/index.ts';
import { withManifest } from '../../../support/carrier.ts';
import { demoInput } from '../../../support/report-demo.ts';
import { fullProject, twoAreas } from '../../../support/sound-cases.ts';
import { projectBytes, readRaw } from '../../../support/workbook-bytes.ts';

const full = fullProject(24);
const good = twoAreas();
const shapes = JSON.parse(good.topology) as Record<string, unknown>;
const withShapes = (change: object): Partial<OwnBoundaries> => ({
	topology: JSON.stringify({ ...shapes, ...change }),
});

/** Boundaries that nothing could draw, with what is wrong with them and where. */
const HOSTILE: readonly (readonly [Partial<OwnBoundaries>, string, string])[] = [
	[{ topology: good.topology.slice(0, 80) }, 'type', 'topology'],
	[{ topology: '' }, 'type', 'topology'],
	[{ topology: '['.repeat(100_000) }, 'type', 'topology'],
	[{ topology: ' '.repeat(AREA_LIMITS.text + 1) }, 'many', 'topology'],
	[{ topology: 5 as unknown as string }, 'type', 'topology'],
	[withShapes({ arcs: [] }), 'mismatch', 'topology.areas[0]'],
	[
		withShapes({
			arcs: [
				[
					[0, 0],
					[1e9, 0],
				],
			],
		}),
		'range',
		'topology.arcs[0][1][0]',
	],
	[withShapes({ transform: { scale: [1, 1], translate: [358, 0] } }), 'range', 'topology.arcs[2]'],
	[withShapes({ transform: null }), 'type', 'topology.transform'],
	[{ areas: ['West'] }, 'mismatch', 'topology.objects.areas'],
	[{ areas: ['West', 'West'] }, 'twice', 'areas'],
	[{ areas: [] }, 'missing', 'areas'],
	[{ datum: 'mars' as 'bd09' }, 'unknown', 'datum'],
];

test('OWN1 the case is sound', () => {
	const read = readAreaTopology(good.topology, 2);
	if (isFlaw(read)) throw new Error(read.why);
	const { locate } = areaPlaces(read);
	expect([locate(112.5, 30.5), locate(113.5, 30.5), locate(114.5, 30.5)]).toEqual([0, 1, -1]);
});

test('SND10 boundaries that nothing could draw are left out with their name, the others stay', () => {
	for (const [change, why, at] of HOSTILE) {
		const bad = { ...good, id: 'bad', name: 'Broken', ...change };
		const { recipe, leftOut } = soundRecipe({ ...full.recipe, boundaries: [bad, good] });
		expect(
			leftOut.map((each) => [each.part, each.name, each.why, each.at]),
			JSON.stringify(change).slice(0, 80),
		).toEqual([['boundaries', 'Broken', why, at]]);
		expect(recipe.boundaries).toEqual([good]);
		expect(recipe.plans).toBe(full.recipe.plans);
	}
});

test('SND10 a workbook that carries such boundaries opens without them, and says so', async () => {
	const raw = await readRaw(await projectBytes({ ...demoInput(24), project: full, computed: {} }));
	const sound = await readProjectWorkbook(raw);
	expect([sound?.leftOut, sound?.project.recipe.boundaries]).toEqual([[], [good]]);
	for (const [change] of HOSTILE.filter(([, why]) => why !== 'many')) {
		const carrier = await withManifest(raw, (json) => {
			const manifest = JSON.parse(json) as { recipe: Recipe };
			const boundaries = [{ ...good, ...change }];
			return JSON.stringify({ ...manifest, recipe: { ...manifest.recipe, boundaries } });
		});
		const found = await readProjectWorkbook(carrier);
		expect(found?.leftOut.map(({ part, name }) => [part, name])).toEqual([['boundaries', 'Sales areas']]);
		expect(found?.project.recipe.boundaries).toEqual([]);
		expect(found?.project.tables.length).toBe(full.tables.length);
	}
});
