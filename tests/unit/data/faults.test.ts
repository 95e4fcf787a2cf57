import { expect, test } from 'vitest';
import { AppError } from '#src/errors/index.ts';
import { storageFault } from '#src/data/faults.ts';

const nested = (name: string) => ({
	name: 'AbortError',
	message: '',
	inner: { name: 'TransactionError', message: '', inner: { name, message: '' } },
});

test('DAT8 a full disk is storage.quota however deep the cause lies', () => {
	for (const thrown of [
		{ name: 'QuotaExceededError' },
		nested('QuotaExceededError'),
		{ name: 'AbortError', message: 'x QuotaExceededError y' },
	]) {
		expect(storageFault(thrown).code).toBe('storage.quota');
	}
});

test('DAT20 after an upgrade by another tab every failure says so', () => {
	expect(storageFault({ name: 'DatabaseClosedError' }, 'outdated').code).toBe('storage.outdatedTab');
	expect(storageFault({ name: 'DatabaseClosedError' }).fault).toEqual({
		code: 'storage.unavailable',
		args: { detail: 'DatabaseClosedError' },
	});
});

test('DAT6 a number taken by another tab is a conflict', () => {
	expect(storageFault({ name: 'BulkError', inner: { name: 'ConstraintError' } }).code).toBe(
		'storage.conflict',
	);
});

test('DAT19 a native version error is storage.newerSchema; our own errors stay', () => {
	expect(storageFault({ name: 'VersionError' }).code).toBe('storage.newerSchema');
	const own = new AppError('project.notFound', { id: 'p' });
	expect(storageFault(own)).toBe(own);
	expect(storageFault('x').code).toBe('internal');
});
