import ArrowDown from '@lucide/svelte/icons/arrow-down';
import ArrowUp from '@lucide/svelte/icons/arrow-up';
import List from '@lucide/svelte/icons/list';
import Pencil from '@lucide/svelte/icons/pencil';
import Power from '@lucide/svelte/icons/power';
import Trash2 from '@lucide/svelte/icons/trash-2';
import type { PlanRule } from '#src/core/model/index.ts';
import { moved } from '#src/features/conditions/edits.ts';
import { m } from '#src/i18n/index.ts';
import type { MenuItem } from '#src/ui/index.ts';

interface Doing {
	/** Nothing can be changed now. */
	readonly isHeld: boolean;
	readonly onedit: () => void;
	readonly onshow: () => void;
	readonly onchange: (rules: readonly PlanRule[]) => void;
}

/** What can be done with one rule of a plan. */
export function ruleMenu(rules: readonly PlanRule[], index: number, doing: Doing): readonly MenuItem[] {
	const { isHeld, onedit, onshow, onchange } = doing;
	const rule = rules[index];
	if (!rule) return [];
	return [
		{ label: m.layers_rule_edit(), icon: Pencil, disabled: isHeld, onselect: onedit },
		{ label: m.layers_rule_show(), icon: List, onselect: onshow },
		{ kind: 'separator' },
		{
			label: m.layers_rule_up(),
			icon: ArrowUp,
			shortcut: 'Alt+↑',
			disabled: isHeld || index === 0,
			onselect: () => onchange(moved(rules, index, -1)),
		},
		{
			label: m.layers_rule_down(),
			icon: ArrowDown,
			shortcut: 'Alt+↓',
			disabled: isHeld || index === rules.length - 1,
			onselect: () => onchange(moved(rules, index, 1)),
		},
		{
			label: rule.off ? m.layers_rule_on() : m.layers_rule_off(),
			icon: Power,
			disabled: isHeld,
			onselect: () => onchange(rules.with(index, { ...rule, off: !rule.off })),
		},
		{ kind: 'separator' },
		{
			label: m.layers_rule_remove(),
			icon: Trash2,
			danger: true,
			disabled: isHeld,
			onselect: () => onchange(rules.toSpliced(index, 1)),
		},
	];
}
