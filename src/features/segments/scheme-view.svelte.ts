import { schemeVersions, type Scheme, type SchemeVersion } from '#src/core/model/index.ts';
import {
	measureKey,
	sumClasses,
	type ClassSums,
	type ClusterDetail,
	type RfmDetail,
	type SchemeFault,
	type SchemeResult,
	type TierDetail,
} from '#src/core/segment/index.ts';
import { rowIdAt, rowOfId } from '#src/core/table/index.ts';
import { chooseUnit, EMPTY, formatInUnit, formatMoney, moneyUnit, type NumberUnit } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { ReasonFormats } from '#src/i18n/reasons.ts';
import { schemeName } from '#src/state/tables/display.svelte.ts';
import { resultRowOf } from '#src/state/tables/result-rows.ts';
import type { Session } from '#src/state/session.svelte.ts';
import { cellKey, chooseCell, chooseClass, chosenCell, chosenClasses, maskBeside } from './choices.ts';
import { DriverSettings } from './drivers/drivers-settings.ts';
import { ExplainSettings } from './explain/explain-settings.ts';
import { MatrixFigures } from './matrix/matrix-figures.svelte.ts';
import { TrailView } from './matrix/trail-view.svelte.ts';
import { isLeftOut } from './left-out.ts';
import { ProfileSettings } from './profile/profile-settings.svelte.ts';
import { classMoves, type ClassMoves } from './versions/class-moves.ts';
import { Comparison } from './versions/comparison.svelte.ts';
import { isScreen } from './routes.ts';
import { liveRows, summaries, totalsOf, type ClassRow, type ClassTotals, type Live } from './class-rows.ts';

/** Below this a figure shows what there is but claims nothing. */
export const FEW = 30;

/** Views of a scheme: what it is made of, a tree that restates it, its classes beside each other, what goes with them. */
export const SCHEME_MODES = ['scheme', 'explain', 'profile', 'drivers'] as const;
export type SchemeMode = (typeof SCHEME_MODES)[number];

/** Detail of a result by the kind of its scheme. */
export interface DetailOf {
	readonly rfm: RfmDetail;
	readonly tiers: TierDetail;
	readonly clusters: ClusterDetail;
}

/** How money is written in one figure. */
export interface MoneyFormat {
	readonly unit: string;
	readonly text: (value: number | null) => string;
}

/** When something was taken hold of. */
export interface Hold {
	readonly result: SchemeResult | null;
	readonly seq: number;
}

/** What of a scheme is marked without narrowing the customers to it. */
interface Marked {
	readonly class: string | null;
	readonly cell: string | null;
}

const NOTHING: Marked = { class: null, cell: null };

/**
 * One scheme on screen: its result, what is chosen in it, and how its figures are written. A scheme that is only proposed is
 * shown for all customers, cannot be changed, and what is chosen in it is marked and narrows nothing.
 */
export class SchemeView {
	readonly session: Session;
	readonly #wanted: () => string | null;
	readonly #mode: () => SchemeMode;
	/** The scheme that is compared with those of the project, and no part of it yet. */
	readonly #proposal: (() => Scheme | null) | null;
	#marked = $state.raw(NOTHING);
	/** Row id of the customer whose reason is shown, as the user chose it. */
	#customer = $state<number | null>(null);
	/** How the scheme is explained. */
	readonly explaining: ExplainSettings;
	/** How their profiles are looked at. */
	readonly profiling = new ProfileSettings();
	/** What is explained by which columns. */
	readonly driving: DriverSettings;
	/** The cells of a matrix, also while a cut is moved. */
	readonly matrix: MatrixFigures;
	/** Where the customers of a matrix have come from. */
	readonly trails: TrailView;
	/** The list of cluster inputs is open. */
	inputsOpen = $state(false);

