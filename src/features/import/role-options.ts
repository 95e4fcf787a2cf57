import Banknote from '@lucide/svelte/icons/banknote';
import BadgeCheck from '@lucide/svelte/icons/badge-check';
import Building2 from '@lucide/svelte/icons/building-2';
import Calendar from '@lucide/svelte/icons/calendar';
import Hash from '@lucide/svelte/icons/hash';
import KeyRound from '@lucide/svelte/icons/key-round';
import Layers from '@lucide/svelte/icons/layers';
import MapPin from '@lucide/svelte/icons/map-pin';
import Minus from '@lucide/svelte/icons/minus';
import Package from '@lucide/svelte/icons/package';
import Phone from '@lucide/svelte/icons/phone';
import Tag from '@lucide/svelte/icons/tag';
import ToggleLeft from '@lucide/svelte/icons/toggle-left';
import Type from '@lucide/svelte/icons/type';
import User from '@lucide/svelte/icons/user';
import { ROLE_IDS, roleOf, type RoleId } from '#src/core/model/index.ts';
import type { ColumnType, TableKind } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import { roleName } from '#src/i18n/roles.ts';
import type { Icon, Option } from '#src/ui/index.ts';

const NO_ROLE = 'none';

const BY_TYPE: Readonly<Record<ColumnType, Icon>> = {
	text: Type,
	choice: Tag,
	number: Hash,
	date: Calendar,
	boolean: ToggleLeft,
};

const ICONS: readonly (readonly [RegExp, Icon])[] = [
	[/\.(id|customerId|productId)$/, KeyRound],
	[/\.(country|province|city|district|region|division|address|postcode|base|territory)$/, MapPin],
	[/\.(owner|contact|rep|team|gender|age)$|^rep\.name$/, User],
	[/\.(phone|email)$/, Phone],
	[/\.creditCode$/, BadgeCheck],
	[/\.tier$/, Layers],
	[/\.(industry|name|shortName|customerName)$/, Building2],
	[/\.(product|category|brand)$/, Package],
	[/\.(amount|amountOfPeriod|price|cost|margin|revenue|potential|receivable|creditLimit|assets)$/, Banknote],
];

/** Areas of the catalogue of roles, each with the roles that stand under it. */
const GROUPS: readonly (readonly [string, () => string])[] = [
	['key', m.import_wizard_roles_key],
	['place', m.import_wizard_roles_place],
	['money', m.import_wizard_roles_money],
	['date', m.import_wizard_roles_date],
	['people', m.import_wizard_roles_people],
	['more', m.import_wizard_roles_more],
];

function groupOf(role: RoleId): string {
	if (/\.(id|name|shortName|creditCode|line|customerId|customerName)$/.test(role)) return 'key';
	if (
		/\.(country|province|city|district|region|division|address|postcode|latitude|longitude|base|territory)$/.test(
			role,
		)
	)
		return 'place';
	if (roleOf(role).type === 'date') return 'date';
	if (/\.(contact|phone|email|owner|team|rep|gender|age)$/.test(role)) return 'people';
	if (roleOf(role).type === 'number') return 'money';
	return 'more';
}

/** Icon of a role, or of a type for a column without one. */
export function roleIcon(role: RoleId | null, type: ColumnType): Icon {
	if (role === null) return BY_TYPE[type];
	return ICONS.find(([pattern]) => pattern.test(role))?.[1] ?? BY_TYPE[roleOf(role).type];
}

/** All roles a column of such a table may have, by area, "no role" first. */
export function roleOptions(kind: TableKind): Option[] {
	const roles = ROLE_IDS.filter((role) => roleOf(role).table === kind);
	const options = GROUPS.flatMap(([group, name]) =>
		roles
			.filter((role) => groupOf(role) === group)
			.map((role) => ({
				value: role,
				label: roleName(role),
				icon: roleIcon(role, 'text'),
				group: name(),
				keywords: role,
			})),
	);
	return [{ value: NO_ROLE, label: m.import_wizard_roles_none(), icon: Minus }, ...options];
}

/** The role behind an option. */
export function roleOfOption(value: string): RoleId | null {
	return value === NO_ROLE ? null : (value as RoleId);
}

export function optionOfRole(role: RoleId | null): string {
	return role ?? NO_ROLE;
}

const TYPES: readonly (readonly [ColumnType, () => string])[] = [
	['text', m.tables_type_text],
	['choice', m.tables_type_choice],
	['number', m.tables_type_number],
	['date', m.tables_type_date],
	['boolean', m.tables_type_boolean],
];

/** What a column can be read as. */
export function typeOptions(): { readonly value: ColumnType; readonly label: string }[] {
	return TYPES.map(([value, label]) => ({ value, label: label() }));
}
