import { findTable, type Project } from '#src/core/model/index.ts';
import type { LeftOut } from '#src/core/model/sound/index.ts';
import { findColumn } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import { schemeName } from '../tables/display.svelte.ts';
import type { Loss, Remarks } from '../session.svelte.ts';

/** A remark in words: what it is about, and why that is not there; notes on sheets say both in one. */
export interface RemarkLine {
	readonly what: string;
	readonly why: string | null;
}

/** What is not there any more, in the language of the interface. */
export function remarkLines({ leftOut, notes }: Remarks, project: Project): readonly RemarkLine[] {
	return [
		...leftOut.map((each) => ({ what: whatOf(each, project), why: whyOf(each) })),
		...notes.map((note) => ({ what: noteText(note), why: null })),
	];
}

const NAMED = {
	scheme: m.opened_what_scheme,
	scale: m.opened_what_scale,
	plan: m.territories_opened_plan,
	snapshot: m.opened_what_snapshot,
	view: m.opened_what_view,
	source: m.opened_what_source,
	picks: m.opened_what_picks,
	role: m.opened_what_role,
	regionGroup: m.opened_what_setting,
	regionFix: m.opened_what_regionFix,
	boundaries: m.opened_what_boundaries,
	setting: m.opened_what_setting,
	watchRule: m.watch_opened_rule,
} satisfies Record<LeftOut['part'], unknown>;

const SETTINGS: Readonly<Record<string, () => string>> = {
	currency: m.opened_setting_currency,
	displayUnit: m.opened_setting_displayUnit,
	analysisDate: m.opened_setting_analysisDate,
	transactionFilter: m.opened_setting_transactionFilter,
	roles: m.opened_setting_roles,
	schemes: m.opened_setting_schemes,
	scales: m.opened_setting_scales,
	affinity: m.behaviour_step_affinity,
	plans: m.territories_plans,
	snapshots: m.opened_setting_snapshots,
	regions: m.opened_setting_regions,
	'regions.datum': m.datum_title,
	market: m.market_title,
	views: m.opened_setting_views,
	watch: m.watch_step_rules,
	cadence: m.watch_step_cadence,
	picks: m.opened_setting_picks,
};

const WHY = {
	missing: m.opened_why_missing,
	type: m.opened_why_type,
	range: m.opened_why_range,
	unknown: m.opened_why_unknown,
	many: m.opened_why_many,
	deep: m.opened_why_deep,
	twice: m.opened_why_twice,
	mismatch: m.opened_why_mismatch,
} satisfies Record<LeftOut['why'], unknown>;

function whatOf(each: LeftOut, project: Project): string {
	const { part, kind, position: number } = each;
	const name = part === 'scheme' && kind ? schemeName({ kind, name: each.name }) : each.name;
	if (part === 'regionGroup') return m.opened_what_regionGroup({ number });
	if (part === 'watchRule')
		return name === null ? m.watch_opened_ruleNumber({ number }) : NAMED[part]({ name });
	if (part === 'scale') return m.opened_what_scale({ name: name ?? String(number) });
	if (part === 'plan') return m.territories_opened_plan({ name: name ?? String(number) });
	if (name === null)
		return (part === 'snapshot' ? m.opened_what_snapshotNumber : m.opened_what_schemeNumber)({ number });
	if (part === 'setting' && Object.hasOwn(SETTINGS, name)) return SETTINGS[name]?.() ?? name;
	const picked = project.recipe.schemes.find(({ id }) => part === 'picks' && id === name);
	if (picked) return NAMED.picks({ name: schemeName(picked) });
	return NAMED[part]({ name: part === 'scheme' || part === 'snapshot' ? name : placeOf(name, project) });
}

/** A table, or a table and a column, by their names; keys of what is gone stand for themselves. */
function placeOf(key: string, project: Project): string {
	const [id = '', columnId] = key.split(/\/(.*)/su);
	const table = findTable(project, id);
	const column = columnId !== undefined && table ? findColumn(table, columnId) : undefined;
	if (!table) return key;
	return columnId === undefined ? table.name : `${table.name} · ${column?.name ?? columnId}`;
}

function whyOf({ why, at }: LeftOut): string {
	return at === '' ? WHY[why]() : m.opened_whyAt({ why: WHY[why](), at });
}

function noteText({ code, table = '', column = '' }: Loss): string {
	switch (code) {
		case 'sheetGone':
			return m.opened_note_sheetGone({ table });
		case 'columnGone':
			return m.opened_note_columnGone({ table, column });
		case 'rowIdsGone':
			return m.opened_note_rowIdsGone({ table });
		case 'hashMismatch':
			return m.opened_note_hashMismatch();
	}
}
