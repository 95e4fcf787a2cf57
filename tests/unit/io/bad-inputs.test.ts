import { expect, test } from 'vitest';
import { tryBadInputs } from '../../bench/bad-inputs.ts';
import { sharedData } from '../../support/shared-data.ts';

const hasData = sharedData('bad-inputs/manifest.json') !== null;

test.skipIf(!hasData)(
	`PF15 every bad input ends as an import or a clear error${hasData ? '' : ' (skipped: no shared data)'}`,
	async () => {
		const endings = (await tryBadInputs())!;
		expect(endings).toHaveLength(67);
		expect(endings.filter((ending) => !ending.isOrderly)).toEqual([]);
		expect(endings.filter((ending) => ending.matches === false)).toEqual([]);
		expect(Object.keys(Object.prototype)).toEqual([]);
		expect('__pwn' in globalThis).toBe(false);
	},
);
