import type { Session } from '../session.svelte.ts';
import { ownColumnId } from './own-areas.svelte.ts';
import type { OwnLayer } from './own-layers.ts';

/** How many customers are in none of these areas. */
export function outsideOf({ of }: Pick<OwnLayer, 'of'>): number {
	return of.reduce((sum, area) => sum + (area < 0 ? 1 : 0), 0);
}

/** Filters the customers to those in none of these areas; false where there are no customers. */
export function showOutside(session: Session, boundariesId: string): boolean {
	const { sheets } = session;
	if (!sheets.customers) return false;
	const column = ownColumnId(boundariesId);
	sheets.setFilter(sheets.customers.id, column, { column, kind: 'missing' });
	sheets.reveal({ table: sheets.customers.id, column });
	return true;
}
