import { formatInteger, m } from '#src/i18n/index.ts';
import type { UnreadPlace } from '#src/io/project-file/index.ts';

/** Places named one by one. */
const MOST = 3;

/** What of a returned workbook could not be read, each with its cure. */
export function unreadTexts(places: readonly UnreadPlace[]): readonly string[] {
	const more = places.length - MOST;
	const named = places
		.slice(0, MOST)
		.map(({ sheet, header, rows }) =>
			rows === null
				? m.plansheets_back_unreadSheet({ sheet, header })
				: m.plansheets_back_unreadRows({ sheet, count: formatInteger(rows) }),
		);
	return more > 0 ? [...named, m.plansheets_back_unreadMore({ count: formatInteger(more) })] : named;
}
