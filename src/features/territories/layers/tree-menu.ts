import CornerDownRight from '@lucide/svelte/icons/corner-down-right';
import Pencil from '@lucide/svelte/icons/pencil';
import Plus from '@lucide/svelte/icons/plus';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { m } from '#src/i18n/index.ts';
import type { MenuItem } from '#src/ui/index.ts';
import type { PlanTree } from './plan-tree.svelte.ts';
import type { SummedLine } from './tree-lines.ts';

/** What can be done with a line of the tree. */
export function treeMenu(tree: PlanTree, line: SummedLine, onrename: () => void): readonly MenuItem[] {
	const { group } = line;
	const places = [
		{ id: null, name: m.layers_tree_top() },
		...tree.inOrder.filter(({ id }) => id !== group?.id),
	].map(({ id, name }) => ({
		label: name,
		disabled: !tree.canMove(line, id),
		onselect: () => tree.move(line, id),
	}));
	const move: MenuItem = {
		kind: 'submenu',
		label: m.layers_tree_move(),
		icon: CornerDownRight,
		disabled: tree.isReadOnly || places.every(({ disabled }) => disabled),
		items: places,
	};
	if (!group) return [move];
	return [
		{ label: m.layers_tree_rename(), icon: Pencil, disabled: tree.isReadOnly, onselect: onrename },
		{
			label: m.layers_tree_addIn(),
			icon: Plus,
			disabled: !tree.canAdd(group.id),
			hint: tree.canAdd(group.id) ? undefined : m.layers_tree_deep(),
			onselect: () => tree.add(group.id),
		},
		move,
		{ kind: 'separator' },
		{
			label: m.layers_tree_remove(),
			icon: Trash2,
			danger: true,
			disabled: tree.isReadOnly,
			onselect: () => tree.remove(group.id),
		},
	];
}
