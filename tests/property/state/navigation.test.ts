import fc from 'fast-check';
import { expect, it } from 'vitest';
import { AREAS, formatRoute, parseRoute, type Route } from '#src/state/navigation.svelte.ts';

const id = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 });
const route: fc.Arbitrary<Route> = fc.oneof(
	fc.constant<Route>({ screen: 'start' }),
	fc.option(id).map((project): Route => ({ screen: 'import', project })),
	fc
		.record({ project: id, area: fc.constantFrom(...AREAS), object: fc.option(id), view: fc.option(id) })
		.map(({ view, ...part }): Route => ({
			screen: 'project',
			...part,
			...(view !== null && part.object !== null && { view }),
		})),
);

it('ST10 every route is read back as it was written', () => {
	fc.assert(
		fc.property(route, (given) => {
			const hash = formatRoute(given);
			expect(parseRoute(hash)).toEqual(given);
			expect(formatRoute(parseRoute(hash))).toBe(hash);
		}),
		{ seed: 20_260_630, numRuns: 2000 },
	);
});

it('ST11 any text is some route; what is unknown leads to the start, an unknown area to the tables', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
			expect(['start', 'import', 'project']).toContain(parseRoute(`#/${text}`).screen);
		}),
		{ seed: 20_260_701, numRuns: 2000 },
	);
	for (const hash of ['', '#', '#/', '#/p', '#/p/', '#/elsewhere/x', '#/%', '#/p/%E0%A4%A/tables'])
		expect(parseRoute(hash)).toEqual({ screen: 'start' });
	expect(parseRoute('#/p/x/nowhere/y')).toEqual({
		...{ screen: 'project', project: 'x', area: 'tables', object: 'y' },
	});
	expect(parseRoute('#/import/')).toEqual({ screen: 'import', project: null });
});
