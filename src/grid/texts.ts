import { m } from '#src/i18n/index.ts';
import type { ChangeLabel } from '#src/core/model/index.ts';
import type { RefusalCode } from './types.ts';

/** Why an edit was not made, in the user's language, with what to do instead. */
export function refusalText(reason: RefusalCode): string {
	switch (reason) {
		case 'readOnly':
			return m.grid_refused_readOnly();
		case 'readOnlyColumn':
			return m.grid_refused_readOnlyColumn();
		case 'tooWide':
			return m.grid_refused_tooWide();
		case 'nothingToPaste':
			return m.grid_refused_nothingToPaste();
		case 'tooLarge':
			return m.grid_refused_tooLarge();
		case 'manyRanges':
			return m.grid_refused_manyRanges();
	}
}

/** The name of a step made in the grid, for the undo menu and the history; null for a step made elsewhere. */
export function gridLabelText(label: ChangeLabel): string | null {
	const text = (name: string) => String(label.args[name] ?? '');
	const cells = text('cells');
	const rows = text('rows');
	const column = text('column');
	switch (label.code) {
		case 'grid.edit':
			return m.grid_label_edit({ column });
		case 'grid.fill':
			return m.grid_label_fill({ cells });
		case 'grid.clear':
			return m.grid_label_clear({ cells });
		case 'grid.paste':
			return m.grid_label_paste({ cells });
		case 'grid.move':
			return m.grid_label_move({ cells });
		case 'grid.insertRows':
			return m.grid_label_insertRows({ rows });
		case 'grid.deleteRows':
			return m.grid_label_deleteRows({ rows });
		case 'grid.addColumn':
			return m.grid_label_addColumn({ column });
		case 'grid.removeColumn':
			return m.grid_label_removeColumn({ column });
		case 'grid.renameColumn':
			return m.grid_label_renameColumn({ column });
		default:
			return null;
	}
}
