import type { Migration } from './index.ts';

/** The first released schema. Never changed: a later one is a new file. */
export const initial: Migration = {
	version: 1,
	stores: {
		projects: 'id',
		heads: 'project',
		chunks: '[project+id]',
		journal: '[project+seq], [project+heavy]',
		snapshots: '[project+name]',
		meta: 'key',
	},
};
