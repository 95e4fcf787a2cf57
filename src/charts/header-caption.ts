import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import type { ColumnProfile } from '#src/core/table/index.ts';

/** Writes a value of the column as its cells do. */
export type ProfileFormat = (value: number | string) => string;

/** The one most useful fact about a column, short enough for its header: trouble first, then what it holds. */
export function captionOf(
	profile: ColumnProfile,
	type: 'text' | 'choice' | 'number' | 'date' | 'boolean',
	format: ProfileFormat,
): string {
	if (profile.rows === 0) return m.charts_header_none();
	if (profile.filled === 0 && profile.unread === 0) return m.charts_header_empty();
	if (profile.unread > 0) return m.charts_header_unread({ count: formatInteger(profile.unread) });
	if (profile.kind === 'number') return `${format(profile.min)} – ${format(profile.max)}`;
	if (type === 'text') {
		if (profile.repeated === 0 && profile.missing === 0)
			return m.charts_header_unique({ count: formatInteger(profile.distinct) });
		if (profile.repeated === 0) return m.charts_header_missing({ count: formatInteger(profile.missing) });
		return m.charts_header_distinct({ count: formatInteger(profile.distinct) });
	}
	const [first] = profile.top;
	const name = first && type === 'choice' ? format(first.value) : '';
	if (first && first.count / profile.filled >= 0.4 && name !== '' && [...name].length <= 6)
		return `${name} ${formatPercent(first.count / profile.filled)}`;
	return m.charts_header_values({ count: formatInteger(profile.distinct) });
}
