import type { ScaleReport, SheetCoverage } from '#src/core/segment/scales/index.ts';
import { formatInteger, formatNumber, m } from '#src/i18n/index.ts';
import type { ScaleView } from './scale-view.svelte.ts';

/** Under so many complete answers α moves a lot from one sample to the next. */
const FEW = 30;

export function alphaText(alpha: number): string {
	return formatNumber(alpha, { decimals: 2 });
}

/** What α means, and what to do where it is low. */
export function alphaMeaning(alpha: number): { readonly tone: 'ok' | 'warn'; readonly text: string } {
	if (alpha >= 0.95) return { tone: 'ok', text: m.scales_alpha_same() };
	if (alpha >= 0.8) return { tone: 'ok', text: m.scales_alpha_good() };
	if (alpha >= 0.7) return { tone: 'ok', text: m.scales_alpha_acceptable() };
	return { tone: 'warn', text: alpha < 0 ? m.scales_alpha_negative() : m.scales_alpha_low() };
}

/** Why there is no α. */
export function noAlphaText({ battery, sheets }: ScaleReport): string | null {
	if (battery.ok) return null;
	const texts = {
		tooFewItems: m.scales_no_tooFewItems,
		tooFewRows: sheets ? m.scales_no_tooFewSheets : m.scales_no_tooFewRows,
		constant: m.scales_no_constant,
	};
	return texts[battery.why]();
}

/** What the figures rest on. */
export function basisText({ battery, customers, known, mean, sheets }: ScaleReport): string {
	const value = mean === null ? m.scales_unknown() : formatNumber(mean, { decimals: 2 });
	const counts = { known: formatInteger(known), customers: formatInteger(customers), mean: value };
	const means = sheets && {
		...counts,
		counted: formatInteger(sheets.counted),
		most: formatInteger(sheets.most),
	};
	const values = means && known > 0 ? m.scales_basis_sheets(means) : m.scales_basis_values(counts);
	if (!battery.ok) return values;
	const n = formatInteger(battery.n);
	const complete = sheets ? m.scales_basis_completeSheets({ n }) : m.scales_basis_complete({ n });
	return battery.n < FEW ? `${complete}${m.scales_basis_few()}${values}` : `${complete}${values}`;
}

/** Answer sheets that count nowhere, and why; null without any. */
export function lostText({ nameless, unknown, total }: SheetCoverage): string | null {
	if (nameless + unknown === 0) return null;
	const reasons = [
		...(nameless > 0 ? [m.scales_lost_nameless({ count: formatInteger(nameless) })] : []),
		...(unknown > 0 ? [m.scales_lost_unknown({ count: formatInteger(unknown) })] : []),
	];
	return m.scales_lost({
		count: formatInteger(nameless + unknown),
		total: formatInteger(total),
		reasons: reasons.join(m.scales_join()),
	});
}

/** A thing to do, with what it does. */
export interface Advice {
	readonly text: string;
	readonly action: string;
	readonly run: () => void;
}

/** Questions to turn round and the one to leave out, each with its reason. */
export function adviceOf(view: ScaleView): readonly Advice[] {
	const { report, items } = view.report ?? { report: null, items: [] };
	if (!report) return [];
	const quoted = (at: number) => m.scales_quoted({ name: view.label(items[at]?.column ?? '') });
	const differing = items.flatMap(({ reversed }, at) => (report.reversed[at] !== reversed ? [at] : []));
	// All of them turned round is the same scale upside down: that is for the user to decide.
	const turned = differing.length < items.length ? differing : [];
	const reasons = turned.map((at) => {
		const r = (report.correlations[at] ?? 0) * (items[at]?.reversed ? -1 : 1);
		return m.scales_advice_reason({ name: quoted(at), r: formatNumber(r, { decimals: 2 }) });
	});
	const isToReverse = turned.some((at) => report.reversed[at]);
	const advice: Advice[] = [];
	if (turned.length > 0)
		advice.push({
			text: m.scales_advice_reverse({ reasons: reasons.join(m.scales_join()) }),
			action: isToReverse ? m.scales_advice_reverseDo() : m.scales_advice_turnBack(),
			run: () => {
				for (const at of turned) view.reverse(items[at]?.column ?? '', report.reversed[at] ?? false);
			},
		});
	const { battery, drop } = report;
	const without = drop !== null && battery.ok ? battery.items[drop]?.alphaWithout : null;
	if (drop !== null && battery.ok && without != null && turned.length === 0)
		advice.push({
			text: m.scales_advice_drop({
				name: quoted(drop),
				from: alphaText(battery.alpha),
				to: alphaText(without),
			}),
			action: m.scales_advice_dropDo(),
			run: () => view.toggle(items[drop]?.column ?? '', false),
		});
	return advice;
}
