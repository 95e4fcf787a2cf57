import type { FilterCondition } from '#src/core/model/index.ts';
import {
	distinctValues,
	filterView,
	isTextColumn,
	isoDate,
	serialOf,
	type Column,
	type Table,
} from '#src/core/table/index.ts';
import { collator } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';

export interface FilterEntry {
	readonly value: string;
	readonly label: string;
	readonly count: number;
}

/** A condition on one column while it is being put together; nothing is filtered before it is applied. */
export class FilterDraft {
	readonly column: Column;
	readonly isList: boolean;
	/** Values in the rows that the other conditions leave, most frequent first. */
	readonly entries: readonly FilterEntry[];
	readonly missingCount: number;
	readonly unreadCount: number;
	query = $state('');
	chosen = $state.raw<ReadonlySet<string>>(new Set());
	/** Rows without a value are shown too. */
	missing = $state(true);
	min = $state('');
	max = $state('');
	readonly matching: readonly FilterEntry[] = $derived.by(() => {
		const text = this.query.trim().toLowerCase();
		return this.entries.filter(({ label }) => label.toLowerCase().includes(text));
	});

	constructor(session: Session, table: Table, column: Column) {
		const { filters } = session.sheets.viewState(table.id);
		const found = distinctValues(
			column,
			filterView(
				table,
				filters.filter((each) => each.column !== column.id),
			),
		);
		const compare = collator(session.display.locale);
		this.column = column;
		this.isList = isTextColumn(column) || column.type === 'boolean';
		this.missingCount = found.missing;
		this.unreadCount = [...found.unread.values()].reduce((sum, count) => sum + count, 0);
		this.entries = found.values
			.map((value, i) => ({
				value: String(value),
				label: session.display.text(column, value),
				count: found.counts[i] ?? 0,
			}))
			.filter(({ count }) => count > 0)
			.sort((a, b) => b.count - a.count || compare(a.label, b.label));
		const now = filters.find((each) => each.column === column.id);
		this.chosen = new Set(now?.kind === 'in' ? now.values : this.entries.map(({ value }) => value));
		if (now?.kind === 'in') this.missing = now.missing;
		if (now?.kind === 'range') {
			this.min = this.#boundText(now.min);
			this.max = this.#boundText(now.max);
		}
	}

	toggle(value: string, isOn: boolean): void {
		const next = new Set(this.chosen);
		if (isOn) next.add(value);
		else next.delete(value);
		this.chosen = next;
	}

	/** Ticks or clears everything that the search shows. */
	setAll(isOn: boolean): void {
		const next = new Set(this.chosen);
		for (const { value } of this.matching) {
			if (isOn) next.add(value);
			else next.delete(value);
		}
		this.chosen = next;
		if (this.query.trim() === '') this.missing = isOn;
	}

	/** The condition as it stands; null when it would leave nothing out. */
	condition(): FilterCondition | null {
		const column = this.column.id;
		if (!this.isList) {
			const range = { min: this.#readBound(this.min), max: this.#readBound(this.max) };
			return range.min === null && range.max === null ? null : { column, kind: 'range', ...range };
		}
		const values = this.entries.filter(({ value }) => this.chosen.has(value)).map(({ value }) => value);
		if (values.length === this.entries.length && (this.missing || this.missingCount === 0)) return null;
		return { column, kind: 'in', values, missing: this.missing };
	}

	#boundText(value: number | null): string {
		if (value === null) return '';
		return this.column.type === 'date' ? isoDate(value) : String(value);
	}

	#readBound(text: string): number | null {
		if (text.trim() === '') return null;
		if (this.column.type !== 'date') return Number.isFinite(Number(text)) ? Number(text) : null;
		const [year, month, day] = text.split('-').map(Number);
		return year && month && day ? serialOf(year, month, day) : null;
	}
}
