import {
	customerJoin,
	EMPTY_VIEW,
	tableOfKind,
	type CustomerJoin,
	type FilterCondition,
	type SortKey,
	type ViewState,
} from '#src/core/model/index.ts';
import {
	computeView,
	filterView,
	findColumn,
	joinRows,
	rankByCodeUnits,
	type Column,
	type Dictionary,
	type Table,
	type View,
} from '#src/core/table/index.ts';
import { rankTexts } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { Analysis } from '../segments/analysis.svelte.ts';
import type { ComputedColumn } from './computed-columns.ts';
import { HeldViews, type Arrangement } from './held-views.ts';
import type { OpenProject } from '../open-project.svelte.ts';

/** Above so many different texts the collation of a language takes too long for the page; code units decide. */
const COLLATED_TEXTS = 20_000;

/** Something to go to: a row of the customers table, a column, a sheet. */
export interface CellTarget {
	readonly table?: string;
	readonly column?: string;
	readonly row?: number;
}

/** The tables of a project as sheets: with computed columns, filtered and sorted. */
export class Sheets {
	readonly #open: OpenProject;
	readonly #analysis: Analysis;
	#activeId = $state<string | null>(null);
	#revealed = $state.raw<CellTarget | null>(null);
	/** Every table; the customers table carries its computed columns. */
	readonly all: readonly Table[] = $derived.by(() =>
		this.#open.current.tables.map((table) => this.#withComputed(table)),
	);
	/** Rows of the customers table that meet the filters, in table order; null = all. Every chart and map counts these. */
	readonly customerView: View = $derived.by(() => {
		const customers = this.customers;
		return customers ? filterView(customers, this.viewState(customers.id).filters) : null;
	});
	/** Per customer row 1 = meets the filters; null = all do. */
	readonly customerMask: Uint8Array | null = $derived.by(() => {
		const view = this.customerView;
		if (!view) return null;
		const mask = new Uint8Array(this.customers?.rowCount ?? 0);
		for (const row of view) mask[row] = 1;
		return mask;
	});
	readonly #held = new HeldViews();
	/** How often sort and filters of a table have been applied anew. */
	#applied = $state.raw<Readonly<Record<string, number>>>({});
	readonly #view: View = $derived.by(() => {
		const table = this.active;
		return table && this.#held.view(this.#arrangement(table), () => this.#computeView(table));
	});
	/** Whether edits since have made the order or the choice of rows on screen differ from sort and filters. */
	readonly isStale: boolean = $derived.by(() => {
		const table = this.active;
		if (!table) return false;
		return this.#held.isStale(this.#arrangement(table), this.#view, () => this.#computeView(table));
	});

	constructor(open: OpenProject, analysis: Analysis) {
		this.#open = open;
		this.#analysis = analysis;
	}

	get customers(): Table | undefined {
		return this.all.find((table) => table.kind === 'customers');
	}

	/** The sheet on screen. */
	get active(): Table | null {
		return this.all.find((table) => table.id === this.#activeId) ?? this.customers ?? this.all[0] ?? null;
	}

	/** Rows of the active sheet in the order shown: as sort and filters were last applied. */
	get view(): View {
		return this.#view;
	}

	/** Sorts and filters a sheet anew, that on screen unless another one is named. */
	reapply(tableId: string | undefined = this.active?.id): void {
		if (tableId !== undefined)
			this.#applied = { ...this.#applied, [tableId]: this.#timesApplied(tableId) + 1 };
	}

	/** Brings a sheet on screen, as its sort and filters say. */
	activate(tableId: string): void {
		if (this.active?.id !== tableId) this.reapply(tableId);
		this.#activeId = tableId;
	}

	/** A cell that something else on screen points at; the sheet goes there and forgets it. */
	get revealed(): CellTarget | null {
		return this.#revealed;
	}

	/** Brings a customer, a column or a sheet on screen. */
	reveal(target: CellTarget): void {
		const table = target.table ?? this.customers?.id;
		if (table) this.activate(table);
		this.#revealed = target;
	}

	forgetRevealed(): void {
		this.#revealed = null;
	}

	viewState(tableId: string): ViewState {
		return this.#open.current.recipe.views[tableId] ?? EMPTY_VIEW;
	}

	/** The computed column of the customers table with this id. */
	computedColumn(columnId: string): ComputedColumn | undefined {
		return this.#analysis.computed.find(({ column }) => column.id === columnId);
	}

	setSort(tableId: string, sort: readonly SortKey[]): void {
		this.#set(tableId, { sort }, 'sort');
		this.reapply(tableId);
	}

	/** Replaces the condition on a column; null takes it away. */
	setFilter(tableId: string, columnId: string, condition: FilterCondition | null): void {
		const others = this.viewState(tableId).filters.filter((each) => each.column !== columnId);
		this.setFilters(tableId, condition ? [...others, condition] : others);
	}

	/** Replaces all conditions. */
	setFilters(tableId: string, filters: readonly FilterCondition[]): void {
		this.#set(tableId, { filters }, 'filter');
		this.reapply(tableId);
	}

	/** The condition on a column of the customers, which every picture obeys. */
	customerFilter(columnId: string): FilterCondition | undefined {
		const customers = this.customers;
		return customers && this.viewState(customers.id).filters.find((each) => each.column === columnId);
	}

	/**
	 * Narrows the customers to one value of a column, adds or takes away a value, or lifts the filter when it would name
	 * the same value again: what a click on a region or a class does.
	 */
	toggleCustomerValue(columnId: string, value: string, add: boolean): void {
		const customers = this.customers;
		if (!customers) return;
		const now = this.customerFilter(columnId);
		const values = now?.kind === 'in' ? now.values : [];
		const has = values.includes(value);
		const next = add
			? has
				? values.filter((each) => each !== value)
				: [...values, value]
			: has && values.length === 1
				? []
				: [value];
		const missing = add && now?.kind === 'in' && now.missing;
		const condition: FilterCondition | null =
			next.length === 0 && !missing ? null : { column: columnId, kind: 'in', values: next, missing };
		this.setFilter(customers.id, columnId, condition);
	}

	clearFilters(tableId: string): void {
		this.setFilters(tableId, []);
	}

	setLayout(tableId: string, part: Partial<Pick<ViewState, 'widths' | 'hidden' | 'order' | 'frozen'>>): void {
		this.#set(tableId, part, 'view');
	}

	#set(tableId: string, part: Partial<ViewState>, code: string): void {
		this.#open.setView(tableId, { ...this.viewState(tableId), ...part }, { code, args: {} });
	}

	#withComputed(table: Table): Table {
		if (table.kind !== 'customers' || this.#analysis.computed.length === 0) return table;
		return { ...table, columns: [...table.columns, ...this.#analysis.computed.map(({ column }) => column)] };
	}

	#timesApplied(tableId: string): number {
		return this.#applied[tableId] ?? 0;
	}

	#arrangement(table: Table): Arrangement {
		const { filters, sort } = this.viewState(table.id);
		const narrowed = table.kind === 'transactions';
		const customers = narrowed && this.customers ? this.viewState(this.customers.id).filters : null;
		return {
			stored: this.#open.current.tables.find((each) => each.id === table.id) ?? table,
			terms: [filters, sort, customers, locale.current, this.#timesApplied(table.id)],
			inputs: [
				...[...filters, ...sort].map(({ column }) => findColumn(table, column) ?? null),
				narrowed ? this.customerMask : null,
			],
		};
	}

	#computeView(table: Table): View {
		const { filters, sort } = this.viewState(table.id);
		const language = locale.current;
		const rank = (dictionary: Dictionary) =>
			dictionary.size <= COLLATED_TEXTS
				? rankTexts(dictionary.texts(), language)
				: rankByCodeUnits(dictionary);
		const view = computeView(table, filters, sort, rank);
		return table.kind === 'transactions' ? this.#ofFilteredCustomers(table, view) : view;
	}

	/** A filter on customers narrows their transactions too. */
	#ofFilteredCustomers(transactions: Table, view: View): View {
		const mask = this.customerMask;
		const customers = tableOfKind(this.#open.current, 'customers');
		if (!mask || !customers) return view;
		const join = customerJoin(this.#open.current, customers, transactions);
		if (!join) return view;
		const customerOf = joined(join);
		const keeps = (row: number) => mask[customerOf[row] ?? -1] === 1;
		if (view) return view.filter(keeps);
		const rows = new Uint32Array(transactions.rowCount);
		let count = 0;
		for (let row = 0; row < rows.length; row++) if (keeps(row)) rows[count++] = row;
		return rows.slice(0, count);
	}
}

const joins = new WeakMap<Column, { readonly key: Column; readonly rows: Int32Array }>();

function joined({ from, key }: CustomerJoin): Int32Array {
	const kept = joins.get(from);
	if (kept?.key === key) return kept.rows;
	const rows = joinRows(from, key);
	joins.set(from, { key, rows });
	return rows;
}
