import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { formatInteger, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';

/** Names of cities: one by its name, more by the first and their number. */
export function citiesText({ session }: PlanView, codes: readonly string[]): string {
	const [code = ''] = codes;
	const first = session.analysis.regions.nameOf(code, locale.current);
	return codes.length > 1 ? m.board_cities({ first, count: formatInteger(codes.length) }) : first;
}
