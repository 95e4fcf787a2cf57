import type { Attachment } from 'svelte/attachments';
import type { PlanTree } from './plan-tree.svelte.ts';

/** Arrow keys of a tree grid: up and down walk, left and right close and open or go up and down a level; Alt moves groups. */
export function treeKeys(of: () => PlanTree): Attachment<HTMLElement> {
	return (table) => {
		const rowOf = (key: string | undefined) => {
			const rows = [...table.querySelectorAll<HTMLElement>('[data-line]')];
			return rows.find((row) => row.dataset['line'] === key);
		};
		const press = (event: KeyboardEvent): void => {
			const row = event.target instanceof HTMLElement && event.target.dataset['line'];
			const tree = of();
			const at = tree.lines.findIndex(({ key }) => key === row);
			const line = tree.lines[at];
			if (!line || event.isComposing || event.ctrlKey || event.metaKey) return;
			const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
			const isSide = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
			if (by === 0 && !isSide) return;
			event.preventDefault();
			if (event.altKey && by !== 0) {
				tree.shift(line, by);
				queueMicrotask(() => rowOf(line.key)?.focus());
			} else if (by !== 0) rowOf(tree.lines[at + by]?.key)?.focus();
			else if (line.group && tree.closed.has(line.group.id) !== (event.key === 'ArrowLeft'))
				tree.toggle(line.group.id, event.key === 'ArrowRight');
			else rowOf(event.key === 'ArrowLeft' ? `group ${line.parent ?? ''}` : tree.lines[at + 1]?.key)?.focus();
		};
		table.addEventListener('keydown', press);
		return () => table.removeEventListener('keydown', press);
	};
}
