import { read, utils } from 'xlsx';
import { describe, expect, test } from 'vitest';
import type { ClusterScheme } from '#src/core/model/index.ts';
import type { ClusterDetail } from '#src/core/segment/index.ts';
import { createRandom } from '#src/core/stats/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Display } from '#src/state/tables/display.svelte.ts';
import { clusterChoices, clusterSection, hierarchySections } from '#src/state/report/method-clusters.ts';
import { demoInput } from '../../support/report-demo.ts';
import { projectDifferences } from '../../support/project-equal.ts';
import { clusterScheme, columnsOf, run } from '../../support/segment-cases.ts';
import { projectBytes, readProject } from '../../support/workbook-bytes.ts';

const LOCALES = ['zh-CN', 'en'] as const;

/** The part of the display that the method sheet asks of clusters. */
function displayIn(locale: Display['locale']): Display {
	const part: Pick<Display, 'locale' | 'measure' | 'className'> = {
		locale,
		measure: (measure) => JSON.stringify(measure),
		className: ({ code }) => code,
	};
	return part as Display;
}

function customers() {
	const random = createRandom(5);
	const at = Array.from({ length: 90 }, (_, i) => i % 3);
	const request = columnsOf({
		sales: at.map((group) => 10 + 40 * group + 6 * random.next()),
		visits: at.map((group) => [60, 10, 40][group]! + 6 * random.next()),
	});
	const side = { kind: 'text' as const, codes: Int32Array.from(at), texts: ['left', 'right', 'middle'] };
	return { ...request, fields: { side } };
}

/** The method sheet of an exported workbook as cells, and the project that comes back with it. */
async function roundTrip(scheme: ClusterScheme, locale: Display['locale']) {
	const result = run(customers(), scheme);
	const detail = result.detail as ClusterDetail;
	const display = displayIn(locale);
	const input = demoInput(20, locale);
	const project = { ...input.project, recipe: { ...input.project.recipe, schemes: [scheme] } };
	const method = [
		clusterSection(detail, 'S', display),
		...hierarchySections(detail, 'S', display),
		{ title: 'choices', rows: clusterChoices(result, detail, display) },
	];
	const bytes = await projectBytes({ ...input, project, method });
	const book = read(bytes);
	const cells = utils.sheet_to_json<unknown[]>(book.Sheets[book.SheetNames[1]!]!, { header: 1 });
	const found = await readProject(bytes);
	return { detail, cells, back: found!.project, differences: projectDifferences(project, found!.project) };
}

const base = (changes: Partial<ClusterScheme>) => clusterScheme(['sales', 'visits'], { k: 3, ...changes });

describe('clusters in the method sheet', () => {
	test.each(LOCALES)('CLS19 the merges and the distance of Ward are on it, %s', async (locale) => {
		const scheme = base({ method: 'ward', distance: 'gower', categories: ['side'], categoryWeight: 2 });
		const { detail, cells, back, differences } = await roundTrip(scheme, locale);
		expect(differences).toEqual([]);
		expect(back.recipe.schemes).toEqual([scheme]);
		const heights = detail.tree!.merges.map(({ height }) => height).toReversed();
		const from = cells.findIndex((row) => row.includes(m.clusters_report_tree_from({}, { locale })));
		heights.slice(0, 15).forEach((height, i) => {
			const [before, after, found] = cells[from + 1 + i]!.filter((cell) => cell !== undefined && cell !== '');
			expect([before, after]).toEqual([i + 2, i + 1]);
			expect(found).toBeCloseTo(height, 9);
		});
		expect(cells.flat()).toContain(m.clusters_distance_gower({}, { locale }));
	});

	test.each(LOCALES)('CLS19 a model by density is counted on it and comes back whole, %s', async (locale) => {
		for (const method of ['dbscan', 'hdbscan'] as const) {
			const { stored } = run(customers(), base({ method, epsilon: 0.5, minClusterSize: 10 }))
				.detail as ClusterDetail;
			const saved = { ...stored!.model, use: 'classify' as const };
			const scheme = base({ method, saved });
			const { cells, back, differences } = await roundTrip(scheme, locale);
			expect(differences).toEqual([]);
			expect(back.recipe.schemes).toEqual(JSON.parse(JSON.stringify([scheme])));
			const row = cells.find((each) => each.includes(m.clusters_report_kept({}, { locale })));
			expect(row).toContain(stored!.kept);
			const again = run(customers(), back.recipe.schemes[0] as ClusterScheme);
			expect([...again.classOf]).toEqual([...run(customers(), scheme).classOf]);
		}
	});

	test('CLS19 a model under Gower comes back whole', async () => {
		const scheme = base({ method: 'ward', distance: 'gower', categories: ['side'] });
		const { model } = run(customers(), scheme).detail as ClusterDetail;
		const saved = { ...scheme, saved: { ...model, use: 'classify' as const } };
		const { back, differences } = await roundTrip(saved, 'en');
		expect(differences).toEqual([]);
		expect(back.recipe.schemes).toEqual(JSON.parse(JSON.stringify([saved])));
	});

	test('CLS19 a recipe without the new fields means what it meant', async () => {
		const { detail, differences, cells } = await roundTrip(
			base({ method: 'ward', categories: ['side'] }),
			'en',
		);
		expect(differences).toEqual([]);
		expect(detail.model.model.kind).toBe('centres');
		expect(cells.flat()).toContain(m.clusters_distance_euclidean({}, { locale: 'en' }));
		const plain = await roundTrip(base({}), 'en');
		expect(plain.detail.tree).toBeNull();
		expect(plain.cells.flat()).not.toContain(m.clusters_report_tree_from({}, { locale: 'en' }));
	});
});
