import type { Scale } from '#src/core/model/index.ts';
import { findColumn, type Table } from '#src/core/table/index.ts';
import { formatNumber, m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Which questions a scale is the mean of, in a sentence. */
export function scaleSentence(session: Session, table: Table, scale: Scale): string {
	const names = scale.items.map(({ column, reversed }) => {
		const found = findColumn(table, column);
		const name = m.scales_quoted({ name: found ? session.display.label(found) : column });
		return reversed ? m.scales_item_reversed({ name }) : name;
	});
	const { lowest, highest, atLeast } = scale;
	return m.scales_lineage({
		items: names.join(m.scales_join()),
		lowest: formatNumber(lowest),
		highest: formatNumber(highest),
		rule: atLeast < 1 ? m.scales_missing_half() : m.scales_missing_all(),
	});
}
