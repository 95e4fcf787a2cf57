import { m } from '#src/i18n/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { searchProject } from '#src/state/search.ts';

export interface PaletteEntry {
	readonly id: string;
	readonly label: string;
	readonly hint: string;
	readonly run: () => void;
}

export interface PaletteGroup {
	readonly title: string;
	readonly entries: readonly PaletteEntry[];
}

/** What the palette lists for a query: customers, columns, commands. Without a query, the commands. */
export function findEntries(app: App, session: Session, query: string): PaletteGroup[] {
	const text = query.trim();
	const { customers, columns } = searchProject(session, text);
	const commands = commandsOf(app, session).filter(({ label }) =>
		label.toLowerCase().includes(text.toLowerCase()),
	);
	const groups: PaletteGroup[] = [
		{
			title: m.app_search_customers(),
			entries: customers.map(({ row, name, key }) => ({
				...{ id: `customer:${row}`, label: name, hint: key },
				run: () => goToCell(app, session, { row }),
			})),
		},
		{
			title: m.app_search_columns(),
			entries: columns.map(({ table, column, name, tableName }) => ({
				...{ id: `column:${table}:${column}`, label: name, hint: tableName },
				run: () => goToCell(app, session, { table, column }),
			})),
		},
		{ title: m.app_search_commands(), entries: commands },
	];
	return groups.filter(({ entries }) => entries.length > 0);
}

function goToCell(
	app: App,
	session: Session,
	target: { table?: string; column?: string; row?: number },
): void {
	session.sheets.reveal(target);
	app.navigation.goTo('tables');
}

function commandsOf(app: App, session: Session): PaletteEntry[] {
	const command = (id: string, label: string, hint: string, run: () => void) => ({
		id: `command:${id}`,
		label,
		hint,
		run,
	});
	return [
		command('tables', m.app_area_tables(), 'Alt 1', () => app.navigation.goTo('tables')),
		command('segments', m.app_area_segments(), 'Alt 2', () => app.navigation.goTo('segments')),
		command('regions', m.app_area_regions(), 'Alt 3', () => app.navigation.goTo('regions')),
		command('territories', m.app_area_territories(), 'Alt 4', () => app.navigation.goTo('territories')),
		command('history', m.app_area_history(), 'Alt 5', () => app.navigation.goTo('history')),
		command('settings', m.app_area_settings(), 'Alt 6', () => app.navigation.goTo('settings')),
		command('export', m.app_export(), 'Ctrl ⇧ E', () => void app.exportWorkbook(app.preferences.locale)),
		command('csv', m.app_export_csv(), '', () => void app.exportCsv()),
		command('import', m.app_project_import(), '', () =>
			app.navigation.go({ screen: 'import', project: session.open.id }),
		),
		command('undo', m.app_undo(), 'Ctrl Z', () => app.undo()),
		command('redo', m.app_redo(), 'Ctrl Y', () => app.redo()),
		command('dark', `${m.app_theme()}: ${m.app_theme_dark()}`, '', () => app.preferences.setTheme('dark')),
		command('light', `${m.app_theme()}: ${m.app_theme_light()}`, '', () => app.preferences.setTheme('light')),
		command('zh', m.app_language_zh_native(), m.app_language(), () => app.preferences.setLocale('zh-CN')),
		command('en', m.app_language_en_native(), m.app_language(), () => app.preferences.setLocale('en')),
		command('start', m.app_go_start(), '', () => app.navigation.go({ screen: 'start' })),
	];
}
