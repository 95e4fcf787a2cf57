import type { PlanView } from '#src/features/territories/plan-view.svelte.ts';
import { countOf, formatInteger, formatPercent, m } from '#src/i18n/index.ts';
import { locale } from '#src/i18n/locale.svelte.ts';
import type { AreaValue, MapClass } from '#src/map/index.ts';
import type { TableColumn } from '#src/ui/index.ts';
import { areasWord, areaTitle, areaWord } from './area-words.ts';
import { dotsOf } from './city-marks.ts';
import { changesOf, type CityChange, type PlanChanges } from './city-changes.ts';
import { placedTable, type Lens, type Missing } from './lens.ts';
import { baseTexts, labelsOver } from './lens-territory.ts';
import { movesText } from '#src/state/territories/figures/moves-text.ts';

/** From this share on a city is painted in the full colour of who takes it. */
const HALF = 0.5;
const QUIET = 'quiet';
const PALE = 'pale ';

/** Which cities change hands: ground of the territory that takes, stripes of the owner that gives. */
export function changeLens(view: PlanView): Lens | Missing {
	const { plan, figures } = view;
	if (!view.state.owners)
		return {
			title: m.lenses_change_noOwner_title(),
			text: m.lenses_change_noOwner_text({ areas: areasWord(view) }),
		};
	const changes = changesOf(view);
	if (!plan || !figures || !changes)
		return {
			title: m.lenses_change_today_title(),
			text: m.lenses_change_today_text({ areas: areasWord(view) }),
		};
	const byCity = new Map(changes.cities.map((change) => [change.code, change]));
	const classOf = (change: CityChange) => {
		const name = plan.territories[change.to]?.name ?? '';
		return change.share < HALF ? PALE + name : name;
	};
	const values = new Map<string, AreaValue>(
		[...view.areas].map(([code, area]) => {
			const change = byCity.get(code);
			return [code, { ...area, value: change?.share ?? 0, classId: change ? classOf(change) : QUIET }];
		}),
	);
	const shareTitle = m.lenses_change_share({ area: areaWord(view) });
	const title = movesText(view.session, figures, locale.current);
	return {
		...{ title, values },
		subtitle: subtitleOf(changes, figures.owner.length),
		paint: { kind: 'class', classes: classesOf(view) },
		texts: {
			...baseTexts(view, m.lenses_change_caption({ finding: title }), shareTitle),
			className: m.lenses_change(),
			lines: (code) => linesOf(view, byCity.get(code), values.get(code)),
		},
		labels: labelsOver(view, (j) => {
			const [won, lost] = [changes.won[j] ?? 0, changes.lost[j] ?? 0];
			const parts = [won > 0 ? `+${formatInteger(won)}` : '', lost > 0 ? `−${formatInteger(lost)}` : ''];
			return { detail: parts.filter((part) => part !== '').join(' ') };
		}),
		marks: dotsOf(new Map(changes.cities.map(({ code, value }) => [code, value])), (code) =>
			view.detail.placeOf(code),
		),
		stripes: new Map(changes.cities.map(({ code, colour }) => [code, colour])),
		table: tableOf(view, changes.cities),
	};
}

function subtitleOf({ inherited }: PlanChanges, customers: number): string {
	const text = m.lenses_change_subtitle({ n: formatInteger(customers) });
	if (inherited === 0) return text;
	return `${text} · ${m.lenses_change_inherited({ customers: countOf('customer', inherited, locale.current) })}`;
}

function classesOf({ plan }: PlanView): readonly MapClass[] {
	const territories = plan?.territories ?? [];
	return [
		...territories.map(({ name, colour }) => ({ id: name, name, colour })),
		...territories.map(({ name, colour }) => ({ id: PALE + name, name, colour, isPale: true })),
		{ id: QUIET, name: m.lenses_change_quiet(), colour: 0 },
	];
}

function moveText({ plan }: PlanView, { from, to }: CityChange): string {
	return m.territories_move({ from, to: plan?.territories[to]?.name ?? '' });
}

function linesOf(
	view: PlanView,
	change: CityChange | undefined,
	area: AreaValue | undefined,
): readonly (readonly [string, string])[] {
	const all = [m.territories_customers(), formatInteger(area?.count ?? 0)] as const;
	if (!change) return [[m.territories_column_move(), m.lenses_change_quiet()], all];
	return [
		[m.territories_column_move(), moveText(view, change)],
		[m.lenses_change_share({ area: areaWord(view) }), formatPercent(change.share)],
		[m.lenses_column_moved(), m.lenses_change_of({ moved: formatInteger(change.count), all: all[1] })],
	];
}

function tableOf(view: PlanView, rows: readonly CityChange[]): Lens['table'] {
	const nameOf = ({ code }: CityChange) => view.detail.nameOf(code, locale.current);
	const hasMoney = view.session.analysis.hasMoney;
	const columns: readonly TableColumn<CityChange>[] = [
		{ id: 'city', title: areaTitle(view), text: nameOf, sort: nameOf },
		{
			...{ id: 'move', title: m.territories_column_move() },
			text: (row) => moveText(view, row),
			sort: (row) => moveText(view, row),
		},
		{
			...{ id: 'count', title: m.lenses_column_moved(), align: 'end' },
			text: ({ count }) => formatInteger(count),
			sort: ({ count }) => count,
		},
		...(hasMoney
			? [
					{
						...{ id: 'value', title: m.segments_monetary(), align: 'end' as const },
						text: ({ value }: CityChange) => view.moneyText(value),
						sort: ({ value }: CityChange) => value,
					},
				]
			: []),
		{
			...{ id: 'share', title: m.lenses_change_share({ area: areaWord(view) }), align: 'end' },
			text: ({ share }) => formatPercent(share),
			sort: ({ share }) => share,
		},
	];
	return placedTable({ rows, columns });
}
