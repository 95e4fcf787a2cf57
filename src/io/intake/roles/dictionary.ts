import { roleOf, type RoleId } from '#src/core/model/index.ts';
import type { TableKind } from '#src/core/table/index.ts';
import { CUSTOMER_ALIASES } from './aliases-customers.ts';
import { OTHER_ALIASES, REP_ALIASES, TRANSACTION_ALIASES } from './aliases-transactions.ts';
import { headerKey, headerParts } from './header-key.ts';

/** A role a header points at. `part`: only a part of the header is an alias. */
export interface AliasMatch {
	readonly role: RoleId;
	readonly confidence: number;
	readonly how: 'whole' | 'part' | 'period';
	/** The alias found, or the period. */
	readonly text: string;
}

const ALL: Readonly<Record<string, string>> = {
	...CUSTOMER_ALIASES,
	...TRANSACTION_ALIASES,
	...OTHER_ALIASES,
	...REP_ALIASES,
};

/** Alias key → roles, in the order of the dictionary. */
const INDEX = new Map<string, RoleId[]>();
for (const [role, aliases] of Object.entries(ALL)) {
	for (const alias of aliases.split('|')) {
		const key = headerKey(alias);
		const roles = INDEX.get(key) ?? [];
		if (!roles.includes(role as RoleId)) roles.push(role as RoleId);
		INDEX.set(key, roles);
	}
}

/** Number of distinct pairs of alias and role, and of roles that have any. */
export function aliasCounts(): { readonly aliases: number; readonly roles: number } {
	let aliases = 0;
	for (const roles of INDEX.values()) aliases += roles.length;
	return { aliases, roles: Object.keys(ALL).length };
}

/** Whether a cell could be the header of a known column. */
export function isKnownHeader(text: string): boolean {
	if (text.length > 40) return false;
	const parts = headerParts(text);
	return (
		INDEX.has(parts.key) || INDEX.has(parts.lastKey) || (parts.period !== null && INDEX.has(parts.period.key))
	);
}

/** Whether a header names a key, a code or a number to call: such columns stay text whatever role they have. */
export function namesAnId(header: string): boolean {
	const parts = headerParts(header);
	const roles = [...(INDEX.get(parts.key) ?? []), ...(INDEX.get(parts.lastKey) ?? [])];
	return roles.some((role) => /(?:\.id|Id|creditCode|postcode|phone|division)$/.test(role));
}

/** Words too general to point at a role when they are only a part of a header. */
const WHOLE_ONLY = new Set(
	[
		'id',
		'no',
		'code',
		'key',
		'name',
		'type',
		'class',
		'value',
		'date',
		'time',
		'day',
		'month',
		'count',
		'total',
		'rate',
		'share',
		'score',
		'level',
	]
		.concat([
			'rank',
			'group',
			'active',
			'lat',
			'lon',
			'lng',
			'long',
			'vat',
			'ar',
			'bu',
			'state',
			'area',
			'zone',
			'market',
			'title',
			'item',
			'order',
			'rep',
		])
		.concat([
			'payment',
			'limit',
			'income',
			'paid',
			'class',
			'category',
			'size',
			'staff',
			'stage',
			'source',
			'owner',
			'agent',
			'tel',
			'fax',
			'make',
			'cost',
			'age',
			'sex',
			'abc',
			'nps',
			'sow',
			'long',
			'note',
			'mail',
			'zip',
			'updated',
		])
		.concat([
			'省',
			'市',
			'区',
			'县',
			'经',
			'纬',
			'人数',
			'销售',
			'类别',
			'类型',
			'分类',
			'性质',
			'状态',
			'级别',
			'等级',
			'编号',
			'编码',
			'代码',
			'名称',
			'时间',
			'日期',
			'产品',
			'商品',
			'客户',
			'公司',
			'企业',
			'账户',
			'来源',
			'渠道',
			'份额',
			'占比',
			'资产',
			'余额',
			'回款',
			'应收',
			'成本',
			'价格',
			'收入',
			'潜力',
			'职业',
			'评分',
			'额度',
			'描述',
			'说明',
			'系列',
			'大类',
			'小类',
			'平台',
			'单位',
			'地区',
			'数量',
		]),
);

const PARTS = new Set(
	[...INDEX.keys()].filter(
		(key) => !WHOLE_ONLY.has(key) && (/[\u3400-\u9fff]/.test(key) ? key.length >= 2 : key.length >= 5),
	),
);

/** Roles of one kind of table a header points at, best first. */
export function aliasMatches(header: string, kind: TableKind): AliasMatch[] {
	const parts = headerParts(header);
	const found = new Map<RoleId, AliasMatch>();
	const add = (key: string, confidence: number, how: AliasMatch['how'], text: string) => {
		for (const role of INDEX.get(key) ?? []) {
			if (roleOf(role).table !== kind || (found.get(role)?.confidence ?? 0) >= confidence) continue;
			found.set(role, { role, confidence, how, text });
		}
	};
	add(parts.key, 0.95, 'whole', header);
	if (parts.lastKey !== parts.key) add(parts.lastKey, 0.85, 'whole', header);
	if (parts.period) addPeriod(parts.period, kind, found);
	if (found.size === 0) {
		const part = longestPart(parts.key, kind);
		if (part) add(part, 0.6 + 0.25 * (part.length / parts.key.length), 'part', part);
	}
	return [...found.values()].sort((a, b) => b.confidence - a.confidence);
}

/** A header with a period: an amount of that period, or another measure as of it. */
function addPeriod(
	{ key, period }: { readonly key: string; readonly period: string },
	kind: TableKind,
	found: Map<RoleId, AliasMatch>,
): void {
	if (kind !== 'customers') return;
	const add = (role: RoleId, confidence: number, how: AliasMatch['how'], text: string) => {
		if ((found.get(role)?.confidence ?? 0) < confidence) found.set(role, { role, confidence, how, text });
	};
	const roles = (INDEX.get(key) ?? []).filter((role) => roleOf(role).table === kind);
	for (const role of roles) add(role, role === 'customer.amount' ? 0.65 : 0.75, 'part', key);
	if (key === '' || roles.includes('customer.amount'))
		add('customer.amountOfPeriod', key === '' ? 0.6 : 0.9, 'period', period);
}

function servesKind(alias: string, kind: TableKind): boolean {
	return (INDEX.get(alias) ?? []).some((role) => roleOf(role).table === kind);
}

/** The longest alias at the end of a header: compounds carry their meaning there (累计销售额, monthly sales amount). */
function longestPart(key: string, kind: TableKind): string | null {
	for (let start = 0; start < key.length; start++) {
		const end = key.slice(start);
		if (PARTS.has(end) && servesKind(end, kind)) return end;
	}
	return null;
}
