import { locateRows, matchPlaces } from '#src/compute/geo-client.ts';
import {
	DEFAULT_REGION_GROUPS,
	loadCountries,
	loadDivisions,
	regionOf,
	STATUSES,
	type Countries,
	type Datum,
	type Divisions,
	type FirstLevels,
	type LngLat,
	type LocatedRows,
	type LocateRequest,
	type OpenPlace,
	type RowPlaces,
	type RowPoints,
	type RowsRequest,
} from '#src/core/geo/index.ts';
import {
	columnWithRole,
	tableOfKind,
	type Project,
	type RegionGroup,
	type RoleId,
} from '#src/core/model/index.ts';
import {
	codeColumn,
	Dictionary,
	isTextColumn,
	toNumbers,
	type Column,
	type NumberColumn,
	type Table,
} from '#src/core/table/index.ts';
import type { Fault } from '#src/errors/index.ts';
import type { Locale } from '#src/i18n/index.ts';
import type { ComputedColumn } from '../tables/computed-columns.ts';
import type { Jobs } from '../jobs.svelte.ts';
import type { OpenProject } from '../open-project.svelte.ts';
import { OwnAreas } from './own-areas.svelte.ts';
import { Recomputation } from '../recomputation.svelte.ts';
import { RepBases } from './rep-bases.svelte.ts';
import { sameInputs } from '../same-inputs.ts';
import { textCodes } from './text-codes.ts';

/** `first`: states, Länder, prefectures … of other countries. */
export type DivisionColumnLevel = 'country' | 'first' | 'group' | 'province' | 'city' | 'district';

/** Share of the customers from where on those in China, and those abroad, get columns of their own. */
const MIXED = 0.1;

const PARTS: readonly (readonly [keyof RowsRequest['columns'], RoleId])[] = [
	['country', 'customer.country'],
	['province', 'customer.province'],
	['city', 'customer.city'],
	['district', 'customer.district'],
	['address', 'customer.address'],
];

/** Where the customers are: recognised from the columns with a place role, with what could not be decided. */
export class RegionState {
	readonly #open: OpenProject;
	readonly #jobs: Jobs;
	/** Where reps start from. */
	readonly bases: RepBases;
	/** In which areas of the user they are. */
	readonly own: OwnAreas;
	#places = $state.raw<RowPlaces | null>(null);
	/** Places by texts alone. */
	#said: RowPlaces | null = null;
	#points = $state.raw<RowPoints | null>(null);
	#customers = $state.raw<Table | null>(null);
	#divisions = $state.raw<Divisions | null>(null);
	#countries = $state.raw<Countries | null>(null);
	#firstLevels = $state.raw<FirstLevels | null>(null);
	#inputs: { readonly places: readonly unknown[]; readonly points: readonly unknown[] } = NO_INPUTS;
	readonly #recomputation: Recomputation;
	/** The groups of provinces in force: the user's, else the seven customary ones. */
	readonly groups: readonly RegionGroup[] = $derived.by(() => {
		const { groups } = this.#open.current.recipe.regions;
		return groups.length > 0 ? groups : DEFAULT_REGION_GROUPS;
	});
	readonly columns: readonly ComputedColumn[] = $derived.by(() => this.#columns());

	constructor(open: OpenProject, jobs: Jobs) {
		this.#open = open;
		this.#jobs = jobs;
		this.bases = new RepBases(open, jobs);
		this.own = new OwnAreas(open, this);
		this.#recomputation = new Recomputation(() => this.#plan(this.#open.current));
	}

	/** Codes per customer row; null while nothing has been recognised. */
	get places(): RowPlaces | null {
		return this.#places;
	}
	/** Where the customers lie; null while nothing says so. */
	get points(): RowPoints | null {
		return this.#points;
	}
	/** The customers that `places`, `points` and `columns` speak of. */
	get customers(): Table | null {
		return this.#customers;
	}
	get divisions(): Divisions | null {
		return this.#divisions;
	}
	/** First level of other countries; null where nobody is abroad. */
	get firstLevels(): FirstLevels | null {
		return this.#firstLevels;
	}
	get fault(): Fault | null {
		return this.#recomputation.fault;
	}
	get isRunning(): boolean {
		return this.#recomputation.isRunning || this.bases.isRunning;
	}

	/** Texts that need a look: ambiguous, unknown, or only partly placed. */
	get open(): readonly OpenPlace[] {
		return this.#places?.open ?? [];
	}
	/** How many of them hold customers back from a region. */
	get openQuestions(): number {
		return this.open.filter(({ kind }) => kind === 'ambiguous' || kind === 'unresolved').length;
	}

	/** Whether the customers are spread over countries rather than over China. */
	get isWorld(): boolean {
		const { china, abroad } = this.#spread;
		return abroad > china;
	}
	/** Whether enough customers lie in China, or abroad, for levels of their own. */
	get hasChina(): boolean {
		const { china, abroad } = this.#spread;
		return china >= MIXED * (china + abroad) && china > 0;
	}
	get hasAbroad(): boolean {
		const { china, abroad } = this.#spread;
		return abroad >= MIXED * (china + abroad) && abroad > 0;
	}

	get #spread(): { readonly china: number; readonly abroad: number } {
		const of = (status: (typeof STATUSES)[number]) => this.#places?.counts[STATUSES.indexOf(status)] ?? 0;
		return { china: of('matched'), abroad: of('foreign') };
	}

