import { tick } from 'svelte';
import type { Job } from '#src/compute/runner.ts';
import { SegmentClient } from '#src/compute/segment-client.ts';
import { officialScheme, tableOfKind, type Project, type Scheme } from '#src/core/model/index.ts';
import { packColumn, rowIdAt, rowOfId, type Column, type Table } from '#src/core/table/index.ts';
import type { Answers, QuestionKind, Questions } from '#src/core/segment/questions.ts';
import { columnsAskedBy, segmentInputs, segmentQuery } from '#src/core/segment/request.ts';
import { schemesWatched, watchedColumns, watchText } from '#src/core/segment/watch/request.ts';
import type { WatchResult } from '#src/core/segment/watch/types.ts';
import { schemesAskedBy } from '#src/core/segment/dependencies.ts';
import { fieldIdsOf } from '#src/core/segment/rules/fields.ts';
import type { CustomerMetrics, SchemeFault, SchemeOutcome, SchemeResult } from '#src/core/segment/types.ts';
import type { Fault } from '#src/errors/index.ts';
import {
	alignColumns,
	metricColumns,
	schemeColumns,
	watchColumns,
	type ComputedColumn,
} from '../tables/computed-columns.ts';
import type { JobProgress, Jobs } from '../jobs.svelte.ts';
import type { OpenProject } from '../open-project.svelte.ts';
import { Recomputation } from '../recomputation.svelte.ts';
import { RegionState } from '../regions/region-state.svelte.ts';
import { sameInputs } from '../same-inputs.ts';
import { ScaleColumns } from './scales.ts';

/** What a run was computed from: tables by identity, schemes by their parameters. */
interface Basis {
	readonly inputs: readonly unknown[];
	readonly schemes: ReadonlyMap<string, SchemeBasis>;
	/** Rules that are watched, and the columns they ask. */
	readonly watch: { readonly text: string; readonly columns: readonly Column[] };
}

interface SchemeBasis {
	readonly text: string;
	/** Columns that rules ask and that are computed elsewhere. */
	readonly computed: readonly Column[];
}

const NOTHING: Basis = { inputs: [], schemes: new Map(), watch: { text: '', columns: [] } };

/**
 * Everything computed about the customers: metrics, classes, regions. Follows the project by itself: whatever changed is
 * computed again in a worker, and until then the old result stays and is marked stale.
 */
