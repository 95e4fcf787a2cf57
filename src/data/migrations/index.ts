import type { Transaction } from 'dexie';
import { initial } from './001-initial.ts';

/** One step of the schema. `upgrade` rewrites what is stored, inside the upgrade transaction. */
export interface Migration {
	readonly version: number;
	readonly stores: Readonly<Record<string, string | null>>;
	readonly upgrade?: (transaction: Transaction) => Promise<void>;
}

/** All steps in ascending order. */
export const migrations: readonly Migration[] = [initial];

/** The schema this version of the product reads and writes; also kept inside the store, see `StoreDatabase`. */
export const SCHEMA = migrations.reduce((highest, step) => Math.max(highest, step.version), 0);
