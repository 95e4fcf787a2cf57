import ArrowLeft from '@lucide/svelte/icons/arrow-left';
import Copy from '@lucide/svelte/icons/copy';
import FileSpreadsheet from '@lucide/svelte/icons/file-spreadsheet';
import FileText from '@lucide/svelte/icons/file-text';
import FolderInput from '@lucide/svelte/icons/folder-input';
import Pencil from '@lucide/svelte/icons/pencil';
import UsersRound from '@lucide/svelte/icons/users-round';
import { m } from '#src/i18n/index.ts';
import type { App } from '#src/state/app.svelte.ts';
import { handoutChoices } from '#src/state/workbook/handouts.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { MenuItem } from '#src/ui/index.ts';

/** Menu under the project's name. */
export function projectItems(app: App, session: Session, onrename: () => void): MenuItem[] {
	const { id } = session.open;
	return [
		{ label: m.app_project_rename(), icon: Pencil, disabled: session.open.isReadOnly, onselect: onrename },
		{
			label: m.app_project_import(),
			icon: FolderInput,
			disabled: session.open.isReadOnly,
			onselect: () => app.navigation.go({ screen: 'import', project: id }),
		},
		{ label: m.app_project_duplicate(), icon: Copy, onselect: () => void app.projects.duplicate(id) },
		{ kind: 'separator' },
		{ label: m.app_project_close(), icon: ArrowLeft, onselect: () => app.navigation.go({ screen: 'start' }) },
	];
}

/** Menu of the export button: the workbook in either language, with a sheet for each rep, or the sheet on screen as CSV. */
export function exportItems(app: App, session: Session, onhandout: () => void): MenuItem[] {
	return [
		{ kind: 'heading', label: m.app_export_xlsx() },
		{
			label: m.app_language_zh_native(),
			icon: FileSpreadsheet,
			hint: '.xlsx',
			...(app.preferences.locale === 'zh-CN' ? { shortcut: 'Ctrl ⇧ E' } : {}),
			onselect: () => void app.exportWorkbook('zh-CN'),
		},
		{
			label: m.app_language_en_native(),
			icon: FileSpreadsheet,
			hint: '.xlsx',
			...(app.preferences.locale === 'en' ? { shortcut: 'Ctrl ⇧ E' } : {}),
			onselect: () => void app.exportWorkbook('en'),
		},
		{
			label: m.plansheets_handout_menu(),
			icon: UsersRound,
			hint: '.xlsx',
			disabled: handoutChoices(session).length === 0,
			onselect: onhandout,
		},
		{ kind: 'separator' },
		{
			label: m.app_export_csv(),
			icon: FileText,
			hint: '.csv',
			disabled: session.sheets.active === null,
			onselect: () => void app.exportCsv(),
		},
	];
}
