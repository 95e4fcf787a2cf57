import { fileURLToPath } from 'node:url';

/** Port of the built app during the scenarios. */
export const port = Number(process.env['E2E_PORT'] ?? 4183);

/** Folder of the built app; another build can be tested without touching dist/. */
export const distFolder =
	process.env['E2E_DIST'] ?? fileURLToPath(new URL('../../../dist/', import.meta.url));
