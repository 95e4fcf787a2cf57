import { m } from '#src/i18n/index.ts';

/** Names of the steps, in their order. */
export function stepNames(): string[] {
	return [
		m.import_wizard_step_files(),
		m.import_wizard_step_sheets(),
		m.import_wizard_step_columns(),
		m.import_wizard_step_unread(),
		m.import_wizard_step_confirm(),
	];
}
