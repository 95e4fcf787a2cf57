import { formatNumber, m } from '#src/i18n/index.ts';

/** Hours with their unit: `812 h`. */
export function hoursText(hours: number): string {
	return m.workload_hours({ value: formatNumber(hours, { decimals: Math.abs(hours) < 10 ? 1 : 0 }) });
}
