import type { RoleId, Scale, ScaleItem } from '#src/core/model/index.ts';
import { proposeBatteries, questionColumns, type ScaleReport } from '#src/core/segment/scales/index.ts';
import { isTextColumn, type Column } from '#src/core/table/index.ts';
import { capital } from '#src/i18n/capital.ts';
import { m } from '#src/i18n/index.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { Asked } from '#src/features/segments/asked.svelte.ts';
import { scalesOf } from './scale-edits.ts';

type Parts = Pick<Scale, 'items' | 'lowest' | 'highest' | 'atLeast'>;

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
	#parts = $state.raw<Parts>({ items: [], lowest: 1, highest: 5, atLeast: HALF });
	readonly #own: readonly Column[] = $derived.by(() => {
		const { open, sheets } = this.session;
		return open.current.tables.find(({ id }) => id === sheets.customers?.id)?.columns ?? [];
	});
	/** Columns that look like questions. */
	readonly likely: readonly Column[] = $derived.by(() => questionColumns(this.#own, this.#roles));
	/** Other columns that may hold answers. */
	readonly others: readonly Column[] = $derived.by(() =>
		this.#own.filter((column) => {
			if (this.likely.includes(column) || this.#roles[column.id] === 'customer.id') return false;
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
		const { items, lowest, highest } = this.#parts;
		return this.made.name !== '' && items.length >= 2 && lowest < highest;
	}

	/** Shows a saved scale. */
	open(scale: Scale): void {
		const { items, lowest, highest, atLeast } = scale;
		this.id = scale.id;
		this.name = scale.name;
		this.#parts = { items, lowest, highest, atLeast };
	}

	/** A new scale of the first battery that is not one yet. */
	begin(): void {
		const used = new Set(scalesOf(this.session).flatMap(({ items }) => items.map(({ column }) => column)));
		const free = proposeBatteries(this.#own, this.#roles).find(({ columns }) =>
			columns.some((id) => !used.has(id)),
		);
		const { columns = [], lowest = 1, highest = 5, stem = '' } = free ?? {};
		this.id = null;
		this.name = stem.length > 1 ? capital(stem) : m.scales_name_usual();
		const items = columns.map((column) => ({ column, reversed: false }));
		this.#parts = { items, lowest, highest, atLeast: HALF };
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

	get #roles(): Readonly<Record<string, RoleId | undefined>> {
		const { sheets, open } = this.session;
		return open.current.recipe.roles[sheets.customers?.id ?? ''] ?? {};
	}

	#itemColumns(): readonly Column[] {
		return this.present.flatMap(({ column }) => this.#own.find(({ id }) => id === column) ?? []);
	}

	#asking() {
		const { lowest, highest, atLeast } = this.#parts;
		if (!(lowest < highest)) return null;
		const question = { lowest, highest, atLeast, reversed: this.#reversed };
		return { question, columns: this.#columns, of: this.present };
	}
}

function normal({ name, items, lowest, highest, atLeast }: Omit<Scale, 'id'>) {
	return { name, items, lowest, highest, atLeast };
}
