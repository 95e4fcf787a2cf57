import type { Divisions } from '#src/core/geo/index.ts';
import { importChange } from '#src/core/model/index.ts';
import { columnOf, createTable } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Makes a sheet with every province and empty columns for what its market is measured by: one step. Returns its name. */
export function makeAreaSheet({ open, sheets }: Session, divisions: Divisions): string {
	const provinces = divisions.all.filter(({ level }) => level === 'province');
	const names = provinces.map(({ code }) => divisions.name(code, locale.current, 'full'));
	const empty = names.map(() => null);
	const figures = [
		['income', m.market_template_income()],
		['retail', m.market_template_retail()],
		['population', m.market_template_population()],
	] as const;
	const table = createTable('areas', m.market_template_name(), 'other', names.length, [
		columnOf({ id: 'province', name: m.market_template_province(), type: 'text' }, names),
		...figures.map(([id, name]) => columnOf({ id, name, type: 'number' }, empty)),
	]);
	const { currency, displayUnit } = open.current.recipe;
	const imported = { tables: [table], roles: {}, analysisDate: null, currency, displayUnit };
	const change = importChange(open.current, imported);
	const before = new Set(open.current.tables.map(({ id }) => id));
	open.apply(change, { code: 'makeAreas', args: { name: table.name } });
	const added = open.current.tables.find(({ id }) => !before.has(id));
	if (added) sheets.activate(added.id);
	return added?.name ?? table.name;
}