	readonly schemes: readonly Scheme[] = $derived.by(() => this.session.open.current.recipe.schemes);
	/** Null while another screen is shown in its place. */
	readonly scheme: Scheme | null = $derived.by(() => {
		if (this.#proposal) return this.#proposal();
		const wanted = this.#wanted();
		if (isScreen(wanted)) return null;
		return this.schemes.find(({ id }) => id === wanted) ?? this.schemes[0] ?? null;
	});
	/** The last result. Its rows are those of the customers when it was made; `customerAt` and `analysis.rowOf` lead across. */
	readonly result: SchemeResult | null = $derived.by(() => {
		const { scheme, session } = this;
		if (!scheme) return null;
		return this.#proposal ? session.analysis.comparison(scheme) : session.analysis.result(scheme.id);
	});
	/** Rows of the customers by rows of the result; null = the same. */
	readonly #customerRows: Int32Array | null = $derived.by(() => {
		const { analysis, sheets } = this.session;
		if (!analysis.isBehind) return null;
		const rows = new Int32Array(this.result?.classOf.length ?? 0).fill(-1);
		for (let row = 0; row < (sheets.customers?.rowCount ?? 0); row++) rows[analysis.rowOf(row)] = row;
		return rows;
	});
	readonly fault: SchemeFault | null = $derived.by(() => {
		const { scheme, session } = this;
		if (!scheme) return null;
		return this.#proposal ? session.analysis.comparisonFault(scheme) : session.analysis.faultOf(scheme.id);
	});
	/** Per row of the result 1 = meets the filters of other columns; null = all do. */
	readonly mask: Uint8Array | null = $derived.by(() =>
		this.scheme && !this.#proposal
			? maskBeside(this.session, this.scheme.id, this.result?.classOf.length ?? 0)
			: null,
	);
	/** The classes as the last result has them; `rows` follow a cut that is being moved. */
	readonly settled: readonly ClassRow[] = $derived.by(() => this.#classRows());
	/** Figures of cuts and weights on the move, and the result they belong to: the next result takes their place. */
	#moving = $state.raw<{ readonly hold: Hold; readonly live: Live } | null>(null);
	readonly rows: readonly ClassRow[] = $derived.by(() =>
		this.live ? liveRows(this.settled, this.live.classes) : this.settled,
	);
	readonly totals: ClassTotals = $derived.by(() => totalsOf(this.rows));
	readonly chosen: readonly string[] = $derived.by(() => {
		if (this.#proposal) return this.#marked.class === null ? [] : [this.#marked.class];
		return this.scheme ? chosenClasses(this.session, this.scheme.id) : [];
	});
	readonly cell: string | null = $derived.by(() => {
		if (this.#proposal) return this.#marked.cell;
		return this.scheme ? chosenCell(this.session, this.scheme.id) : null;
	});
	/** Versions of the scheme, the newest first. */
	readonly versions: readonly SchemeVersion[] = $derived.by(() =>
		this.scheme ? schemeVersions(this.session.open.entries, this.scheme.id) : [],
	);
	/** What the scheme is compared with: an earlier version of it, or a snapshot. */
	readonly comparison: Comparison;
	/** The version before that the user has seen enough of. */
	#dismissed = $state.raw<SchemeResult | null>(null);
	/** What the last change of a parameter has moved; null where nothing was changed or that is seen. */
	readonly change: ({ readonly version: number } & ClassMoves) | null = $derived.by(() => {
		const before = this.scheme && this.session.analysis.previous(this.scheme.id);
		const amounts = this.session.analysis.metrics?.amount;
		if (!before || !this.result || !amounts || before === this.#dismissed) return null;
		return { version: before.version, ...classMoves(before, this.result, amounts) };
	});
	/** Rows of the customers under all filters, the largest first; at most fifty. */
	readonly listed: readonly number[] = $derived.by(() => this.#largest(50));

	constructor(
		session: Session,
		wanted: () => string | null,
		mode: () => SchemeMode = () => 'scheme',
		proposal: (() => Scheme | null) | null = null,
	) {
		this.session = session;
		this.#wanted = wanted;
		this.#mode = mode;
		this.#proposal = proposal;
		const schemeId = () => this.scheme?.id ?? '';
		this.explaining = new ExplainSettings(session.open, schemeId);
		this.driving = new DriverSettings(session.open, schemeId);
		this.comparison = new Comparison(session, () => this.scheme);
		this.matrix = new MatrixFigures(this);
		this.trails = new TrailView(this, FEW);
	}

	/** Chooses a class, or takes that back. A chosen cell gives way. */
	choose(classId: string): void {
		if (this.#proposal)
			this.#marked = classId === this.#marked.class ? NOTHING : { class: classId, cell: null };
		else if (this.scheme) chooseClass(this.session, this.scheme.id, classId);
	}

	/** Chooses a cell of the R × F map, or takes that back. A chosen class gives way. */
	chooseCell(cell: Parameters<typeof cellKey>[0]): void {
		const key = cellKey(cell);
		if (this.#proposal) this.#marked = key === this.#marked.cell ? NOTHING : { class: null, cell: key };
		else if (this.result) chooseCell(this.session, this.result, cell);
	}

	/** Figures of cuts and weights on the move, or let go and waiting for their result; null while none is. */
	get live(): Live | null {
		return this.#moving && this.holds(this.#moving.hold) ? this.#moving.live : null;
	}

	/** The step of the project and the result at which something is taken hold of. */
	hold(): Hold {
		return { result: this.result, seq: this.session.open.current.seq };
	}

	/** Whether it is still held, or let go and waiting for its result; a step back gives it back. */
	holds({ result, seq }: Hold): boolean {
		if (result !== this.result) return false;
		const steps = this.session.open.current.seq - seq;
		return steps === 0 || (steps === 1 && this.scheme?.version !== result?.version);
	}

	/** Shows figures of cuts and weights on the move until the next result or step back; null takes them back. */
	follow(live: Live | null): void {
		this.#moving = live && this.result ? { hold: this.hold(), live } : null;
	}

	/** What the classes would hold, given the class of every customer; `count` tells of more classes than the result has. */
	sumsOf(classOf: Uint8Array, count = this.result?.classes.length ?? 0): readonly ClassSums[] {
		const { metrics } = this.session.analysis;
		return metrics ? sumClasses(classOf, count, metrics, this.mask) : [];
	}

	/** Takes the note on the last change away. */
	dismissChange(): void {
		this.#dismissed = this.scheme && this.session.analysis.previous(this.scheme.id);
	}

	/** Compares the classes with a snapshot, which has then been asked for and seen. */
	compareSince(snapshot: string): void {
		this.session.compareWith = null;
		this.session.updatedFrom = null;
		this.comparison.start({ kind: 'snapshot', id: snapshot });
	}

	/** What is shown of the scheme. */
	get mode(): SchemeMode {
		return this.#mode();
	}

	get name(): string {
		return this.scheme ? schemeName(this.scheme) : '';
	}

	/** The result shown belongs to an earlier version of the scheme or of the data. */
	get isStale(): boolean {
		return (
			this.session.analysis.isRunning &&
			(this.result?.version !== this.scheme?.version || this.session.analysis.isBehind)
		);
	}

	/** The scheme is no part of the project yet. */
	get isProposal(): boolean {
		return this.#proposal !== null;
	}

	get isReadOnly(): boolean {
		return this.isProposal || this.session.open.isReadOnly;
	}

	get formats(): ReasonFormats | null {
		return this.result ? this.session.display.reasonFormats(this.result) : null;
	}

	/** Position of the only chosen class; null with none or several. */
	get chosenIndex(): number | null {
		const [only, more] = this.chosen;
		const found = this.settled.find(({ id }) => id === only);
		return found && more === undefined ? found.index : null;
	}

	/** The class the page speaks of: the chosen one, else the one that brings the most money among those classified. */
	get leading(): ClassRow | null {
		return (
			this.settled.find(({ index }) => index === this.chosenIndex) ??
			this.settled
				.filter(({ id }) => !isLeftOut(id))
				.reduce<ClassRow | null>((best, row) => (best && best.amount >= row.amount ? best : row), null)
		);
	}

	/** The customer explained: the one asked for, else the largest one under the filters. */
	get explained(): number | null {
		const { customers } = this.session.sheets;
		const row = customers && this.#customer !== null ? rowOfId(customers, this.#customer) : -1;
		return row >= 0 ? row : (this.listed[0] ?? null);
	}

	/** Row of the result of the customer that was asked for; null = nobody was. */
	get asked(): number | null {
		const { customers } = this.session.sheets;
		const row = customers && this.#customer !== null ? rowOfId(customers, this.#customer) : -1;
		return row >= 0 ? this.session.analysis.rowOf(row) : null;
	}

	/** Asks for the reason of a customer. */
	explain(row: number | null): void {
		const { customers } = this.session.sheets;
		this.#customer = customers && row !== null ? rowIdAt(customers, row) : null;
	}

	/** Row of the customers for a row of the result; null for a customer that is gone. */
	customerAt(resultRow: number): number | null {
		const row = this.#customerRows ? (this.#customerRows[resultRow] ?? -1) : resultRow;
		return row < 0 ? null : row;
	}

	/** Money of a class or of all, and money of a single customer: each in one unit, written without it. */
	readonly whole: MoneyFormat = $derived.by(() => this.#money(this.session.display.moneyUnit));
	readonly each: MoneyFormat = $derived.by(() => this.#money(this.#unitOfCustomers()));

	/** Money with its unit, for sentences. */
	readonly moneyText = (value: number): string =>
		!Number.isFinite(value)
			? EMPTY
			: formatMoney(value, this.session.open.current.recipe.currency, null, locale.current);

	/** A value of a measure with its unit. */
	readonly valueText = (measure: Parameters<typeof measureKey>[0], value: number | null): string =>
		value === null || !Number.isFinite(value)
			? EMPTY
			: (this.formats?.value(measureKey(measure), value) ?? EMPTY);

	#money(unit: NumberUnit): MoneyFormat {
		return {
			unit: moneyUnit(this.session.open.current.recipe.currency, unit, locale.current),
			text: (value) => (value === null ? EMPTY : formatInUnit(value, unit)),
		};
	}

	/** The unit in which the median customer is written well. */
	#unitOfCustomers(): NumberUnit {
		const amounts = (this.session.analysis.metrics?.amount ?? new Float64Array())
			.filter((each) => each > 0)
			.sort();
		const middle = amounts[amounts.length >> 1] ?? 0;
		return chooseUnit(middle, locale.current, this.session.open.current.recipe.displayUnit);
	}

	#classRows(): ClassRow[] {
		const { result } = this;
		if (!result) return [];
		const found = summaries(result, this.session.analysis.metrics, this.mask);
		return result.classes.flatMap((info, index) => {
			const summary = found[index];
			const name = this.session.display.className(info.name);
			return summary ? [{ ...summary, id: info.id, index, name, colour: info.colour }] : [];
		});
	}

	#largest(count: number): number[] {
		const amounts = this.session.analysis.metrics?.amount;
		const { customerView, customers } = this.session.sheets;
		const rowOf = resultRowOf(this.session);
		const amountOf = (row: number) => amounts?.[rowOf(row)] || 0;
		const best: number[] = [];
		const offer = (row: number) => {
			if (best.length === count && amountOf(row) <= amountOf(best[count - 1] ?? 0)) return;
			const at = best.findIndex((other) => amountOf(other) < amountOf(row));
			best.splice(at < 0 ? best.length : at, 0, row);
			if (best.length > count) best.pop();
		};
		if (customerView) for (const row of customerView) offer(row);
		else for (let row = 0; row < (customers?.rowCount ?? 0); row++) offer(row);
		return best;
	}
}
