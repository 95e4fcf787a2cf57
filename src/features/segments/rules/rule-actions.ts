import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import Copy from '@lucide/svelte/icons/copy';
import Trash2 from '@lucide/svelte/icons/trash-2';
import type { RuleScheme } from '#src/core/model/index.ts';
import { m } from '#src/i18n/index.ts';
import type { MenuItem } from '#src/ui/index.ts';
import { freshId, moved } from '#src/features/conditions/edits.ts';

/** What can be done with one rule of a scheme. */
export function ruleActions(
	{ rules }: RuleScheme,
	index: number,
	change: (part: Pick<RuleScheme, 'rules'>) => void,
): MenuItem[] {
	const rule = rules[index];
	if (!rule) return [];
	const copy = { ...rule, id: freshId('rule', rules) };
	return [
		{
			label: m.segments_rule_up(),
			icon: ArrowUp,
			shortcut: 'Alt+↑',
			disabled: index === 0,
			onselect: () => change({ rules: moved(rules, index, -1) }),
		},
		{
			label: m.segments_rule_down(),
			icon: ArrowDown,
			shortcut: 'Alt+↓',
			disabled: index === rules.length - 1,
			onselect: () => change({ rules: moved(rules, index, 1) }),
		},
		{
			label: m.segments_rule_copy(),
			icon: Copy,
			onselect: () => change({ rules: rules.toSpliced(index + 1, 0, copy) }),
		},
		{ kind: 'separator' },
		{
			label: m.segments_rule_remove(),
			icon: Trash2,
			danger: true,
			onselect: () => change({ rules: rules.toSpliced(index, 1) }),
		},
	];
}
