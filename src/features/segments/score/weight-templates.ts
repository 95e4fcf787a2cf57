import type { ScoreInput, ScoreScheme } from '#src/core/model/index.ts';
import { equalWeights, METRIC_NAMES, orderWeights } from '#src/core/segment/index.ts';
import { valueInputs } from '#src/core/segment/starting-schemes.ts';
import { m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import type { MenuItem } from '#src/ui/index.ts';
import { weighted } from './score-edits.ts';

/** Weights to begin with: the usual value score, all equal, or falling with the order of the inputs. */
export function weightTemplates(
	session: Session,
	{ inputs }: ScoreScheme,
	onchange: (inputs: readonly ScoreInput[]) => void,
): MenuItem[] {
	const unavailable = session.analysis.metrics?.unavailable ?? [];
	const usual = valueInputs(METRIC_NAMES.filter((metric) => !unavailable.includes(metric)));
	return [
		{
			label: m.score_template_value(),
			hint: m.score_template_value_hint(),
			disabled: usual.length === 0,
			onselect: () => onchange(usual),
		},
		{ kind: 'separator' },
		{
			label: m.score_template_equal(),
			hint: m.score_template_equal_hint(),
			onselect: () => onchange(weighted(inputs, equalWeights(inputs.length))),
		},
		{
			label: m.score_template_order(),
			hint: m.score_template_order_hint(),
			onselect: () => onchange(weighted(inputs, orderWeights(inputs.length))),
		},
	];
}
