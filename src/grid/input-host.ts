import { untrack } from 'svelte';
import { isoDate } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import { readClipboard } from '#src/io/clipboard/index.ts';
import { runCommand, step } from './commands.ts';
import type { GridController } from './controller.svelte.ts';
import { copyRanges } from './copy.ts';
import { fillWith } from './edits.ts';
import { commandOf, type KeyPress } from './keymap.ts';
import { moveRange, pasteBlock } from './paste.ts';

const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/**
 * Listens to the textarea that has the focus for the grid's whole life: keys, composition, typing and the clipboard. An
 * edit begins on `input` or `compositionstart`, never on a key, so an input method gets the first letter too.
 */
export function attachInputHost(grid: GridController, host: HTMLTextAreaElement): () => void {
	const { editor } = grid;
	editor.host = host;
	const stop = new AbortController();
	const { signal } = stop;
	host.addEventListener('keydown', (event) => onKey(grid, event), { signal });
	host.addEventListener('compositionstart', () => startComposition(grid), { signal });
	host.addEventListener('compositionend', () => endComposition(grid), { signal });
	host.addEventListener('input', () => onInput(grid), { signal });
	host.addEventListener('copy', (event) => onCopy(grid, event, false), { signal });
	host.addEventListener('cut', (event) => onCopy(grid, event, true), { signal });
	host.addEventListener('paste', (event) => onPaste(grid, event), { signal });
	host.addEventListener('focus', () => (grid.focused = true), { signal });
	// The sheet may lose the focus because it is being taken away, in the middle of an update of the page.
	host.addEventListener('blur', () => untrack(() => onBlur(grid, host)), { signal });
	return () => {
		stop.abort();
		editor.host = null;
	};
}

function onBlur(grid: GridController, host: HTMLTextAreaElement): void {
	if (document.activeElement === host) return;
	grid.focused = false;
	grid.commitEdit();
}

function startComposition(grid: GridController): void {
	const { editor } = grid;
	editor.composing = true;
	if (!editor.active) beginFromTyping(grid);
}

function endComposition(grid: GridController): void {
	grid.editor.composing = false;
	if (!grid.editor.active) grid.editor.clear();
}

function onInput(grid: GridController): void {
	const { editor } = grid;
	if (editor.active) return grid.invalidate();
	if (editor.text === '') return;
	beginFromTyping(grid);
	if (!editor.active && !editor.composing) editor.clear();
}

function beginFromTyping(grid: GridController): void {
	const { active } = grid.selection;
	if (!grid.mayEdit(active)) return;
	grid.reveal(active);
	grid.editor.beginTyping(active, grid.editText(active));
	grid.invalidate();
}

function onKey(grid: GridController, event: KeyboardEvent): void {
	if (event.isComposing || event.keyCode === 229) return;
	const press: KeyPress = {
		key: event.key,
		code: event.code,
		ctrl: isMac ? event.metaKey : event.ctrlKey,
		shift: event.shiftKey,
		alt: event.altKey,
	};
	if (grid.editor.active) {
		if (editorKey(grid, press)) event.preventDefault();
		return;
	}
	const command = commandOf(press);
	if (!command) return;
	if (command.kind === 'cycle' && command.across && leavesSheet(grid, command.backwards)) return;
	event.preventDefault();
	runCommand(grid, command);
}

/** Tab at the last (or first) cell of the sheet leaves it, so that the keyboard is not caught. */
function leavesSheet(grid: GridController, backwards: boolean): boolean {
	const { active, ranges } = grid.selection;
	const { rows, cols } = grid.extent;
	const [only] = ranges;
	if (rows === 0 || cols === 0) return true;
	if (ranges.length > 1 || !only || only.top !== only.bottom || only.left !== only.right) return false;
	return backwards
		? active.row === 0 && active.col === 0
		: active.row === rows - 1 && active.col === cols - 1;
}

const ARROWS = new Set([
	'ArrowUp',
	'ArrowDown',
	'ArrowLeft',
	'ArrowRight',
	'PageUp',
	'PageDown',
	'Home',
	'End',
]);

/** Keys while a cell is edited; true when the key has been used up. */
function editorKey(grid: GridController, press: KeyPress): boolean {
	const { editor } = grid;
	const { key, ctrl, shift, alt } = press;
	if (key === 'Enter') return enterKey(grid, press);
	if (key === 'Tab') {
		grid.commitEdit();
		step(grid, true, shift);
		return true;
	}
	if (key === 'Escape') {
		editor.cancel();
		grid.invalidate();
		return true;
	}
	if (key === 'F2') {
		editor.toggleMode();
		return true;
	}
	if (ctrl && key === ';') {
		editor.insert(todayText(grid));
		return true;
	}
	if (editor.mode !== 'typing' || alt || !ARROWS.has(key)) return false;
	const command = commandOf(press);
	if (!command) return false;
	grid.commitEdit();
	runCommand(grid, command);
	return true;
}

function todayText(grid: GridController): string {
	const { today } = grid.props;
	return today === null || today === undefined ? '' : isoDate(today);
}

function enterKey(grid: GridController, { ctrl, shift, alt }: KeyPress): boolean {
	const { editor } = grid;
	if (alt) {
		editor.insert('\n');
		grid.invalidate();
		return true;
	}
	if (ctrl) {
		const text = editor.finish();
		if (text !== null) grid.emit(fillWith(grid.context, grid.selection.ranges, text));
		grid.invalidate();
		return true;
	}
	grid.commitEdit();
	step(grid, false, shift);
	return true;
}

function onCopy(grid: GridController, event: ClipboardEvent, cut: boolean): void {
	if (grid.editor.active || !event.clipboardData) return;
	event.preventDefault();
	const { table, view, columns, format } = grid.props;
	const { ranges } = grid.selection;
	const copied = copyRanges(table, view, columns, ranges, format);
	if (!copied || (cut && ranges.length > 1)) return grid.refuse('manyRanges');
	event.clipboardData.setData('text/plain', copied.text);
	if (copied.html !== '') event.clipboardData.setData('text/html', copied.html);
	const [range] = ranges;
	grid.cut = cut && range ? { range, text: copied.text } : null;
	const cells = String(copied.cells);
	grid.announce(cut ? m.grid_live_cut({ cells }) : m.grid_live_copied({ cells }));
}

function onPaste(grid: GridController, event: ClipboardEvent): void {
	if (grid.editor.active || !event.clipboardData) return;
	event.preventDefault();
	const text = event.clipboardData.getData('text/plain');
	const block = readClipboard(event.clipboardData.getData('text/html'), text);
	if (!block) return grid.refuse('nothingToPaste');
	const { cut, selection } = grid;
	grid.cut = null;
	if (cut && sameText(cut.text, text)) {
		const { top: row = 0, left: col = 0 } = selection.ranges.at(-1) ?? {};
		grid.emit(moveRange(grid.context, cut.range, { row, col }));
		return;
	}
	grid.emit(pasteBlock(grid.context, selection, block));
}

/** Clipboards may turn line ends into those of the system. */
function sameText(a: string, b: string): boolean {
	return a.replaceAll('\r\n', '\n') === b.replaceAll('\r\n', '\n');
}
