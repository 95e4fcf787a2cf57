import { describe, expect, it } from 'vitest';
import { createProject, type Project, type RoleId } from '#src/core/model/index.ts';
import { startingSchemes } from '#src/core/segment/starting-schemes.ts';
import { columnOf, createTable, type TableKind } from '#src/core/table/index.ts';

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
});