	/** Name of a division, a country or a group of provinces. */
	nameOf(code: string, locale: Locale): string {
		const group = this.groups.find((each) => each.id === code);
		if (group) return group.name[locale];
		if (/^[A-Z]{3}$/.test(code)) return this.#countryName(code, locale);
		const first = this.#firstLevels?.get(code);
		if (first) return first.name[locale];
		const town = this.#places?.towns?.list.find((each) => each.code === code);
		const [country, name] = code.split(':');
		if (name === undefined) return this.#divisions?.name(code, locale) ?? code;
		const within = [
			this.#firstLevels?.get(town?.first ?? '')?.name[locale],
			this.#countryName(country ?? '', locale),
		];
		const own = locale === 'zh-CN' && town?.chinese ? town.chinese : name;
		return `${own} (${within.filter(Boolean).join(', ')})`;
	}

	#countryName(code: string, locale: Locale): string {
		return this.#countries?.countryName(code, locale) ?? code;
	}

	/** Where a division, a place abroad or the base of a rep lies, in degrees; null = not known. */
	placeOf(code: string): LngLat | null {
		const towns = this.#places?.towns?.list ?? [];
		const abroad = () =>
			towns.find((town) => town.code === code)?.place ?? this.#firstLevels?.get(code)?.place;
		return this.#divisions?.get(code)?.place ?? abroad() ?? this.bases.placeOf(code);
	}

	/** Remembers by hand where a text lies; null forgets it. */
	fix(text: string, code: string | null): void {
		this.#open.setRecipe(['regions', 'fixes', text], code ?? undefined, {
			code: 'regionFix',
			args: { name: text },
		});
	}

	setGroups(groups: readonly RegionGroup[]): void {
		this.#open.setRecipe(['regions', 'groups'], groups, { code: 'regionGroups', args: {} });
	}

	/** Remembers what coordinates of the customers are given in; null = nobody knows. */
	setDatum(datum: Datum | null): void {
		this.#open.setRecipe(['regions', 'datum'], datum ?? undefined, { code: 'datum', args: {} });
	}

	dispose(): void {
		this.bases.dispose();
		this.#recomputation.dispose();
	}

	#plan(project: Project): (() => Promise<void>) | null {
		const columns = placeColumns(project);
		const given = givenCoordinates(project);
		const { fixes, datum } = project.recipe.regions;
		const inputs = {
			places: [fixes, ...columns.map(([, column]) => column)],
			points: [datum, ...(given ?? [])],
		};
		const isPlaced = sameInputs(inputs.places, this.#inputs.places);
		if (isPlaced && sameInputs(inputs.points, this.#inputs.points)) return null;
		return async () => {
			this.#inputs = inputs;
			try {
				const said = isPlaced ? this.#said : await this.#match(project, columns);
				const located = said || given ? await this.#locate(project, said, given) : null;
				const places = located?.places ?? said;
				if (places?.towns) this.#firstLevels ??= await firstLevelNames();
				this.#said = said;
				this.#points = located?.points ?? null;
				this.#places = places;
				this.#customers = this.#points && (tableOfKind(project, 'customers') ?? null);
			} catch (thrown) {
				this.#inputs = NO_INPUTS;
				throw thrown;
			}
		};
	}

	async #match(project: Project, columns: readonly PlaceColumn[]): Promise<RowPlaces | null> {
		if (columns.length === 0) return null;
		const request: RowsRequest = {
			rows: tableOfKind(project, 'customers')?.rowCount ?? 0,
			columns: Object.fromEntries(columns.map(([part, column]) => [part, textCodes(column)])),
			fixes: project.recipe.regions.fixes,
		};
		return this.#jobs.run('regions', (onProgress) => matchPlaces(request, { onProgress }));
	}

	async #locate(project: Project, places: RowPlaces | null, given: Given | null): Promise<LocatedRows> {
		this.#divisions ??= await loadDivisions();
		this.#countries ??= await loadCountries();
		const { datum = null } = project.recipe.regions;
		const request: LocateRequest = {
			rows: tableOfKind(project, 'customers')?.rowCount ?? 0,
			places,
			given: given && { longitude: toNumbers(given[0]), latitude: toNumbers(given[1]), datum },
		};
		return this.#jobs.run('regions', () => locateRows(request));
	}

	#columns(): ComputedColumn[] {
		const places = this.#places;
		if (!places) return [];
		const countries = this.hasAbroad ? this.#countries : null;
		const abroad = countries ? [countryColumn(countries, places), ...firstColumns(places)] : [];
		if (!this.hasChina && this.hasAbroad) return abroad;
		const groupOf = (code: string) => regionOf(code, this.groups)?.id ?? null;
		const levels: ComputedColumn[] = [...abroad, divisionColumn('group', places.province, groupOf)];
		levels.push(divisionColumn('province', places.province, (code) => code));
		if (places.city.some((code) => code > 0))
			levels.push(divisionColumn('city', places.city, (code) => code));
		if (places.district.some((code) => code > 0))
			levels.push(divisionColumn('district', places.district, (code) => code));
		return levels;
	}
}

