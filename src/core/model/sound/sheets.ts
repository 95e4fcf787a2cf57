import type {
	FilterCondition,
	RegionGroup,
	SortKey,
	SourceColumn,
	TableSource,
	ViewState,
} from '#src/core/model/recipe.ts';
import {
	flag,
	list,
	number,
	object,
	oneOf,
	orNull,
	record,
	text,
	variants,
	whole,
} from '#src/core/check/index.ts';

/** Values that a filter names, columns of a table. */
const names = list(text, 1_000_000);

const presence = object<Extract<FilterCondition, { kind: 'missing' | 'present' | 'unread' }>>({
	column: text,
	kind: oneOf('missing', 'present', 'unread'),
});

const filter = variants<FilterCondition, 'kind'>('kind', {
	in: object({ column: text, kind: oneOf('in'), values: names, missing: flag }),
	range: object({ column: text, kind: oneOf('range'), min: orNull(number()), max: orNull(number()) }),
	contains: object({ column: text, kind: oneOf('contains'), text }),
	...{ missing: presence, present: presence, unread: presence },
});

export const view = object<ViewState>({
	sort: list(object<SortKey>({ column: text, descending: flag })),
	filters: list(filter),
	widths: record(number(0, 10_000), 100_000),
	hidden: names,
	order: names,
	frozen: whole(0, 100_000),
});

export const source = object<TableSource>({
	derived: flag,
	columns: list(
		object<SourceColumn>({
			header: text,
			column: orNull(text),
			unitFactor: number(),
			dateOrder: oneOf('dmy', 'mdy'),
			decimalMark: oneOf('.', ','),
			nullWords: names,
			takeNumber: flag,
		}),
		100_000,
	),
});

export const regionGroup = object<RegionGroup>({
	id: text,
	name: object({ 'zh-CN': text, en: text }),
	provinces: names,
});
