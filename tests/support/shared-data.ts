import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../shared/data/', import.meta.url));

/** Absolute path of a shared test file, or null where it is absent; the test then says "skipped: no shared data". */
export function sharedData(path: string): string | null {
	return existsSync(folder + path) ? folder + path : null;
}