/** Id of the column that shows where customers are. */
export function divisionColumnId(level: DivisionColumnLevel): string {
	return `region:${level}`;
}

/** What reads the names of the first level is fetched where somebody is abroad. */
async function firstLevelNames(): Promise<FirstLevels> {
	const { loadFirstLevels } = await import('#src/core/geo/first-levels.ts');
	return loadFirstLevels();
}

const NO_INPUTS = { places: [], points: [] } as const;

type PlaceColumn = readonly [keyof RowsRequest['columns'], Column];

function placeColumns(project: Project): PlaceColumn[] {
	const customers = tableOfKind(project, 'customers');
	if (!customers) return [];
	return PARTS.flatMap(([part, role]) => {
		const column = columnWithRole(project, customers, role);
		return column ? [[part, column] as const] : [];
	});
}

type Given = readonly [longitude: NumberColumn, latitude: NumberColumn];

/** Columns of coordinates; null where there are not both. */
function givenCoordinates(project: Project): Given | null {
	const customers = tableOfKind(project, 'customers');
	if (!customers) return null;
	const longitude = columnWithRole(project, customers, 'customer.longitude');
	const latitude = columnWithRole(project, customers, 'customer.latitude');
	const isGiven = longitude && latitude && !isTextColumn(longitude) && !isTextColumn(latitude);
	return isGiven ? [longitude, latitude] : null;
}

function divisionColumn(
	level: DivisionColumnLevel,
	codes: Int32Array,
	valueOf: (code: string) => string | null,
): ComputedColumn {
	const dictionary = new Dictionary();
	const known = new Map<number, number>();
	const values = Int32Array.from(codes, (code) => {
		let value = known.get(code);
		if (value === undefined) {
			const text = code > 0 ? valueOf(String(code)) : null;
			value = text === null ? -1 : dictionary.intern(text);
			known.set(code, value);
		}
		return value;
	});
	const spec = { id: divisionColumnId(level), name: level, type: 'choice' as const };
	return { origin: { kind: 'division', level }, column: codeColumn(spec, values, dictionary) };
}

/** States, Länder … of those abroad, where any are known. */
function firstColumns({ towns }: RowPlaces): ComputedColumn[] {
	if (!towns?.list.some(({ first }) => first !== '')) return [];
	const dictionary = new Dictionary();
	const known = towns.list.map(({ first }) => (first === '' ? -1 : dictionary.intern(first)));
	const values = towns.of.map((town) => known[town] ?? -1);
	const spec = { id: divisionColumnId('first'), name: 'first', type: 'choice' as const };
	return [{ origin: { kind: 'division', level: 'first' }, column: codeColumn(spec, values, dictionary) }];
}

function countryColumn({ COUNTRIES }: Countries, places: RowPlaces): ComputedColumn {
	const dictionary = Dictionary.of(COUNTRIES.map(({ code }) => code));
	const spec = { id: divisionColumnId('country'), name: 'country', type: 'choice' as const };
	return {
		origin: { kind: 'division', level: 'country' },
		column: codeColumn(spec, Int32Array.from(places.country), dictionary),
	};
}
