import { expect, test } from 'vitest';
import { ROLE_IDS } from '#src/core/model/index.ts';
import type { IntakeNote } from '#src/io/intake/index.ts';
import { intakeStage, intakeText, SPOKEN_CODES } from '#src/i18n/intake.ts';
import { NAMED_ROLES, roleName } from '#src/i18n/roles.ts';

test('every role has a name, and every name a role', () => {
	expect([...NAMED_ROLES].sort()).toEqual([...ROLE_IDS].sort());
	for (const role of ROLE_IDS) expect(roleName(role)).not.toBe('');
});

test('notes of the intake are spoken with their arguments', () => {
	const notes: IntakeNote[] = [
		{ code: 'rows.totalSums', args: { row: 1234, label: '合计', columns: 2 } },
		{ code: 'type.unitHeader', args: { unit: '万', factor: 10_000 } },
		{ code: 'type.ambiguousDates', args: { count: 1500, order: 'dmy' } },
		{ code: 'header.none', args: {} },
	];
	const [total, unit, dates, none] = notes.map(intakeText);
	expect(total).toContain('1234');
	expect(total).toContain('合计');
	expect(unit).toContain('10,000');
	expect(dates).toContain('1,500');
	expect(dates).not.toContain('dmy');
	expect(none).not.toBe('');
});

test('every code has a sentence without a gap', () => {
	const args = new Proxy({}, { get: () => 7 });
	for (const code of SPOKEN_CODES) expect(intakeText({ code, args })).not.toMatch(/\{|\}|undefined/);
	expect(intakeStage('reading')).not.toBe('');
	expect(intakeStage('something else')).toBe(intakeStage('reading'));
});
