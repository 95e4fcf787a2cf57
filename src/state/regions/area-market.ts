import { matchPlaces } from '#src/compute/geo-client.ts';
import type { RowsRequest } from '#src/core/geo/index.ts';
import { marketPotential, rowAreas, type AreaMarket, type AreaPath } from '#src/core/geo/market/index.ts';
import { findTable, MARKET_PARTS, type MarketPotential, type Project } from '#src/core/model/index.ts';
import { findColumn, isTextColumn, toNumbers, type Column, type Table } from '#src/core/table/index.ts';
import { AppError, toFault, type Fault } from '#src/errors/index.ts';
import type { Jobs } from '../jobs.svelte.ts';
import { textCodes } from './text-codes.ts';

/** The areas of a table, recognised. */
export interface TableAreas {
	readonly areas: readonly (AreaPath | null)[];
	/** What stands in the columns that name the area of a row. */
	readonly textOf: (row: number) => string;
}

/** A potential with the table it was computed from. */
export interface KnownMarket extends AreaMarket {
	readonly settings: MarketPotential;
	readonly table: Table;
	/** What a row of the table calls its area. */
	readonly textOf: TableAreas['textOf'];
}

/** What a potential is computed from. */
export interface MarketSource {
	readonly table: Table;
	/** Columns that name areas, by their level. */
	readonly places: readonly (readonly [part: (typeof MARKET_PARTS)[number], column: Column])[];
	/** In the order of the inputs. */
	readonly inputs: readonly Column[];
}

/** @throws AppError market.gone, market.columnGone where the project does not have them any more */
export function marketSource(project: Project, market: MarketPotential): MarketSource {
	const table = findTable(project, market.table);
	if (!table) throw new AppError('market.gone', {});
	const column = (id: string) => {
		const found = findColumn(table, id);
		if (!found) throw new AppError('market.columnGone', { table: table.name });
		return found;
	};
	return {
		table,
		places: MARKET_PARTS.flatMap((part) => {
			const id = market.places[part];
			return id === undefined ? [] : [[part, column(id)] as const];
		}),
		inputs: market.inputs.map((input) => column(input.column)),
	};
}

/** Recognises the areas of a table as places of customers are, corrections by hand included. */
export async function recogniseAreas(
	{ table, places }: MarketSource,
	fixes: RowsRequest['fixes'],
	jobs: Jobs,
): Promise<TableAreas> {
	const columns = Object.fromEntries(places.map(([part, column]) => [part, textCodes(column)]));
	const request = { rows: table.rowCount, columns, fixes };
	const found = await jobs.run('regions', (onProgress) => matchPlaces(request, { onProgress }));
	const textOf = (row: number) =>
		Object.values(columns)
			.flatMap(({ texts, codes }) => texts[codes[row] ?? -1] ?? [])
			.join(' ');
	return { areas: rowAreas(request, found), textOf };
}

/** The potential of the areas of a table. @throws AppError as `marketPotential` does */
export function knownMarket(
	{ table, inputs }: MarketSource,
	{ areas, textOf }: TableAreas,
	settings: MarketPotential,
): KnownMarket {
	const values = inputs.map(numbersOf);
	const people = settings.inputs.findIndex(({ kind }) => kind === 'population');
	const market = marketPotential({
		table: table.name,
		areas,
		inputs: settings.inputs.map(({ weight, perHead }, i) => ({
			...{ weight, perHead },
			name: inputs[i]?.name ?? '',
			values: values[i] ?? new Float64Array(),
		})),
		population: values[people] ?? null,
	});
	return { ...market, settings, table, textOf };
}

/** The market of a project, or why there is none; null where none is wanted. */
export async function readMarket(project: Project, jobs: Jobs): Promise<KnownMarket | Fault | null> {
	const { market, regions } = project.recipe;
	if (!market) return null;
	try {
		const source = marketSource(project, market);
		return knownMarket(source, await recogniseAreas(source, regions.fixes, jobs), market);
	} catch (thrown) {
		return toFault(thrown);
	}
}

/** Texts are no figures. */
function numbersOf(column: Column): Float64Array {
	if (!isTextColumn(column)) return toNumbers(column);
	const rows = column.blocks.reduce((sum, { length }) => sum + length, 0);
	return new Float64Array(rows).fill(Number.NaN);
}
