import type { CellPoint } from './types.ts';

/** `typing`: begun by typing over the cell, arrows leave it; `editing`: begun by F2 or a double click, arrows move the caret. */
export type EditMode = 'idle' | 'typing' | 'editing';

/**
 * The cell editor. It is the same textarea that always has the focus, so composition never starts in the wrong place:
 * while nothing is edited it is empty and invisible over the active cell, and whatever appears in it begins an edit.
 */
export class CellEditor {
	#mode = $state<EditMode>('idle');
	#host: HTMLTextAreaElement | null = null;
	#before = '';
	point: CellPoint = { row: 0, col: 0 };
	composing = false;

	get mode(): EditMode {
		return this.#mode;
	}

	get active(): boolean {
		return this.#mode !== 'idle';
	}

	get text(): string {
		return this.#host?.value ?? '';
	}

	get host(): HTMLTextAreaElement | null {
		return this.#host;
	}

	set host(host: HTMLTextAreaElement | null) {
		this.#host = host;
	}

	/** Takes over what is being typed or composed; the text in the host stays as it is. */
	beginTyping(point: CellPoint, before: string): void {
		this.point = point;
		this.#before = before;
		this.#mode = 'typing';
	}

	/** Puts the text of the cell into the host, caret at the end. The host has the focus already. */
	beginEditing(point: CellPoint, before: string): void {
		this.point = point;
		this.#before = before;
		this.#mode = 'editing';
		this.#write(before);
	}

	/** From arrows that leave the cell to arrows that move the caret, and back. */
	toggleMode(): void {
		this.#mode = this.#mode === 'typing' ? 'editing' : 'typing';
	}

	/** Puts text in place of the selected part of the host. */
	insert(text: string): void {
		const host = this.#host;
		if (!host) return;
		host.setRangeText(text, host.selectionStart, host.selectionEnd, 'end');
	}

	/** Ends the edit and gives its text, or null when the cell was left as it was. */
	finish(): string | null {
		const { text } = this;
		const changed = this.active && (text !== this.#before || this.#mode === 'typing');
		this.#mode = 'idle';
		this.clear();
		return changed ? text : null;
	}

	cancel(): void {
		this.#mode = 'idle';
		this.clear();
	}

	clear(): void {
		if (this.#host && this.#host.value !== '') this.#host.value = '';
	}

	#write(text: string): void {
		const host = this.#host;
		if (!host) return;
		host.value = text;
		host.setSelectionRange(text.length, text.length);
	}
}
