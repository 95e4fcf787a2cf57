import { formatInteger, m } from '#src/i18n/index.ts';
import type { StatusItem } from '#src/state/session.svelte.ts';
import { isLeftOut } from './left-out.ts';
import type { SchemeView } from './scheme-view.svelte.ts';

/** Left half of the status bar: the scheme, its date, and that classified and left out add up to all customers. */
export function statusItems(view: SchemeView): StatusItem[] {
	const { scheme, result, session } = view;
	if (!scheme) return [];
	const items: StatusItem[] = [{ label: m.segments_status_scheme(), value: view.name }];
	if (session.analysisDate) items.push({ label: m.segments_status_date(), value: session.analysisDate });
	if (!result) return items;
	const parts = result.classes.flatMap((info, i) => {
		const count = result.summary[i]?.count ?? 0;
		return isLeftOut(info.id) && count > 0
			? [`${session.display.className(info.name)} ${formatInteger(count)}`]
			: [];
	});
	const all = result.classOf.length;
	const classified =
		all -
		result.classes.reduce((sum, { id }, i) => sum + (isLeftOut(id) ? (result.summary[i]?.count ?? 0) : 0), 0);
	const value = [formatInteger(classified), ...parts].join(' + ');
	items.push({ label: m.segments_status_classified(), value: `${value} = ${formatInteger(all)}` });
	return items;
}
