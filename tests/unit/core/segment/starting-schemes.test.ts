import { describe, expect, it } from 'vitest';
import { createProject, type Project, type RoleId } from '#src/core/model/index.ts';
import { measureKey } from '#src/core/segment/index.ts';
import {
	defaultClusters,
	defaultRules,
	defaultScore,
	startingSchemes,
} from '#src/core/segment/starting-schemes.ts';
import { startingMatrix, templateSource } from '#src/core/segment/templates/index.ts';
import { usualMeasures } from '#src/core/segment/usual-measures.ts';
import { columnOf, createTable, type TableKind } from '#src/core/table/index.ts';
import { listCase, resultOfScheme } from '../../../support/template-cases.ts';

/** A project whose tables have one number column per role. */
function withRoles(tables: Partial<Record<TableKind, readonly RoleId[]>>): Project {
	const base = createProject('p', 'P');
	const entries = Object.entries(tables) as [TableKind, readonly RoleId[]][];
	return {
		...base,
		tables: entries.map(([kind, roles]) =>
			createTable(
				kind,
				kind,
				kind,
				1,
				roles.map((role) => columnOf({ id: role, name: role, type: 'number' }, [1])),
			),
		),
		recipe: {
			...base.recipe,
			roles: Object.fromEntries(
				entries.map(([kind, roles]) => [kind, Object.fromEntries(roles.map((role) => [role, role]))]),
			),
		},
	};
}
const kinds = (tables: Parameters<typeof withRoles>[0]) =>
	startingSchemes(withRoles(tables)).map(({ kind }) => kind);

describe('starting schemes', () => {
	it('SCH1 dated and priced transactions allow RFM, tiers and clusters', () => {
		const schemes = startingSchemes(
			withRoles({ customers: ['customer.id'], transactions: ['transaction.date', 'transaction.amount'] }),
		);
		expect(schemes).toMatchObject([
			{ kind: 'rfm', binning: 'independent', ties: 'value', windowMonths: null, segmentMap: 'eight' },
			{ kind: 'tiers', cuts: [0.8, 0.95], measure: { kind: 'metric', metric: 'amount' } },
			{ kind: 'clusters', k: null, seed: 1 },
		]);
		const clusters = schemes.find((scheme) => scheme.kind === 'clusters');
		expect(clusters?.inputs.map(({ measure }) => measure)).toEqual(
			['recencyDays', 'orders', 'amount'].map((metric) => ({ kind: 'metric', metric })),
		);
		expect(new Set(schemes.map(({ id }) => id)).size).toBe(3);
		expect(schemes.every(({ name, version }) => name === null && version === 1)).toBe(true);
	});

	it('SCH2 what the data do not hold leaves its schemes out', () => {
		const customers = ['customer.id'] as const;
		expect(kinds({ customers, transactions: ['transaction.date'] })).toEqual(['clusters']);
		expect(kinds({ customers, transactions: ['transaction.amount'] })).toEqual(['tiers']);
		expect(kinds({ customers, transactions: [] })).toEqual([]);
		expect(kinds({ customers })).toEqual([]);
		expect(kinds({ transactions: ['transaction.date', 'transaction.amount'] })).toEqual([]);
	});

	it('SCH3 a list of customers without transactions is measured by its own columns', () => {
		const all: RoleId[] = ['customer.lastOrderDate', 'customer.orderCount', 'customer.amount'];
		expect(kinds({ customers: all })).toEqual(['rfm', 'tiers', 'clusters']);
		expect(kinds({ customers: ['customer.amountOfPeriod'] })).toEqual(['tiers']);
		expect(kinds({ customers: ['customer.orderCount', 'customer.amount'] })).toEqual(['tiers', 'clusters']);
	});

	it('SCH4 quantity × price is an amount', () => {
		expect(
			kinds({
				customers: ['customer.id'],
				transactions: ['transaction.date', 'transaction.quantity', 'transaction.price'],
			}),
		).toEqual(['rfm', 'tiers', 'clusters']);
	});

	it('SCH5 a list without orders is measured by its numbers, sales first where they are known', () => {
		const spend = { fresh: ['number', [3, 9, 4, 1]], milk: ['number', [2, 8, 5, 7]] } as const;
		const other = {
			region: ['choice', ['a', 'b', 'a', 'b']],
			same: ['number', [1, 1, 1, 1]],
			flag: ['number', [0, 1, 1, 0]],
		} as const;
		const sales = { sales: ['number', [30, 10, 20, 40], 'customer.amount'] } as const;
		const measured = (columns: Parameters<typeof listCase>[0]) => {
			const { project, metrics, computed } = listCase(columns);
			return usualMeasures(templateSource(project, metrics, computed)).map(measureKey);
		};
		expect(measured({ ...other, ...spend })).toEqual(['column:fresh', 'column:milk']);
		expect(measured({ ...spend, ...sales })).toEqual(['metric:amount', 'column:fresh', 'column:milk']);
		const bought = {
			orders: ['number', [1, 2, 3, 4], 'customer.orderCount'],
			...{ ...sales, ...spend },
		} as const;
		expect(measured(bought)).toEqual(['metric:orders', 'metric:amount']);
		expect(measured(other)).toEqual([]);
	});

	it('SCH5 every kind added to a list of numbers gives each customer a class of its own kind', () => {
		const list = listCase({
			fresh: ['number', Array.from({ length: 40 }, (_, i) => (i * 7) % 23)],
			milk: ['number', Array.from({ length: 40 }, (_, i) => (i * 5) % 17)],
		});
		const source = templateSource(list.project, list.metrics, list.computed);
		const measures = usualMeasures(source);
		const schemes = [
			...[defaultClusters('clusters', measures), defaultScore('score', measures)],
			...[defaultRules('rules', source), startingMatrix(source, 'matrix')],
		];
		for (const scheme of schemes) {
			const { summary } = resultOfScheme(list, scheme);
			expect(summary.filter(({ count }) => count > 0).length, scheme.id).toBeGreaterThan(1);
		}
	});
});
