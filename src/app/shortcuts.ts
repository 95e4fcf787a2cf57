import { m } from '#src/i18n/index.ts';
import { AREAS, type Area } from '#src/state/navigation.svelte.ts';

/** What a key of the whole application asks for. Keys of the sheet are the grid's own. */
export type AppCommand =
	| { readonly kind: 'overlay'; readonly name: 'palette' | 'shortcuts' }
	| { readonly kind: 'area'; readonly area: Area }
	| { readonly kind: 'pane'; readonly backwards: boolean }
	| { readonly kind: 'undo' | 'redo' | 'export' | 'save' | 'inspector' | 'sidePane' };

/** The command of a key press, or null. Composition is never interrupted; a key that is not ours is left alone. */
export function appCommand(event: KeyboardEvent): AppCommand | null {
	if (event.isComposing || event.keyCode === 229 || event.defaultPrevented) return null;
	if (event.key === 'F6') return { kind: 'pane', backwards: event.shiftKey };
	if (event.altKey && !event.ctrlKey && /^[1-6]$/.test(event.key)) {
		const area = AREAS[Number(event.key) - 1];
		return area ? { kind: 'area', area } : null;
	}
	if (!(event.ctrlKey || event.metaKey) || event.altKey) return null;
	return controlCommand(event);
}

function controlCommand(event: KeyboardEvent): AppCommand | null {
	const key = event.key.toLowerCase();
	if (key === 'k' || (key === 'p' && event.shiftKey)) return { kind: 'overlay', name: 'palette' };
	if (key === '/') return { kind: 'overlay', name: 'shortcuts' };
	if (key === 'e' && event.shiftKey) return { kind: 'export' };
	if (key === 's' && !event.shiftKey) return { kind: 'save' };
	if (event.code === 'Backslash') return { kind: event.shiftKey ? 'sidePane' : 'inspector' };
	if (inTextField(event.target)) return null;
	if (key === 'y' || (key === 'z' && event.shiftKey)) return { kind: 'redo' };
	return key === 'z' ? { kind: 'undo' } : null;
}

/** A field keeps its own undo; the hidden input host of the grid has none, it reports undo itself. */
function inTextField(target: EventTarget | null): boolean {
	return (
		target instanceof HTMLElement &&
		target.matches('input:not([type="checkbox"], [type="radio"]), textarea, [contenteditable]')
	);
}

export interface ShortcutGroup {
	readonly title: string;
	readonly entries: readonly { readonly keys: readonly string[]; readonly text: string }[];
}

/** Every shortcut of the product, for the list in the app. */
export function shortcutGroups(): ShortcutGroup[] {
	return [
		group(m.app_shortcuts_app(), [
			['Ctrl K', m.app_key_palette()],
			['Ctrl /', m.app_key_shortcuts()],
			['Ctrl Z', m.app_key_undo()],
			['Ctrl Y · Ctrl ⇧ Z', m.app_key_redo()],
			['Alt 1 … 5', m.app_key_areas()],
			['Ctrl S · Ctrl ⇧ E', m.app_key_export()],
			['Ctrl \\', m.app_key_inspector()],
			['F6 · ⇧ F6', m.app_key_panes()],
		]),
		group(m.app_shortcuts_move(), [
			['← ↑ → ↓', m.app_key_move()],
			['Ctrl ← ↑ → ↓', m.app_key_edge()],
			['Home · End', m.app_key_rowStart()],
			['Ctrl Home · Ctrl End', m.app_key_corner()],
			['PgUp · PgDn', m.app_key_page()],
			['Ctrl G · F5', m.app_key_goTo()],
		]),
		group(m.app_shortcuts_select(), [
			['⇧ ← ↑ → ↓', m.app_key_extend()],
			['Ctrl A', m.app_key_all()],
			['⇧ Space', m.app_key_row()],
			['Ctrl Space · Ctrl ⇧ Space', m.app_key_column()],
		]),
		group(m.app_shortcuts_edit(), [
			['F2', m.app_key_edit()],
			['Enter', m.app_key_enter()],
			['Tab', m.app_key_tab()],
			['Esc', m.app_key_escape()],
			['Alt Enter', m.app_key_newline()],
			['Delete', m.app_key_clear()],
			['Ctrl D · Ctrl R', m.app_key_fill()],
			['Ctrl C · X · V', m.app_key_copy()],
		]),
		group(m.app_shortcuts_data(), [
			['Ctrl F', m.app_key_find()],
			['Ctrl ⇧ L', m.app_key_filter()],
			['Alt ⇧ ↑ · ↓', m.app_key_sort()],
			['Ctrl Alt L', m.app_key_reapply()],
			['Ctrl ⇧ F', m.app_key_clearFilters()],
		]),
	];
}

/** Keys are parted by ` · `. */
function group(title: string, entries: readonly (readonly [keys: string, text: string])[]): ShortcutGroup {
	return { title, entries: entries.map(([keys, text]) => ({ keys: keys.split(' · '), text })) };
}
