import { proposeMarket } from '#src/core/geo/market/propose.ts';
import type { RoleId } from '#src/core/model/index.ts';
import type { ColumnFacts } from './propose-roles.ts';

/** Roles of what only customers have. */
const OF_CUSTOMERS =
	/^customer\.(id|name|shortName|creditCode|address|phone|email|contact|industry|owner|status|tier)$/;
/** Of the cells of a column that says how large something is. */
const MOSTLY = 0.8;

/**
 * How many columns of a sheet say how large the markets of areas are, where its rows are areas and nothing in it tells of
 * customers; else 0. @param asCustomers the roles its columns would have in a list of customers
 */
export function countMarketColumns(
	columns: readonly ColumnFacts[],
	asCustomers: readonly (RoleId | null)[],
): number {
	if (asCustomers.some((role) => role !== null && OF_CUSTOMERS.test(role))) return 0;
	const proposal = proposeMarket(
		'',
		columns.map(({ header, found }, i) => ({
			...{ id: String(i), header, texts: [] },
			isNumber: found.telling > 0 && found.numbers + found.numbersAsText >= found.telling * MOSTLY,
		})),
	);
	return proposal?.inputs.length ?? 0;
}
