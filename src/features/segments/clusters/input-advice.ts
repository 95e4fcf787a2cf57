import type { ClusterInput, ClusterScheme } from '#src/core/model/index.ts';
import type { ClusterDetail } from '#src/core/segment/index.ts';
import { formatNumber, formatPercent, m } from '#src/i18n/index.ts';
import type { SchemeView } from '#src/features/segments/scheme-view.svelte.ts';

/** What is worth knowing about an input, and the one step that cures it. */
export interface InputAdvice {
	readonly text: string;
	readonly cure: { readonly label: string; readonly part: Partial<ClusterScheme> } | null;
}

/** Below this share missing values are not worth a line of advice: the customers left out are counted anyway. */
const FEW_MISSING = 0.005;

/** Advice on an input of the scheme that the clusters on screen were made with. */
export function adviceOn(
	view: SchemeView,
	detail: ClusterDetail,
	scheme: ClusterScheme,
	input: ClusterInput,
): InputAdvice[] {
	const at = detail.scheme.inputs.findIndex(({ measure }) => isSame(measure, input.measure));
	const found = detail.advice.columns[at];
	if (!found) return [];
	const others = scheme.inputs.filter((each) => each !== input);
	const remove = others.length > 0 ? { label: m.clusters_advice_remove(), part: { inputs: others } } : null;
	const taking = (log: ClusterInput['log']) => ({
		inputs: scheme.inputs.map((each) => (each === input ? { ...each, log } : each)),
	});
	const share = formatPercent(found.missingShare);
	const skewness = formatNumber(found.skewness, { decimals: 1 });
	const advice: InputAdvice[] = [];
	for (const code of found.codes) {
		switch (code) {
			case 'empty':
				advice.push({ text: m.clusters_advice_empty(), cure: remove });
				break;
			case 'constant':
				advice.push({ text: m.clusters_advice_constant(), cure: remove });
				break;
			case 'mostlyMissing':
				advice.push({ text: m.clusters_advice_mostlyMissing({ share }), cure: remove });
				break;
			case 'missing':
				if (found.missingShare >= FEW_MISSING)
					advice.push({ text: m.clusters_advice_missing({ share }), cure: null });
				break;
			case 'skewed': {
				if (input.log !== 'never')
					advice.push({ text: m.clusters_advice_skewedLog({ skewness }), cure: null });
				else {
					const cure = { label: m.clusters_advice_log(), part: taking('auto') };
					advice.push({ text: m.clusters_advice_skewed({ skewness }), cure });
				}
				break;
			}
			case 'skewedNegative': {
				const part = { scaling: 'robust' as const };
				const cure = scheme.scaling === 'robust' ? null : { label: m.clusters_advice_robust(), part };
				advice.push({ text: m.clusters_advice_skewedNegative({ skewness }), cure });
				break;
			}
			case 'outliers': {
				const isKept = (scheme.outliers ?? 'keep') === 'keep';
				const cure = { label: m.clusters_advice_winsorise(), part: { outliers: 'winsorise' as const } };
				const text = m.clusters_advice_outliers({ share: formatPercent(found.outlierShare) });
				if (isKept) advice.push({ text, cure });
				break;
			}
		}
	}
	return [...advice, ...correlated(view, detail, at, remove)];
}

/** Each close pair is said once, at the later of the two. */
function correlated(
	view: SchemeView,
	detail: ClusterDetail,
	at: number,
	remove: InputAdvice['cure'],
): InputAdvice[] {
	return detail.advice.pairs.flatMap(({ first, second, r }): InputAdvice[] => {
		const other = detail.scheme.inputs[first];
		if (second !== at || !other) return [];
		const args = { other: view.session.display.measure(other.measure), r: formatNumber(r, { decimals: 2 }) };
		return [{ text: m.clusters_advice_correlated(args), cure: remove }];
	});
}

function isSame(a: ClusterInput['measure'], b: ClusterInput['measure']): boolean {
	return JSON.stringify(a) === JSON.stringify(b);
}
