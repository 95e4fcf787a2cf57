import { tableOfKind, type Scale } from '#src/core/model/index.ts';
import { answerTable } from '#src/core/segment/scales/index.ts';
import { findColumn } from '#src/core/table/index.ts';
import { formatNumber, m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Which questions a scale is the mean of, in a sentence, and whose answers. */
export function scaleSentence(session: Session, scale: Scale): string {
	const customers = tableOfKind(session.open.current, 'customers');
	const answers = customers ? answerTable(session.open.current, customers, scale) : null;
	if (!answers) return m.scales_lineage_gone();
	const { table, join } = answers;
	const names = scale.items.map(({ column, reversed }) => {
		const found = findColumn(table, column);
		const name = m.scales_quoted({ name: found ? session.display.label(found) : column });
		return reversed ? m.scales_item_reversed({ name }) : name;
	});
	const { lowest, highest, atLeast } = scale;
	const sentence = m.scales_lineage({
		items: names.join(m.scales_join()),
		lowest: formatNumber(lowest),
		highest: formatNumber(highest),
		rule: atLeast < 1 ? m.scales_missing_half() : m.scales_missing_all(),
	});
	return join ? m.scales_lineage_sheets({ sentence, table: table.name }) : sentence;
}
