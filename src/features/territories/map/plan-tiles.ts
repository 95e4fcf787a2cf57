import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import {
	fillOf,
	sequentialScale,
	type AreaValue,
	type MapPaint,
	type MapTexts,
	type TilePart,
} from '#src/map/index.ts';
import type { Lens } from './lens.ts';
import { moneyOf } from './city-marks.ts';
import { potentialSums } from './lens-potential.ts';

/** A plan by province, for the map of tiles. */
export interface PlanTiles {
	readonly values: ReadonlyMap<string, AreaValue>;
	readonly paint: MapPaint;
	readonly texts: MapTexts;
	readonly parts: ReadonlyMap<string, readonly TilePart[]>;
	readonly detail: (code: string) => string;
}

/** Customers of a province: how many there are, and by territory how many and how much money changes hands. */
interface Province {
	count: number;
	money: number;
	moved: number;
	readonly counts: Map<number, number>;
	readonly won: Map<number, number>;
}

/** Territories named in a tip. */
const NAMED = 5;

/** Every province as a tile: divided among its territories, coloured as the lens does. */
export function planTiles(view: PlanView, lens: Lens): PlanTiles {
	const provinces = provincesOf(view);
	const { places } = view.session.analysis.regions;
	const sums = view.lens === 'potential' && places ? potentialSums(view, places.province) : null;
	const paint: MapPaint =
		sums && lens.paint.kind === 'measure'
			? { ...lens.paint, scale: sequentialScale(sums.values()) }
			: lens.paint;
	const values = new Map<string, AreaValue>([
		...[...provinces].map(
			([code, { count }]) => [code, { value: sums?.get(code) ?? null, count, classId: null }] as const,
		),
		// For the legend: tiles have several colours each.
		...coloursIn(view, provinces).map((name) => [name, { value: null, count: 0, classId: name }] as const),
	]);
	const parts = new Map(
		[...provinces].map(([code, province]) => [
			code,
			sums
				? [{ fill: fillOf(paint, values.get(code)) ?? 'none', share: 1 }]
				: view.lens === 'change'
					? changeParts(view, province, paint)
					: territoryParts(view, province, lens, paint),
		]),
	);
	const detail = (code: string) => {
		const province = provinces.get(code);
		if (!province) return '';
		if (sums) return (lens.texts.formatShort ?? lens.texts.formatValue)(sums.get(code) ?? 0);
		return view.lens === 'change' ? formatPercent(shareMoved(province)) : formatInteger(province.count);
	};
	const texts = {
		...lens.texts,
		lines: (code: string) => linesOf(view, lens, provinces.get(code), sums?.get(code)),
	};
	return { values, paint, texts, parts, detail };
}

function provincesOf(view: PlanView): ReadonlyMap<string, Province> {
	const { places } = view.session.analysis.regions;
	const moneyAt = moneyOf(view);
	const moved = new Set(view.figures?.moved?.rows);
	const found = new Map<string, Province>();
	view.figures?.owner.forEach((own, row) => {
		const code = places?.province[row] ?? 0;
		if (code <= 0) return;
		let of = found.get(String(code));
		if (!of) {
			of = { count: 0, money: 0, moved: 0, counts: new Map(), won: new Map() };
			found.set(String(code), of);
		}
		of.count++;
		of.money += moneyAt(row);
		of.counts.set(own, (of.counts.get(own) ?? 0) + 1);
		if (!moved.has(row)) return;
		of.moved += moneyAt(row);
		of.won.set(own, (of.won.get(own) ?? 0) + moneyAt(row));
	});
	return found;
}

/** Names of the territories that have a part of any tile. */
function coloursIn(view: PlanView, provinces: ReadonlyMap<string, Province>): readonly string[] {
	const owners = new Set(
		[...provinces.values()].flatMap(({ counts, won }) => [...(view.lens === 'change' ? won : counts).keys()]),
	);
	return (view.figures?.territories ?? []).flatMap(({ name }, j) => (owners.has(j) ? [name] : []));
}

/** What a tile shows, in a line. */
export function tilesSubtitle(view: PlanView, lens: Lens): string {
	const { places } = view.session.analysis.regions;
	const all = view.figures?.owner.length ?? 0;
	const placed = places?.province.reduce((count, code) => count + Number(code > 0), 0) ?? 0;
	const shown = shownBy(view, lens, formatInteger(placed));
	return placed === all
		? shown
		: `${shown} · ${m.lenses_tiles_elsewhere({ count: formatInteger(all - placed) })}`;
}

function shownBy(view: PlanView, lens: Lens, n: string): string {
	if (view.lens === 'potential') return m.lenses_tiles_potential({ measure: lens.texts.measureName, n });
	if (view.lens === 'change') return m.lenses_tiles_change({ n });
	return view.lens === 'load' ? m.lenses_tiles_load({ n }) : m.lenses_tiles_territory({ n });
}

const shareMoved = ({ moved, money }: Province) => (money > 0 ? moved / money : 0);
const largestFirst = (of: ReadonlyMap<number, number>) => [...of].sort((a, b) => b[1] - a[1] || a[0] - b[0]);

/** Side by side by customers; who has nobody is grey. */
function territoryParts(
	view: PlanView,
	{ counts, count }: Province,
	lens: Lens,
	paint: MapPaint,
): readonly TilePart[] {
	const known = new Map([...lens.values.values()].map(({ classId, value }) => [classId, value]));
	return largestFirst(counts).map(([own, n]) => {
		const name = view.figures?.territories[own]?.name ?? null;
		const deviations = view.load?.balance.deviations;
		const value = known.get(name) ?? 1 + (deviations?.[own] ?? 0);
		return { fill: fillOf(paint, { value, count: n, classId: name }) ?? 'var(--line-2)', share: n / count };
	});
}

/** What changes hands, by who takes it; the rest is quiet ground. */
function changeParts(view: PlanView, province: Province, paint: MapPaint): readonly TilePart[] {
	const taken = largestFirst(province.won).map(([own, money]) => ({
		fill:
			fillOf(paint, { value: 0, count: 1, classId: view.figures?.territories[own]?.name ?? null }) ??
			'var(--line-2)',
		share: province.money > 0 ? money / province.money : 0,
	}));
	return [...taken, { fill: 'var(--surface)', share: 1 - shareMoved(province) }];
}

function linesOf(
	view: PlanView,
	lens: Lens,
	province: Province | undefined,
	sum: number | undefined,
): readonly (readonly [string, string])[] {
	if (!province) return [[m.territories_customers(), formatInteger(0)]];
	const all = [m.territories_customers(), formatInteger(province.count)] as const;
	const territories = largestFirst(province.counts)
		.slice(0, NAMED)
		.map(([own, n]) => [view.figures?.territories[own]?.name ?? '—', formatInteger(n)] as const);
	const first =
		sum === undefined
			? view.lens === 'change'
				? [
						[
							m.lenses_change_share({ area: m.mapdetail_one_province() }),
							formatPercent(shareMoved(province)),
						] as const,
					]
				: []
			: [[lens.texts.measureName, lens.texts.formatValue(sum)] as const];
	return [...first, all, ...territories];
}
