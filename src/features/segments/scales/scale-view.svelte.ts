import {
	findTable,
	linkedTables,
	MOST_END,
	tableOfKind,
	type RoleId,
	type Scale,
	type ScaleItem,
} from '#src/core/model/index.ts';
import {
	answerTable,
	proposeBatteries,
	questionColumns,
	type AnswerTable,
	type ProposedBattery,
	type ScaleReport,
} from '#src/core/segment/scales/index.ts';
import { isTextColumn, type Column, type Table } from '#src/core/table/index.ts';
import { capital } from '#src/i18n/capital.ts';
import { m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { Asked } from '#src/features/segments/asked.svelte.ts';
import { scalesOf } from './scale-edits.ts';

type Parts = Pick<Scale, 'table' | 'items' | 'lowest' | 'highest' | 'atLeast'>;

/** More texts than this are no answers to choose from. */
const MOST_TEXTS = 50;
const HALF = 0.5;

/** A scale being made or changed: nothing is kept before it is saved. */
export class ScaleView {
	readonly session: Session;
	readonly asked: Asked<'scale', readonly ScaleItem[]>;
	/** The saved scale on screen; null = a new one. */
	id = $state<string | null>(null);
	name = $state('');
	#proposedName = '';
	#parts = $state.raw<Parts>({ items: [], lowest: 1, highest: 5, atLeast: HALF });
	/** The customers, then the tables whose rows name customers. */
	readonly tables: readonly Table[] = $derived.by(() => {
		const { current } = this.session.open;
		const customers = tableOfKind(current, 'customers');
		return customers ? [customers, ...linkedTables(current, customers)] : [];
	});
	/** Where the answers stand; null where the table is gone or does not say whose its rows are. */
	readonly answers: AnswerTable | null = $derived.by(() => {
		const customers = this.tables[0];
		return customers ? answerTable(this.session.open.current, customers, this.#parts) : null;
	});
	readonly #own: readonly Column[] = $derived.by(() => this.answers?.table.columns ?? []);
	/** Columns that look like questions. */
	readonly likely: readonly Column[] = $derived.by(() => questionColumns(this.#own, this.#roles));
	/** Other columns that may hold answers. */
	readonly others: readonly Column[] = $derived.by(() =>
		this.#own.filter((column) => {
			if (this.likely.includes(column) || column === this.answers?.join?.from) return false;
			if (this.#roles[column.id] === 'customer.id') return false;
			return isTextColumn(column)
				? column.type === 'choice' && column.dictionary.size <= MOST_TEXTS
				: column.type === 'number';
		}),
	);
	readonly #columns: readonly Column[] = $derived.by(() => this.#itemColumns());
	readonly #reversed: readonly boolean[] = $derived.by(() => this.present.map(({ reversed }) => reversed));

	constructor(session: Session) {
		this.session = session;
		this.asked = new Asked(session, 'scale', () => this.#asking());
		const [first] = scalesOf(session);
		if (first) this.open(first);
		else this.begin();
	}

	get parts(): Parts {
		return this.#parts;
	}
	/** The table of answers that is chosen, also where it cannot be read; undefined where it is gone. */
	get table(): Table | undefined {
		const { table } = this.#parts;
		return table === undefined ? this.tables[0] : findTable(this.session.open.current, table);
	}
	/** Whether rows are answer sheets. */
	get areSheets(): boolean {
		return this.#parts.table !== undefined;
	}
	/** Questions whose columns are there. */
	get present(): readonly ScaleItem[] {
		return this.#parts.items.filter(({ column }) => this.#own.some(({ id }) => id === column));
	}
	/** Questions whose columns are gone. */
	get gone(): number {
		return this.#parts.items.length - this.present.length;
	}
	/** The last report, with the questions it speaks of. */
	get report(): { readonly report: ScaleReport; readonly items: readonly ScaleItem[] } | null {
		const { done } = this.asked;
		if (!this.answers) return null;
		return done && { report: done.answer, items: done.of };
	}
	get saved(): Scale | null {
		return scalesOf(this.session).find(({ id }) => id === this.id) ?? null;
	}
	/** What would be kept. */
	get made(): Omit<Scale, 'id'> & { readonly id: string | null } {
		return { id: this.saved?.id ?? null, name: this.name.trim(), ...this.#parts };
	}
	get isChanged(): boolean {
		return JSON.stringify(normal(this.made)) !== JSON.stringify(this.saved && normal(this.saved));
	}
	get canSave(): boolean {
		const isComplete = this.made.name !== '' && this.#parts.items.length >= 2;
		return isComplete && this.endsFault === null && this.answers !== null;
	}
	/** What is wrong with the ends of the scale. */
	get endsFault(): 'crossed' | 'far' | null {
		const { lowest, highest } = this.#parts;
		if (!(lowest < highest)) return 'crossed';
		return lowest < -MOST_END || highest > MOST_END ? 'far' : null;
	}

	/** Shows a saved scale. */
	open(scale: Scale): void {
		const { id, name, ...parts } = scale;
		this.id = id;
		this.name = name;
		this.#parts = parts;
	}

	/** A new scale of the first battery that is not one yet, of the customers or else of answer sheets. */
	begin(): void {
		for (const table of this.tables) {
			const free = this.#freeBattery(table);
			if (free) return this.#beginWith(free, table);
		}
		this.#beginWith(undefined, this.tables[0]);
	}

	/** Looks for the questions in another table. */
	chooseTable(id: string): void {
		const table = this.tables.find((each) => each.id === id);
		if (!table || table === this.table) return;
		const { id: scale, name } = this;
		const isOwn = name !== this.#proposedName;
		this.#beginWith(this.#freeBattery(table), table);
		this.id = scale;
		if (isOwn || scale !== null) this.name = name;
	}

	change(part: Partial<Parts>): void {
		this.#parts = { ...this.#parts, ...part };
	}

	toggle(column: string, isIn: boolean): void {
		const { items } = this.#parts;
		const rest = items.filter((each) => each.column !== column);
		this.change({ items: isIn ? [...rest, { column, reversed: false }] : rest });
	}

	reverse(column: string, reversed: boolean): void {
		const items = this.#parts.items.map((each) => (each.column === column ? { ...each, reversed } : each));
		this.change({ items });
	}

	label(column: string): string {
		const found = this.#own.find(({ id }) => id === column);
		return found ? capital(this.session.display.label(found)) : column;
	}

	dispose(): void {
		this.asked.dispose();
	}

	#freeBattery(table: Table): ProposedBattery | undefined {
		const customers = this.tables[0]?.id;
		const same = scalesOf(this.session).filter((scale) => (scale.table ?? customers) === table.id);
		const used = new Set(same.flatMap(({ items }) => items.map(({ column }) => column)));
		return proposeBatteries(table.columns, this.#rolesOf(table)).find(({ columns }) =>
			columns.some((id) => !used.has(id)),
		);
	}

	#beginWith(battery: ProposedBattery | undefined, table: Table | undefined): void {
		const { columns = [], lowest = 1, highest = 5, stem = '' } = battery ?? {};
		this.id = null;
		this.#proposedName = stem.length > 1 ? capital(stem) : m.scales_name_usual();
		this.name = this.#proposedName;
		const items = columns.map((column) => ({ column, reversed: false }));
		const isOther = table !== undefined && table !== this.tables[0];
		this.#parts = { ...(isOther && { table: table.id }), items, lowest, highest, atLeast: HALF };
	}

	#rolesOf(table: Table | undefined): Readonly<Record<string, RoleId | undefined>> {
		return this.session.open.current.recipe.roles[table?.id ?? ''] ?? {};
	}

	get #roles(): Readonly<Record<string, RoleId | undefined>> {
		return this.#rolesOf(this.table);
	}

	#itemColumns(): readonly Column[] {
		return this.present.flatMap(({ column }) => this.#own.find(({ id }) => id === column) ?? []);
	}

	#asking() {
		const { lowest, highest, atLeast } = this.#parts;
		const { answers } = this;
		if (this.endsFault || !answers) return null;
		const { join } = answers;
		const question = { lowest, highest, atLeast, reversed: this.#reversed, areSheets: join !== null };
		const columns = join ? [...this.#columns, join.from, join.key] : this.#columns;
		return { question, columns, of: this.present };
	}
}

function normal({ name, table, items, lowest, highest, atLeast }: Omit<Scale, 'id'>) {
	return { name, table, items, lowest, highest, atLeast };
}
