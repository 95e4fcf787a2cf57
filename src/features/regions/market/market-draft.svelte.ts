import { proposeMarket } from '#src/core/geo/market/index.ts';
import {
	BUYING_POWER_WEIGHTS,
	MARKET_MEASURES,
	tableOfKind,
	type MarketInput,
	type MarketMeasure,
	type MarketPart,
	type MarketPotential,
} from '#src/core/model/index.ts';
import { isTextColumn, type Table } from '#src/core/table/index.ts';
import type { Jobs } from '#src/state/jobs.svelte.ts';
import { MarketState } from '#src/state/regions/market-state.svelte.ts';
import type { Session } from '#src/state/session.svelte.ts';

/** Texts of a column that are looked at to tell what areas it names. */
const LOOKED_AT = 600;
const POWER = ['income', 'retail', 'population'] as const;

type Inputs = Readonly<Record<MarketMeasure, Omit<MarketInput, 'kind'>>>;

/** What the user is about to say of markets, with what would come of it. */
export class MarketDraft {
	readonly session: Session;
	/** Tables that may be of areas, those that look like it first. */
	readonly tables: readonly Table[];
	tableId = $state('');
	places = $state.raw<MarketPotential['places']>({});
	/** An index of the user's own in place of buying power. */
	isOwn = $state(false);
	inputs = $state.raw<Inputs>(NOTHING);
	readonly table: Table | null = $derived(this.#tableOf(this.tableId));
	/** Null while something is still to be chosen. */
	readonly settings: MarketPotential | null = $derived.by(() => {
		const kinds = this.isOwn ? (['own'] as const) : POWER;
		const inputs = kinds
			.map((kind) => ({ kind, ...this.inputs[kind] }))
			.filter(({ column }) => column !== '');
		const { table, places } = this;
		const isEnough = Object.keys(places).length > 0 && inputs.some(({ weight }) => weight > 0);
		return table && isEnough ? { table: table.id, places, inputs } : null;
	});
	readonly preview: MarketState;

	constructor(session: Session, jobs: Jobs) {
		this.session = session;
		const { current } = session.open;
		const customers = tableOfKind(current, 'customers')?.id;
		const others = current.tables.filter(({ id, kind }) => id !== customers && kind !== 'transactions');
		const looks = (table: Table) => (proposalOf(table) ? 0 : 1);
		this.tables = others.toSorted((a, b) => looks(a) - looks(b));
		const { market } = current.recipe;
		const known = market && this.#tableOf(market.table) ? market : null;
		const [first] = this.tables;
		if (known) this.#take(known);
		else if (first && proposalOf(first)) this.chooseTable(first.id);
		this.preview = new MarketState(session.open, jobs, () => this.settings);
	}

	/** Another table, with what its headers propose. */
	chooseTable(id: string): void {
		const table = this.#tableOf(id);
		const proposal = table && proposalOf(table);
		this.#take(proposal ?? { table: id, places: {}, inputs: [] });
	}

	place(part: MarketPart, column: string): void {
		const others = Object.entries(this.places).filter(([each]) => each !== part);
		this.places = Object.fromEntries(column === '' ? others : [...others, [part, column]]);
	}

	change(kind: MarketMeasure, input: Partial<Inputs[MarketMeasure]>): void {
		this.inputs = { ...this.inputs, [kind]: { ...this.inputs[kind], ...input } };
	}

	/** Whether the weights are those that are usual. */
	get isUsual(): boolean {
		return POWER.every((kind) => this.inputs[kind].weight === BUYING_POWER_WEIGHTS[kind]);
	}

	useUsualWeights(): void {
		for (const kind of POWER) this.change(kind, { weight: BUYING_POWER_WEIGHTS[kind] });
	}

	/** Keeps what was said: one step. Null where nothing can be computed from it. */
	keep(): Table | null {
		const { settings, table } = this;
		if (!settings || !table || this.preview.fault) return null;
		this.session.open.setRecipe(['market'], settings, { code: 'market', args: { table: table.name } });
		return table;
	}

	/** Forgets what is kept: one step. */
	remove(): void {
		this.session.open.setRecipe(['market'], undefined, { code: 'noMarket', args: {} });
	}

	dispose(): void {
		this.preview.dispose();
	}

	#take({ table, places, inputs }: MarketPotential): void {
		this.tableId = table;
		this.places = places;
		this.isOwn = inputs.some(({ kind }) => kind === 'own');
		const given = inputs.map(({ kind, column, weight, perHead }) => [kind, { column, weight, perHead }]);
		this.inputs = { ...NOTHING, ...(Object.fromEntries(given) as Partial<Inputs>) };
	}

	#tableOf(id: string): Table | null {
		return this.session.open.current.tables.find((table) => table.id === id) ?? null;
	}
}

const NOTHING = Object.fromEntries(
	MARKET_MEASURES.map((kind) => [kind, { column: '', weight: BUYING_POWER_WEIGHTS[kind], perHead: false }]),
) as Inputs;

function proposalOf(table: Table): MarketPotential | null {
	return proposeMarket(
		table.id,
		table.columns.map((column) => ({
			...{ id: column.id, header: column.name, isNumber: column.type === 'number' },
			texts: isTextColumn(column) ? column.dictionary.texts().slice(0, LOOKED_AT) : [],
		})),
	);
}
