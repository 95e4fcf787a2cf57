import { apply, createProject, type Change, type Project } from '#src/core/model/index.ts';
import { customersTable, transactionsTable } from './tables.ts';

/* What the kill test does at each sequence number, the same in the page and in the test process. */

export const CUSTOMERS = 2000;
const LINES = 40_000;
const EDITED_ROWS = 1000;
const IMPORT_EVERY = 25;

/** An edit of one cell. */
export function edit(seq: number): Change {
	const rows = [1 + (seq % EDITED_ROWS)];
	return {
		kind: 'setCells',
		table: 'customers',
		patches: [{ column: 'n3', rows, before: [null], after: [seq] }],
	};
}

/** Edits; every 25th entry imports a table of 40,000 × 8 or takes it out again. */
export function plannedChange(project: Project, seq: number): Change {
	if (seq % IMPORT_EVERY !== 0) return edit(seq);
	const present = project.tables.find(({ id }) => id === 'transactions');
	return present
		? { kind: 'removeTable', index: 1, table: present }
		: { kind: 'addTable', index: 1, table: transactionsTable(LINES, seq) };
}

/** The project as it must be after `seq`, made without a store. Grows from the last one asked for. */
export class Model {
	#project = apply(createProject('p1', 'P'), {
		kind: 'addTable',
		index: 0,
		table: customersTable(CUSTOMERS),
	});

	at(seq: number): Project {
		while (this.#project.seq < seq) {
			this.#project = apply(this.#project, plannedChange(this.#project, this.#project.seq + 1));
		}
		return this.#project;
	}
}
