import { describe, expect, it } from 'vitest';
import { profileClasses, type ClassProfiles } from '#src/core/segment/profile/index.ts';
import type { AnalysisInput } from '#src/core/stats/index.ts';
import { isoDate } from '#src/core/table/index.ts';
import { distinctions } from '#src/features/segments/profile/distinctions.ts';
import type { Profiled, ProfileView } from '#src/features/segments/profile/profile-view.svelte.ts';

const COUNT = 120;
const classOf = Array.from({ length: COUNT }, (_, i) => (i < 60 ? 0 : 1));
const number = (id: string, of: (row: number) => number, isInterval = false): AnalysisInput => ({
	...{ id, kind: 'number', isInterval },
	values: Float64Array.from({ length: COUNT }, (_, row) => of(row)),
});
const profiles: ClassProfiles = profileClasses({
	...{ classOf, classes: 2 },
	columns: [
		number('First order', (row) => 45_000 + row, true),
		number('Growth', (row) => (row < 60 ? 1 : -1) * (1 + (row % 7))),
		number('Orders', (row) => 5 + (row % 20) + (row < 60 ? 3 : 0)),
	],
});
const formats = {
	locale: 'en',
	column: (id: string) => id,
	value: (id: string, value: number) =>
		id === 'First order' ? isoDate(Math.floor(value)) : value.toFixed(1),
	level: (_: string, level: string) => level,
	isDate: (id: string) => id === 'First order',
} as const;
const told = (c: number) =>
	distinctions({ own: new Set() } as unknown as ProfileView, { profiles, formats } as unknown as Profiled, c);

describe('what makes a class different', () => {
	it('dates are earlier or later, with the days; what may be below zero is higher or lower, with the figures', () => {
		const finding = (c: number, id: string) =>
			told(c)
				.find((each) => each.id === id)
				?.finding('A');
		expect(finding(0, 'First order')).toBe('“A”: First order earlier, 2023-04-13 vs 2023-05-13 of all');
		expect(finding(1, 'First order')).toBe('“A”: First order later, 2023-06-12 vs 2023-05-13 of all');
		expect(finding(1, 'Growth')).toMatch(/^“A”: Growth lower, -\d\.\d vs \S+ of all$/u);
		expect(finding(0, 'Orders')).toMatch(/^“A”: Orders higher, index 1\d\d \(all = 100\)$/u);
	});

	it('only what has an index has a mark and a figure of the index', () => {
		for (const { id, index, interval, dot } of told(0))
			expect([dot !== null, index !== '—', interval !== '—']).toEqual(new Array(3).fill(id === 'Orders'));
	});
});
