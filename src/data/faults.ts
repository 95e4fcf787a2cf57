import { AppError } from '#src/errors/index.ts';

/** Why the connection is closed for good: another tab upgraded the store, or the browser took it away. */
export type Ended = 'outdated' | 'closed' | null;

const NAMES_OF_FULL = new Set(['QuotaExceededError', 'QuotaExceeded']);
const NAMES_OF_CLOSED = new Set([
	'DatabaseClosedError',
	'InvalidStateError',
	'AbortError',
	'MissingAPIError',
	'OpenFailedError',
]);

/**
 * Any error of the store as one of the catalogue. A failed transaction reports its cause one or two levels down, so the
 * whole chain is looked at: `storage.quota`, `storage.newerSchema`, `storage.outdatedTab`, `storage.conflict` (a chunk
 * number taken by another tab), else `storage.unavailable` with the name of the innermost cause.
 */
export function storageFault(thrown: unknown, ended: Ended = null): AppError {
	if (thrown instanceof AppError) return thrown as AppError;
	const names = causes(thrown);
	if (names.some((name) => NAMES_OF_FULL.has(name)))
		return new AppError('storage.quota', {}, { cause: thrown });
	if (ended === 'outdated') return new AppError('storage.outdatedTab', {}, { cause: thrown });
	if (names.includes('ConstraintError'))
		return new AppError('storage.conflict', { expected: 0, found: 0 }, { cause: thrown });
	if (names.includes('VersionError'))
		return new AppError('storage.newerSchema', { found: 0, supported: 0 }, { cause: thrown });
	if (names.some((name) => NAMES_OF_CLOSED.has(name) || name.endsWith('Error'))) {
		return new AppError('storage.unavailable', { detail: names.join(' › ') }, { cause: thrown });
	}
	return new AppError('internal', { detail: String(thrown) }, { cause: thrown });
}

function causes(thrown: unknown): string[] {
	const names: string[] = [];
	let current = thrown;
	for (let depth = 0; depth < 5 && typeof current === 'object' && current !== null; depth++) {
		const { name, inner, message } = current as { name?: unknown; inner?: unknown; message?: unknown };
		if (typeof name === 'string') names.push(name);
		if (typeof message === 'string' && message.includes('QuotaExceeded')) names.push('QuotaExceededError');
		current = inner;
	}
	return names;
}
