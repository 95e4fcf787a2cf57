import type { CellPatch, Change } from '#src/core/model/index.ts';
import {
	cellAt,
	findColumn,
	isTextColumn,
	rowOfId,
	withCells,
	type CellValue,
	type Column,
	type Table,
} from '#src/core/table/index.ts';
import type { ReturnedCells } from '#src/io/project-file/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { FILLED_FIELDS, filledColumn, filledIn, type FilledField } from '../work/goals.ts';
import { Ticks } from './ticks.svelte.ts';

/** What a rep filled in for a customer, or took away. */
export interface ReturnedEntry {
	readonly id: number;
	readonly field: FilledField;
	/** Row id, and row at the moment of reading. */
	readonly rowId: number;
	readonly row: number;
	readonly customer: string;
	/** As it is here; null = nothing was filled in yet. */
	readonly from: CellValue;
	/** As it stands in the file; empty = taken away. */
	readonly text: string;
	/** What would be written; undefined = a goal or a number of visits that is none. */
	readonly to: number | string | null | undefined;
	/** What another sheet of the file says. */
	readonly other: string | null;
	/** It was changed here since the file was made. */
	readonly isOursChanged: boolean;
	readonly amount: number;
}

/** What reps filled in on their sheets, each entry to be taken or left. */
export class ReturnedEntries {
	readonly all: readonly ReturnedEntry[];
	readonly #ticks: Ticks;

	/** @param customers as they are while it is read */
	constructor({ cells }: ReturnedCells, session: Session, customers: Table | null, value: Float64Array) {
		const fields = new Map(FILLED_FIELDS.map((field) => [filledColumn(field).id, field]));
		const entries = cells.flatMap((cell): Omit<ReturnedEntry, 'id'>[] => {
			const field = fields.get(cell.column);
			const row = customers ? rowOfId(customers, cell.row) : -1;
			if (!field || !customers || row < 0) return [];
			const { text, other, isOursChanged } = cell;
			return [
				{
					...{ field, row, rowId: cell.row, text, other, isOursChanged, to: valueOf(field, text) },
					...{ from: cellAt(filledIn(customers, field), row), customer: session.display.customer(row) },
					amount: value[row] ?? 0,
				},
			];
		});
		const place = ({ field }: Omit<ReturnedEntry, 'id'>) => FILLED_FIELDS.indexOf(field);
		this.all = entries
			.sort((a, b) => b.amount - a.amount || a.rowId - b.rowId || place(a) - place(b))
			.map((entry, id) => ({ ...entry, id }));
		this.#ticks = new Ticks(this.all.filter(isPlain).map(({ id }) => id));
	}

	isAccepted({ id }: ReturnedEntry): boolean {
		return this.#ticks.has(id);
	}

	accept({ id, to }: ReturnedEntry, isWanted: boolean): void {
		this.#ticks.set(id, isWanted && to !== undefined);
	}

	/** All that can be written, or none. */
	acceptAll(isWanted: boolean): void {
		this.#ticks.replace(isWanted ? this.all.filter(({ to }) => to !== undefined).map(({ id }) => id) : []);
	}

	readonly accepted: readonly ReturnedEntry[] = $derived.by(() =>
		this.all.filter((entry) => this.isAccepted(entry)),
	);

	/** What writes the accepted ones into a table; customers that went meanwhile are passed over. */
	changes(table: Table): { readonly changes: readonly Change[]; readonly count: number } {
		const patches: CellPatch[] = [];
		const added: Column[] = [];
		let count = 0;
		for (const field of FILLED_FIELDS) {
			const entries = this.accepted.filter((each) => each.field === field && rowOfId(table, each.rowId) >= 0);
			if (entries.length === 0) continue;
			count += entries.length;
			const column = filledIn(table, field);
			const rows = entries.map(({ rowId }) => rowOfId(table, rowId));
			const after = entries.map(({ to, text }) => (isTextColumn(column) ? text || null : (to ?? null)));
			if (findColumn(table, column.id))
				patches.push({
					...{ column: column.id, rows: entries.map(({ rowId }) => rowId), after },
					before: rows.map((row) => cellAt(column, row)),
				});
			else added.push(withCells(column, rows, after));
		}
		const changes: Change[] = added.map((column, i) => ({
			...{ kind: 'addColumn', table: table.id, index: table.columns.length + i, column },
		}));
		if (patches.length > 0) changes.push({ kind: 'setCells', table: table.id, patches });
		return { changes, count };
	}
}

/** The value a text stands for; undefined where it should be a number from 0 on and is none. */
function valueOf(field: FilledField, text: string): number | string | null | undefined {
	if (text === '') return null;
	if (field === 'remark') return text;
	const number = Number(text);
	return number >= 0 && Number.isFinite(number) ? number : undefined;
}

/** Nothing speaks against it. */
function isPlain({ to, isOursChanged, other }: ReturnedEntry): boolean {
	return to !== undefined && to !== null && !isOursChanged && other === null;
}
