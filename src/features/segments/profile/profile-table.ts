import type { ComparedColumn } from '#src/core/segment/profile/index.ts';
import type { ClassLook } from '#src/features/segments/class-looks.ts';
import { EMPTY, formatInteger, formatNumber, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { certaintyText, pText, strengthText, testName } from '#src/i18n/profile.ts';
import type { TableColumn } from '#src/ui/index.ts';
import type { ProfileRow } from './profile-rows.ts';

/** Customers with a value in a column. */
export function countOfColumn(compared: ComparedColumn): { readonly n: number; readonly missing: number } {
	return compared.kind === 'number' ? compared.overall : compared;
}

/** The heat map as a table: a column per class, then the test of each row. */
export function tableColumns(looks: readonly ClassLook[]): TableColumn<ProfileRow>[] {
	const language = locale.current;
	const end = { align: 'end' as const };
	return [
		{
			id: 'property',
			title: m.profile_column_property(),
			text: (row) => (row.depth === 1 ? `– ${row.label}` : row.label),
		},
		{ id: 'average', title: m.profile_column_average(), ...end, text: (row) => row.average },
		...looks.map(({ short }, i): TableColumn<ProfileRow> => ({
			id: `class${i}`,
			title: short,
			...end,
			text: (row) => row.cells[i]?.text ?? EMPTY,
		})),
		{
			id: 'test',
			title: m.profile_column_test(),
			text: ({ compared }) => testName(compared.test, language),
			quiet: true,
		},
		{
			id: 'effect',
			title: m.profile_column_effect(),
			...end,
			text: ({ compared: { test } }) =>
				test.test === null ? EMPTY : formatNumber(test.effect, { decimals: 3 }),
		},
		{
			id: 'strength',
			title: m.profile_column_strength(),
			text: ({ compared: { test } }) => (test.test === null ? EMPTY : strengthText(test.strength, language)),
		},
		{
			id: 'p',
			title: m.profile_column_p(),
			...end,
			text: ({ compared: { test } }) => (test.test === null ? EMPTY : pText(test.adjustedP, language)),
		},
		{
			id: 'certainty',
			title: m.profile_column_certainty(),
			text: ({ compared: { test } }) =>
				test.test === null ? EMPTY : certaintyText(test.adjustedP, language),
		},
		{
			id: 'n',
			title: m.profile_column_n(),
			...end,
			text: ({ compared }) => formatInteger(countOfColumn(compared).n),
		},
	];
}
