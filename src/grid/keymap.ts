import type { Direction } from './navigate.ts';

/** What a key means in the sheet while no cell is being edited. */
export type GridCommand =
	| { readonly kind: 'move'; readonly direction: Direction; readonly extend: boolean; readonly edge: boolean }
	| { readonly kind: 'page'; readonly direction: Direction; readonly extend: boolean }
	| { readonly kind: 'home' | 'end'; readonly extend: boolean; readonly whole: boolean }
	| { readonly kind: 'cycle'; readonly across: boolean; readonly backwards: boolean }
	| { readonly kind: 'selectAll' | 'selectRow' | 'selectColumn' | 'collapse' | 'showActive' }
	| {
			readonly kind:
				'edit' | 'clear' | 'clearAndEdit' | 'fillDown' | 'fillRight' | 'insertDate' | 'copyAbove';
	  }
	| { readonly kind: 'insertRows' | 'deleteRows' | 'menu' }
	| { readonly kind: 'undo' | 'redo' | 'find' | 'findNext' | 'findPrevious' | 'goTo' | 'reapply' | 'filter' }
	| { readonly kind: 'sort'; readonly descending: boolean }
	| { readonly kind: 'widen'; readonly by: number }
	| { readonly kind: 'moveColumn'; readonly by: 1 | -1 };

/** A key press without the browser: `ctrl` is ⌘ on macOS. */
export interface KeyPress {
	readonly key: string;
	readonly code: string;
	readonly ctrl: boolean;
	readonly shift: boolean;
	readonly alt: boolean;
}

const ARROWS: Readonly<Record<string, Direction>> = {
	ArrowUp: 'up',
	ArrowDown: 'down',
	ArrowLeft: 'left',
	ArrowRight: 'right',
};

/** The command of a key; null leaves the key to the browser (and to typing). */
export function commandOf(press: KeyPress): GridCommand | null {
	const arrow = ARROWS[press.key];
	if (arrow) return arrowCommand(arrow, press);
	if (press.alt) return altCommand(press);
	return press.ctrl ? controlCommand(press) : plainCommand(press);
}

function arrowCommand(direction: Direction, { ctrl, shift, alt }: KeyPress): GridCommand | null {
	if (!alt) return { kind: 'move', direction, extend: shift, edge: ctrl };
	if (!shift) return null;
	if (direction === 'up' || direction === 'down') return { kind: 'sort', descending: direction === 'down' };
	const by = direction === 'left' ? -1 : 1;
	return ctrl ? { kind: 'moveColumn', by } : { kind: 'widen', by: by * 8 };
}

function altCommand({ key, ctrl, shift }: KeyPress): GridCommand | null {
	if (key === 'PageUp' || key === 'PageDown') {
		return { kind: 'page', direction: key === 'PageUp' ? 'left' : 'right', extend: shift };
	}
	if (ctrl && key.toLowerCase() === 'l') return { kind: 'reapply' };
	if (ctrl && (key === '=' || key === '+')) return { kind: 'insertRows' };
	if (ctrl && (key === '-' || key === '–')) return { kind: 'deleteRows' };
	return null;
}

const PLAIN: Readonly<Record<string, GridCommand>> = {
	F2: { kind: 'edit' },
	F5: { kind: 'goTo' },
	Delete: { kind: 'clear' },
	Backspace: { kind: 'clearAndEdit' },
	Escape: { kind: 'collapse' },
	ContextMenu: { kind: 'menu' },
};

function plainCommand({ key, shift }: KeyPress): GridCommand | null {
	switch (key) {
		case 'Enter':
			return { kind: 'cycle', across: false, backwards: shift };
		case 'Tab':
			return { kind: 'cycle', across: true, backwards: shift };
		case 'PageUp':
		case 'PageDown':
			return { kind: 'page', direction: key === 'PageUp' ? 'up' : 'down', extend: shift };
		case 'Home':
		case 'End':
			return { kind: key === 'Home' ? 'home' : 'end', extend: shift, whole: false };
		case 'F3':
			return { kind: shift ? 'findPrevious' : 'findNext' };
		case ' ':
			return shift ? { kind: 'selectRow' } : null;
		case 'F10':
			return shift ? { kind: 'menu' } : null;
		default:
			return shift && key !== 'Escape' ? null : (PLAIN[key] ?? null);
	}
}

const WITH_CONTROL: Readonly<Record<string, GridCommand>> = {
	a: { kind: 'selectAll' },
	d: { kind: 'fillDown' },
	r: { kind: 'fillRight' },
	f: { kind: 'find' },
	g: { kind: 'goTo' },
	z: { kind: 'undo' },
	y: { kind: 'redo' },
	';': { kind: 'insertDate' },
	'；': { kind: 'insertDate' },
	"'": { kind: 'copyAbove' },
	' ': { kind: 'selectColumn' },
	Backspace: { kind: 'showActive' },
};

const WITH_CONTROL_SHIFT: Readonly<Record<string, GridCommand>> = {
	z: { kind: 'redo' },
	l: { kind: 'filter' },
	' ': { kind: 'selectColumn' },
};

function controlCommand({ key, shift }: KeyPress): GridCommand | null {
	if (key === 'Home' || key === 'End')
		return { kind: key === 'Home' ? 'home' : 'end', extend: shift, whole: true };
	const name = key.length === 1 ? key.toLowerCase() : key;
	return (shift ? WITH_CONTROL_SHIFT[name] : WITH_CONTROL[name]) ?? null;
}