export class Analysis {
	readonly #open: OpenProject;
	readonly #jobs: Jobs;
	readonly #client = new SegmentClient();
	readonly regions: RegionState;
	#metrics = $state.raw<CustomerMetrics | null>(null);
	/** The customers that metrics and outcomes speak of. */
	#customers = $state.raw<Table | null>(null);
	#outcomes = $state.raw<ReadonlyMap<string, SchemeOutcome>>(new Map());
	/** The result before the last change of parameters, by scheme; gone once the data are others. */
	#previous = $state.raw<ReadonlyMap<string, SchemeResult>>(new Map());
	/** An earlier version of a scheme, computed beside the schemes of the recipe. */
	#compared = $state.raw<Scheme | null>(null);
	#watch = $state.raw<WatchResult | null>(null);
	#basis: Basis = NOTHING;
	#columns: readonly ComputedColumn[] = [];
	readonly #scales = new ScaleColumns();
	readonly #recomputation: Recomputation;
	/** Computed columns of the customers table, in the order shown. */
	readonly computed: readonly ComputedColumn[] = $derived.by(() => this.#computeColumns());

	constructor(open: OpenProject, jobs: Jobs) {
		this.#open = open;
		this.#jobs = jobs;
		this.regions = new RegionState(open, jobs);
		this.#recomputation = new Recomputation(() => this.#plan(this.#withCompared(this.#open.current)));
	}

	get metrics(): CustomerMetrics | null {
		return this.#metrics;
	}

	/** Whether the data say what customers bought, in money; true until that is known. */
	get hasMoney(): boolean {
		return !this.#metrics?.unavailable.includes('amount');
	}
	/** The customers that metrics and results speak of. */
	get customers(): Table | null {
		return this.#customers;
	}
	/** What the rules of the project have found; null while nothing has been computed. */
	get watch(): WatchResult | null {
		return this.#watch;
	}
	/** Why nothing could be computed at all. */
	get fault(): Fault | null {
		return this.#recomputation.fault;
	}
	/** Whether rows of customers have come or gone since the last results, so that their rows are not the table's. */
	get isBehind(): boolean {
		const rowIds = tableOfKind(this.#open.current, 'customers')?.rowIds;
		return [this.#customers, this.regions.customers].some((table) => table && table.rowIds !== rowIds);
	}
	/** Row of the last result for a customer as the table is now; −1 for one that has come since. */
	rowOf(row: number): number {
		const customers = tableOfKind(this.#open.current, 'customers');
		if (!customers || !this.#customers || customers.rowIds === this.#customers.rowIds) return row;
		return rowOfId(this.#customers, rowIdAt(customers, row));
	}
	/** Whether a newer result is on its way. */
	get isRunning(): boolean {
		return this.#recomputation.isRunning;
	}

	/** The day after the last transaction: where recency is measured unless the user says otherwise. */
	get proposedDate(): number | null {
		const days = this.#metrics?.lastOrder;
		if (!days) return null;
		let last = Number.NaN;
		for (const day of days) if (!(day <= last)) last = Number.isNaN(day) ? last : day;
		return Number.isNaN(last) ? null : Math.floor(last) + 1;
	}

	outcome(schemeId: string): SchemeOutcome | null {
		return this.#outcomes.get(schemeId) ?? null;
	}
	/** Why a scheme has no result. */
	faultOf(schemeId: string): SchemeFault | null {
		const outcome = this.outcome(schemeId);
		return outcome && !outcome.ok ? outcome.fault : null;
	}

	/** Result of a scheme, or null while there is none. */
	result(schemeId: string): SchemeResult | null {
		const outcome = this.#outcomes.get(schemeId);
		return outcome?.ok ? outcome.result : null;
	}

	/** The result of the version before the present one, where this session has seen the change; null else. */
	previous(schemeId: string): SchemeResult | null {
		const before = this.#previous.get(schemeId);
		return before && before.version < (this.result(schemeId)?.version ?? 0) ? before : null;
	}

	/** Computes an earlier version of a scheme beside the others, under an id of its own; null computes none. */
	compare(version: Scheme | null): void {
		this.#compared = version && { ...version, id: comparedId(version) };
	}
	/** Result of the version that `compare` was given; null until it is there. */
	comparison(version: Scheme): SchemeResult | null {
		return this.result(comparedId(version));
	}
	/** Why the version that `compare` was given has no result. */
	comparisonFault(version: Scheme): SchemeFault | null {
		return this.faultOf(comparedId(version));
	}

	/** Asks about columns of the customers in a worker; rejects with `job.cancelled` when that is cancelled. */
	ask<K extends QuestionKind>(
		kind: K,
		question: Questions[K],
		columns: readonly Column[],
		report: (progress: JobProgress) => void = () => undefined,
	): Job<Answers[K]> {
		const packed = columns.map((column) => ({ column, pack: () => packColumn(column).value }));
		let cancel = () => undefined as void;
		const result = this.#jobs.run('segment', (onProgress) => {
			const both = (progress: JobProgress): void => [onProgress, report].forEach((each) => each(progress));
			const job = this.#client.ask(kind, question, packed, both);
			cancel = () => job.cancel();
			return job;
		});
		return { result, cancel };
	}

	/** Sizes of the classes of the official scheme, for the list of projects. */
	get composition(): { readonly key: string; readonly colour: number; readonly count: number }[] {
		const official = officialScheme(this.#open.current.recipe);
		const result = official && this.result(official.id);
		return (result?.classes ?? []).map(({ id, colour }, i) => ({
			key: id,
			colour,
			count: result?.summary[i]?.count ?? 0,
		}));
	}

	/** Areas that wait for the user. */
	get needsYou(): readonly string[] {
		return this.regions.openQuestions > 0 ? ['regions'] : [];
	}

	/** Resolves when nothing is being computed any more. */
	async settled(): Promise<void> {
		await tick();
		while (this.isRunning || this.regions.isRunning) await new Promise((resolve) => setTimeout(resolve, 20));
	}

	dispose(): void {
		this.#recomputation.dispose();
		this.#client.dispose();
		this.regions.dispose();
	}

	#computeColumns(): readonly ComputedColumn[] {
		const customers = tableOfKind(this.#open.current, 'customers');
		if (!customers) return [];
		const order = this.#open.current.recipe.schemes.map((scheme) => this.result(scheme.id));
		const classes = order.flatMap((result) => (result ? schemeColumns(result) : []));
		const metrics = this.#metrics ? metricColumns(this.#metrics) : [];
		const watched = this.#watch ? watchColumns(this.#watch) : [];
		const columns = [
			...alignColumns([...classes, ...metrics, ...watched], this.#customers, customers),
			...this.#scales.of(this.#open.current),
			...this.#regionColumns(customers),
		];
		// The same list while nothing in it is another: what is drawn from it need not be drawn again.
		const before = this.#columns;
		const isSame = columns.length === before.length && columns.every((each, i) => each === before[i]);
		if (!isSame) this.#columns = columns;
		return this.#columns;
	}

	#withCompared(project: Project): Project {
		const { recipe } = project;
		if (!this.#compared) return project;
		return { ...project, recipe: { ...recipe, schemes: [...recipe.schemes, this.#compared] } };
	}

	#plan(project: Project): (() => Promise<void>) | null {
		const beside = this.#columnsBeside(project);
		const schemes = project.recipe.schemes.filter((scheme) => !this.#waitsForRegions(scheme));
		const basis = basisOf(project, schemes, beside);
		const isSame = sameInputs(basis.inputs, this.#basis.inputs);
		const before = this.#basis.schemes;
		const isChanged = (id: string) => {
			const [now, then] = [basis.schemes.get(id), before.get(id)];
			return now?.text !== then?.text || !sameInputs(now?.computed ?? [], then?.computed ?? []);
		};
		const changed = dependents(
			schemes,
			schemes.filter(({ id }) => !isSame || isChanged(id)),
		);
		const isWatching =
			!isSame ||
			basis.watch.text !== this.#basis.watch.text ||
			!sameInputs(basis.watch.columns, this.#basis.watch.columns) ||
			changed.some(({ id }) => schemesWatched(project.recipe).includes(id));
		if (!isWatching && changed.length === 0) return null;
		return async () => {
			this.#basis = basis;
			try {
				await this.#compute(project, changed, beside, { isSame, isWatching });
			} catch (thrown) {
				this.#basis = NOTHING;
				throw thrown;
			}
		};
	}

	/** Scales and regions of the customers as they are now. */
	#columnsBeside(project: Project): readonly Column[] {
		const customers = tableOfKind(project, 'customers');
		if (!customers) return [];
		return [...this.#scales.of(project), ...this.#regionColumns(customers)].map(({ column }) => column);
	}

	#regionColumns(customers: Table): readonly ComputedColumn[] {
		const { regions } = this;
		return [regions, regions.own].flatMap((each) => alignColumns(each.columns, each.customers, customers));
	}

	#waitsForRegions(scheme: Scheme): boolean {
		const asksRegions = fieldIdsOf(scheme).some((id) => id.startsWith('region:'));
		return asksRegions && this.regions.isRunning && this.regions.columns.length === 0;
	}

	/** @param how whether the data are those of the last results, and whether the rules that are watched are asked */
	async #compute(
		project: Project,
		changed: readonly Scheme[],
		computed: readonly Column[],
		{ isSame, isWatching }: { readonly isSame: boolean; readonly isWatching: boolean },
	): Promise<void> {
		const { recipe } = project;
		const watched = isWatching ? schemesWatched(recipe) : [];
		const wanted = [...changed, ...recipe.schemes.filter(({ id }) => watched.includes(id))];
		const schemes = withBases(recipe.schemes, wanted);
		const asked = new Set(schemes.flatMap(columnsAskedBy));
		const columns = computed.filter(({ id }) => asked.has(id));
		const query = segmentQuery(project, schemes, columns, isWatching);
		if (!query) {
			this.#customers = null;
			this.#metrics = null;
			this.#watch = null;
			this.#outcomes = new Map();
			return;
		}
		const result = await this.#jobs.run('segment', (onProgress) => this.#client.analyse(query, onProgress));
		this.#customers = tableOfKind(project, 'customers') ?? null;
		this.#metrics = result.metrics;
		if (isWatching) this.#watch = result.watch;
		this.#previous = isSame ? previousResults(this.#previous, this.#outcomes, result.schemes) : new Map();
		this.#outcomes = mergeOutcomes(this.#outcomes, result.schemes, recipe.schemes);
	}
}

/** The results that fresh ones of a later version take the place of. */
function previousResults(
	known: ReadonlyMap<string, SchemeResult>,
	before: ReadonlyMap<string, SchemeOutcome>,
	fresh: readonly SchemeOutcome[],
): ReadonlyMap<string, SchemeResult> {
	const previous = new Map(known);
	for (const outcome of fresh) {
		if (!outcome.ok) continue;
		const { schemeId, version } = outcome.result;
		const old = before.get(schemeId);
		if (!old?.ok || old.result.version === version) continue;
		if (old.result.version < version) previous.set(schemeId, old.result);
		else previous.delete(schemeId);
	}
	return previous;
}

function comparedId({ id, version }: Scheme): string {
	return `${id}@${version}`;
}

const texts = new WeakMap<Scheme, string>();

/** What the result of a scheme depends on; schemes do not change, and those with a saved model are long. */
function schemeText(scheme: Scheme): string {
	const text = texts.get(scheme) ?? JSON.stringify({ ...scheme, name: null, owner: null, actions: null });
	texts.set(scheme, text);
	return text;
}

function basisOf(project: Project, schemes: readonly Scheme[], computed: readonly Column[]): Basis {
	const customers = tableOfKind(project, 'customers');
	return {
		inputs: segmentInputs(project),
		watch: {
			text: watchText(project.recipe),
			columns: customers ? watchedColumns(project, customers) : [],
		},
		schemes: new Map(
			schemes.map((scheme) => {
				const asked = columnsAskedBy(scheme);
				const columns = computed.filter(({ id }) => asked.includes(id));
				return [scheme.id, { text: schemeText(scheme), computed: columns }];
			}),
		),
	};
}

/** The changed schemes and all that ask for their classes or points. */
function dependents(schemes: readonly Scheme[], changed: readonly Scheme[]): readonly Scheme[] {
	const ids = new Set(changed.map(({ id }) => id));
	for (let size = -1; size !== ids.size;) {
		size = ids.size;
		for (const scheme of schemes) if (schemesAskedBy(scheme).some((id) => ids.has(id))) ids.add(scheme.id);
	}
	return schemes.filter(({ id }) => ids.has(id));
}

/** Schemes with those whose classes or points they ask for. */
function withBases(schemes: readonly Scheme[], wanted: readonly Scheme[]): readonly Scheme[] {
	const ids = new Set(wanted.map(({ id }) => id));
	for (let size = -1; size !== ids.size;) {
		size = ids.size;
		for (const scheme of schemes) if (ids.has(scheme.id)) schemesAskedBy(scheme).forEach((id) => ids.add(id));
	}
	return schemes.filter(({ id }) => ids.has(id));
}

function mergeOutcomes(
	before: ReadonlyMap<string, SchemeOutcome>,
	fresh: readonly SchemeOutcome[],
	schemes: readonly Scheme[],
): ReadonlyMap<string, SchemeOutcome> {
	const merged = new Map(before);
	for (const outcome of fresh) merged.set(outcome.ok ? outcome.result.schemeId : outcome.schemeId, outcome);
	return new Map([...merged].filter(([id]) => schemes.some((scheme) => scheme.id === id)));
}
