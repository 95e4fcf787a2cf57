import ArrowDownAZ from '@lucide/svelte/icons/arrow-down-a-z';
import ArrowUpAZ from '@lucide/svelte/icons/arrow-up-a-z';
import EyeOff from '@lucide/svelte/icons/eye-off';
import Funnel from '@lucide/svelte/icons/funnel';
import Tag from '@lucide/svelte/icons/tag';
import Trash2 from '@lucide/svelte/icons/trash-2';
import { toasts, type MenuItem } from '#src/ui/index.ts';

/** Entries of every kind. */
export const menuItems = (say: (chinese: string, english: string) => string): readonly MenuItem[] => [
	{
		label: say('升序', 'Sort ascending'),
		icon: ArrowUpAZ,
		shortcut: 'Alt Shift Up',
		onselect: () => undefined,
	},
	{
		label: say('降序', 'Sort descending'),
		icon: ArrowDownAZ,
		shortcut: 'Alt Shift Down',
		onselect: () => undefined,
	},
	{ label: say('筛选…', 'Filter…'), icon: Funnel, shortcut: 'Ctrl Shift L', onselect: () => undefined },
	{ kind: 'separator' },
	{ kind: 'check', label: say('只看重点', 'Key accounts only'), checked: true, onchange: () => undefined },
	{ kind: 'choice', label: say('按销售额', 'By sales'), checked: true, onselect: () => undefined },
	{ kind: 'choice', label: say('按客户数', 'By customers'), checked: false, onselect: () => undefined },
	{
		kind: 'submenu',
		label: say('角色：销售额', 'Role: sales'),
		icon: Tag,
		items: [{ label: say('客户编号', 'Customer number'), onselect: () => undefined }],
	},
	{ kind: 'separator' },
	{
		label: say('隐藏', 'Hide'),
		icon: EyeOff,
		shortcut: 'Ctrl 0',
		disabled: true,
		onselect: () => undefined,
	},
	{
		label: say('删除列', 'Delete column'),
		icon: Trash2,
		danger: true,
		onselect: () =>
			toasts.show({
				text: say('已删除 12 行', '12 rows deleted'),
				action: { label: say('撤销', 'Undo'), onselect: () => undefined },
			}),
	},
];
