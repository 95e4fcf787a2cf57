import type { PackedImport, UpdateReport } from '#src/io/intake/index.ts';
import { countOf, formatInteger, m, type Locale } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { App, Notice } from '../app.svelte.ts';
import type { ImportState } from './import-state.svelte.ts';

/** “已导入 1,286 个客户、48,312 行交易”, with what the conversion has found beside the data. */
export function importedNotice(
	packed: PackedImport,
	undo: (() => void) | null,
	compare: (() => void) | null = null,
	datum: DatumNotice | null = null,
): Notice {
	const rows = (kind: string) =>
		packed.tables.reduce((sum, { table }) => sum + (table.kind === kind ? table.rowCount : 0), 0);
	const what = importedRows(
		{ customers: rows('customers'), transactions: rows('transactions'), other: rows('other') },
		locale.current,
	);
	const unknown = packed.report.unknownCustomers.customers;
	const updated = packed.updates.map(({ report }) => updatedRows(report)).join(' · ');
	const more = [
		updated,
		packed.tables.length > 0 ? m.import_wizard_done({ what }) : '',
		unknown > 0 ? m.snapshots_update_unknown({ count: formatInteger(unknown) }) : '',
		confirmedRows(packed),
	];
	const text = updated
		? more.filter(Boolean).join(' · ')
		: unknown > 0
			? m.import_wizard_doneUnknown({ what, count: formatInteger(unknown) })
			: m.import_wizard_done({ what });
	return {
		text: datum ? `${text} · ${datum.text}` : text,
		...(undo && { action: { label: m.start_undo(), onselect: undo } }),
		...(datum && { way: { label: m.datum_change(), onselect: datum.change } }),
		...(compare && { way: { label: m.snapshots_update_see(), onselect: compare } }),
	};
}

/** What coordinates were taken for, and a way to say otherwise. */
interface DatumNotice {
	readonly text: string;
	readonly change: () => void;
}

/** Said where coordinates are imported and nobody has said what they are given in; null where there is nothing to say. */
export async function takenDatum(
	state: ImportState,
	{ session, navigation }: App,
): Promise<DatumNotice | null> {
	const { unsaidDatum } = await import('./import-datum.ts');
	const datum = await unsaidDatum(state, session?.open.current.recipe.regions.datum ?? null);
	if (datum === null) return null;
	const text = datum === 'wgs84' ? m.datum_taken_wgs84() : m.datum_taken_gcj02();
	return { text, change: () => navigation.goTo('territories') };
}

/** What has changed in a table of the project: `客户：新增 12 行，改动 30 行，移出 2 行`. */
function updatedRows({ name, counts, mode }: UpdateReport): string {
	const gone = mode === 'replace' ? counts.gone : 0;
	const [added, changed] = [formatInteger(counts.added), formatInteger(counts.changed)];
	return gone > 0
		? m.snapshots_update_doneGone({ table: name, added, changed, gone: formatInteger(gone) })
		: m.snapshots_update_done({ table: name, added, changed });
}

function confirmedRows({ updates }: PackedImport): string {
	const rows = updates.reduce((sum, { report }) => sum + report.counts.confirmed, 0);
	return rows > 0 ? m.watch_update_done({ rows: formatInteger(rows) }) : '';
}

/** Files that hold nothing the project does not have. */
export function nothingNewNotice(packed: PackedImport): Notice {
	const rows = packed.updates.reduce((sum, { report }) => sum + report.counts.unchanged, 0);
	return { text: m.snapshots_update_nothing({ rows: formatInteger(rows) }) };
}

/** Rows of an import by what they are: `1,286 个客户、48,312 行交易`. */
export function importedRows(
	rows: { readonly customers: number; readonly transactions: number; readonly other: number },
	language: Locale,
): string {
	const parts = [
		rows.customers > 0 ? countOf('customer', rows.customers, language) : '',
		rows.transactions > 0
			? m.import_wizard_lines({ count: rows.transactions, shown: formatInteger(rows.transactions) })
			: '',
		rows.other > 0 ? m.import_wizard_otherRows({ count: rows.other, shown: formatInteger(rows.other) }) : '',
	].filter(Boolean);
	return parts.join(language === 'en' ? ', ' : '、') || countOf('row', 0, language);
}
