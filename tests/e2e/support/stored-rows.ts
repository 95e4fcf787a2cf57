import type { Page } from '@playwright/test';

export interface StoredRows {
	readonly projects: number;
	readonly chunks: number;
	readonly journal: number;
}

/** How much the database of the app holds. */
export function storedRows(page: Page): Promise<StoredRows> {
	return page.evaluate(async () => {
		const done = <T>(request: IDBRequest<T>) =>
			new Promise<T>((resolve, reject) => {
				request.onsuccess = () => resolve(request.result);
				request.onerror = () => reject(request.error ?? new Error('no answer'));
			});
		const sums = { projects: 0, chunks: 0, journal: 0 };
		for (const { name } of await indexedDB.databases()) {
			const database = await done(indexedDB.open(name ?? ''));
			for (const store of ['projects', 'chunks', 'journal'] as const) {
				if (!database.objectStoreNames.contains(store)) continue;
				sums[store] += await done(database.transaction(store).objectStore(store).count());
			}
			database.close();
		}
		return sums;
	});
}
