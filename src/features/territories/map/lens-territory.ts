import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { territoryColumns, territoryRows } from '#src/features/territories/surface/territory-rows.ts';
import { formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import { bandScale, type LabelSet, type MapTexts } from '#src/map/index.ts';
import { emptyWord } from './area-words.ts';
import { baseMarks, cityDots, moneyOf } from './city-marks.ts';
import { placedTable, type Lens } from './lens.ts';

/** Who has which city. */
export function territoryLens(view: PlanView): Lens {
	const { load } = view;
	const n = formatInteger(view.figures?.owner.length ?? 0);
	return {
		...shared(view),
		title: view.finding,
		subtitle: load
			? m.territories_map_subtitle({ measure: view.nameOf(load.criterion), empty: emptyWord(view), n })
			: m.territories_map_none(),
		values: view.board.areas,
		paint: {
			kind: 'class',
			classes: (view.figures?.territories ?? []).map(({ name, colour }) => ({ id: name, name, colour })),
		},
		texts: baseTexts(view, m.territories_map_caption({ finding: view.finding }), m.territories_customers()),
	};
}

/** How far each territory is from what is meant for it, on the ground of its cities. */
export function loadLens(view: PlanView): Lens {
	const { load } = view;
	if (!load) return territoryLens(view);
	const measure = view.nameOf(load.criterion);
	const shares = new Map(view.figures?.territories.map(({ name }, j) => [name, shareOf(view, j)]));
	const values = new Map(
		[...view.board.areas].map(([code, area]) => [
			code,
			{ ...area, value: shares.get(area.classId ?? '') ?? null },
		]),
	);
	const { below, above } = load.criterion;
	const band = m.lenses_band({ from: percent(1 - below), to: percent(1 + above) });
	const named = m.lenses_load_measure({ measure });
	return {
		...shared(view),
		title: view.finding,
		subtitle: m.lenses_load_subtitle({ measure, band, n: formatInteger(view.figures?.owner.length ?? 0) }),
		values,
		paint: { kind: 'measure', scale: bandScale(below, above) },
		texts: {
			...baseTexts(view, m.lenses_load_caption({ finding: view.finding }), named),
			formatValue: percent,
			lines: (code) => [
				[m.territories_title(), values.get(code)?.classId ?? m.map_legend_noData()],
				[named, percent(values.get(code)?.value ?? null)],
				[m.territories_customers(), formatInteger(values.get(code)?.count ?? 0)],
			],
		},
	};
}

/** Words that every way of looking has in common. */
export function baseTexts({ detail }: PlanView, caption: string, measure: string): MapTexts {
	return {
		...{ caption, measure, measureName: measure, className: m.territories_title() },
		name: (code) => detail.nameOf(code, locale.current),
		formatValue: formatInteger,
		formatCount: formatInteger,
	};
}

/** Names of the territories over their cities. */
export function labelsOver(
	view: PlanView,
	detailOf: (territory: number) => Pick<LabelSet, 'detail' | 'isLoud'>,
): readonly LabelSet[] {
	const codes = new Map<string, Set<string>>();
	for (const [code, { classId }] of view.areas) {
		if (!classId) continue;
		const own = codes.get(classId);
		if (own) own.add(code);
		else codes.set(classId, new Set([code]));
	}
	return (view.figures?.territories ?? []).map(({ name }, j) => ({
		...{ id: name, name, ...detailOf(j) },
		codes: codes.get(name) ?? new Set(),
	}));
}

/** Labels with the load as a share of what is meant, dots by money, bases, and the territories as a table. */
function shared(view: PlanView): Pick<Lens, 'labels' | 'marks' | 'table'> {
	return {
		labels: labelsOver(view, (j) => {
			const share = shareOf(view, j);
			const { below = 0, above = 0 } = view.load?.criterion ?? {};
			const isOver = share > 1 + above + 1e-9;
			const isUnder = share < 1 - below - 1e-9;
			const text = percent(share);
			return { detail: isOver ? `▲ ${text}` : isUnder ? `▼ ${text}` : text, isLoud: isOver || isUnder };
		}),
		marks: [...cityDots(view, moneyOf(view)), ...baseMarks(view)],
		table: placedTable({ rows: territoryRows(view), columns: territoryColumns(view) }),
	};
}

/** What a territory has of what is meant for it, with what is in the hand; 1 = all of it. */
function shareOf({ board, figures, load }: PlanView, territory: number): number {
	const at = figures?.loads.findIndex((each) => each === load) ?? -1;
	return board.effect?.shares[at]?.[territory] ?? 1 + (load?.balance.deviations[territory] ?? 0);
}

const percent = (share: number | null) => formatPercent(share, { decimals: 0 });
