import Calendar from '@lucide/svelte/icons/calendar';
import Hash from '@lucide/svelte/icons/hash';
import KeyRound from '@lucide/svelte/icons/key-round';
import MapPin from '@lucide/svelte/icons/map-pin';
import Phone from '@lucide/svelte/icons/phone';
import Tag from '@lucide/svelte/icons/tag';
import ToggleLeft from '@lucide/svelte/icons/toggle-left';
import Type from '@lucide/svelte/icons/type';
import User from '@lucide/svelte/icons/user';
import type { RoleId } from '#src/core/model/index.ts';
import type { ColumnType } from '#src/core/table/index.ts';
import { m } from '#src/i18n/index.ts';
import type { Icon } from '#src/ui/index.ts';

const byType: Readonly<Record<ColumnType, Icon>> = {
	text: Type,
	choice: Tag,
	number: Hash,
	date: Calendar,
	boolean: ToggleLeft,
};

const PLACES = new Set<RoleId>([
	'customer.country',
	'customer.province',
	'customer.city',
	'customer.district',
	'customer.address',
	'customer.region',
	'transaction.country',
	'transaction.province',
	'transaction.city',
	'transaction.district',
	'transaction.address',
]);

/** Icon of a column: of its role where that says more than its type. */
export function columnIcon(type: ColumnType, role: RoleId | undefined): Icon {
	if (
		role === 'customer.id' ||
		role === 'transaction.id' ||
		role === 'transaction.customerId' ||
		role === 'other.customerId' ||
		role === 'rep.id'
	)
		return KeyRound;
	if (role && PLACES.has(role)) return MapPin;
	if (
		role === 'customer.owner' ||
		role === 'customer.contact' ||
		role === 'transaction.rep' ||
		role === 'rep.name'
	)
		return User;
	if (role === 'customer.phone') return Phone;
	return byType[type];
}

/** Name of a column type. */
export function typeName(type: ColumnType): string {
	return {
		text: m.tables_type_text,
		choice: m.tables_type_choice,
		number: m.tables_type_number,
		date: m.tables_type_date,
		boolean: m.tables_type_boolean,
	}[type]();
}
