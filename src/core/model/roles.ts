import type { ColumnType, TableKind } from '#src/core/table/index.ts';

/** What a kind of column means. `table` is the kind of table it stands in, `type` what its values are read as. */
export interface RoleDefinition {
	readonly table: TableKind;
	readonly type: ColumnType;
	/** At most one column of a table has this role. */
	readonly single: boolean;
	/** Values identify a person or can be used to reach one. */
	readonly personal?: true;
}

const one = (table: TableKind, type: ColumnType): RoleDefinition => ({ table, type, single: true });
const many = (table: TableKind, type: ColumnType): RoleDefinition => ({ table, type, single: false });
const personal = (table: TableKind, type: ColumnType): RoleDefinition => ({
	table,
	type,
	single: false,
	personal: true,
});

/** Every role, by its id. */
const ROLES = {
	'customer.id': one('customers', 'text'),
	'customer.name': one('customers', 'text'),
	'customer.shortName': one('customers', 'text'),
	'customer.creditCode': one('customers', 'text'),
	'customer.country': one('customers', 'choice'),
	'customer.province': one('customers', 'choice'),
	'customer.city': one('customers', 'choice'),
	'customer.district': one('customers', 'choice'),
	'customer.region': one('customers', 'choice'),
	'customer.division': one('customers', 'text'),
	'customer.address': one('customers', 'text'),
	'customer.postcode': one('customers', 'text'),
	'customer.latitude': one('customers', 'number'),
	'customer.longitude': one('customers', 'number'),
	'customer.industry': one('customers', 'choice'),
	'customer.size': one('customers', 'choice'),
	'customer.employees': one('customers', 'number'),
	'customer.revenue': one('customers', 'number'),
	'customer.assets': one('customers', 'number'),
	'customer.type': one('customers', 'choice'),
	'customer.status': one('customers', 'choice'),
	'customer.tier': one('customers', 'choice'),
	'customer.owner': one('customers', 'choice'),
	'customer.team': one('customers', 'choice'),
	'customer.territory': one('customers', 'choice'),
	'customer.channel': one('customers', 'choice'),
	'customer.source': one('customers', 'choice'),
	'customer.contact': personal('customers', 'text'),
	'customer.phone': personal('customers', 'text'),
	'customer.email': personal('customers', 'text'),
	'customer.createdDate': one('customers', 'date'),
	'customer.confirmedDate': one('customers', 'date'),
	'customer.firstOrderDate': one('customers', 'date'),
	'customer.lastOrderDate': one('customers', 'date'),
	'customer.orderCount': one('customers', 'number'),
	'customer.amount': one('customers', 'number'),
	'customer.amountOfPeriod': many('customers', 'number'),
	'customer.margin': one('customers', 'number'),
	'customer.potential': one('customers', 'number'),
	'customer.shareOfWallet': one('customers', 'number'),
	'customer.satisfaction': one('customers', 'number'),
	'customer.nps': one('customers', 'number'),
	'customer.competitor': one('customers', 'choice'),
	'customer.paymentTerms': one('customers', 'text'),
	'customer.creditLimit': one('customers', 'number'),
	'customer.receivable': one('customers', 'number'),
	'customer.gender': one('customers', 'choice'),
	'customer.birthDate': { ...one('customers', 'date'), personal: true },
	'customer.age': one('customers', 'number'),
	'customer.tags': many('customers', 'text'),
	'customer.note': many('customers', 'text'),
	'transaction.id': one('transactions', 'text'),
	'transaction.line': one('transactions', 'text'),
	'transaction.customerId': one('transactions', 'text'),
	'transaction.customerName': one('transactions', 'text'),
	'transaction.date': one('transactions', 'date'),
	'transaction.amount': one('transactions', 'number'),
	'transaction.quantity': one('transactions', 'number'),
	'transaction.price': one('transactions', 'number'),
	'transaction.discount': one('transactions', 'number'),
	'transaction.cost': one('transactions', 'number'),
	'transaction.margin': one('transactions', 'number'),
	'transaction.productId': one('transactions', 'text'),
	'transaction.product': one('transactions', 'text'),
	'transaction.category': one('transactions', 'choice'),
	'transaction.brand': one('transactions', 'choice'),
	'transaction.channel': one('transactions', 'choice'),
	'transaction.rep': one('transactions', 'choice'),
	'transaction.country': one('transactions', 'choice'),
	'transaction.province': one('transactions', 'choice'),
	'transaction.city': one('transactions', 'choice'),
	'transaction.district': one('transactions', 'choice'),
	'transaction.address': one('transactions', 'text'),
	'transaction.currency': one('transactions', 'choice'),
	'transaction.status': one('transactions', 'choice'),
	'transaction.note': many('transactions', 'text'),
	'other.customerId': one('other', 'text'),
	'other.customerName': one('other', 'text'),
	'rep.id': one('other', 'text'),
	'rep.name': one('other', 'text'),
	'rep.team': one('other', 'choice'),
	'rep.base': one('other', 'text'),
	'rep.capacityHours': one('other', 'number'),
	'rep.skills': one('other', 'text'),
	'rep.seniority': one('other', 'choice'),
	'rep.cost': one('other', 'number'),
	'rep.leavingDate': one('other', 'date'),
} as const satisfies Record<string, RoleDefinition>;

export type RoleId = keyof typeof ROLES;

/** Role ids in the order of the catalogue. */
export const ROLE_IDS = Object.keys(ROLES) as RoleId[];

/** Definition of a role. */
export function roleOf(id: RoleId): RoleDefinition {
	return ROLES[id];
}

/** What customers that are derived from transactions take from them: role of the transaction, role of the customer. */
export const CARRIED_ROLES: readonly (readonly [from: RoleId, to: RoleId])[] = [
	['transaction.customerName', 'customer.name'],
	['transaction.country', 'customer.country'],
	['transaction.province', 'customer.province'],
	['transaction.city', 'customer.city'],
	['transaction.district', 'customer.district'],
	['transaction.address', 'customer.address'],
];
