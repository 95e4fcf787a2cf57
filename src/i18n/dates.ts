import { EMPTY, formatNumber } from './format.ts';
import type { Locale } from './index.ts';
import { m } from './messages/compiled/messages.js';

/** A calendar day. */
export interface Day {
	readonly year: number;
	readonly month: number;
	readonly day: number;
}

/** `2026-06-30 14:05` or `2026-06-30`; the time is dropped. Null for what is no such text. */
function parseIsoDay(iso: string): Day | null {
	const found = /^(\d{4})-(\d\d)-(\d\d)/.exec(iso);
	if (!found) return null;
	return { year: Number(found[1]), month: Number(found[2]), day: Number(found[3]) };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `iso` 2026-06-30 · `long` 2026 年 6 月 30 日, 30 Jun 2026 · `day` 6 月 30 日, 30 Jun · `month` 2026 年 6 月, Jun 2026. */
export function formatDay(
	date: Day | string | null,
	style: 'iso' | 'long' | 'day' | 'month',
	locale: Locale,
): string {
	const day = typeof date === 'string' ? parseIsoDay(date) : date;
	if (!day) return EMPTY;
	if (style === 'iso') return `${pad(day.year, 4)}-${pad(day.month)}-${pad(day.day)}`;
	if (locale === 'en') {
		const month = MONTHS[day.month - 1] ?? '';
		return [style === 'month' ? '' : day.day, month, style === 'day' ? '' : day.year]
			.filter(Boolean)
			.join(' ');
	}
	const year = style === 'day' ? '' : `${day.year} 年 `;
	return `${year}${day.month} 月${style === 'month' ? '' : ` ${day.day} 日`}`;
}

/** Day of an Excel serial (1900 system, its 29 February 1900 included). */
export function dayOfSerial(serial: number): Day {
	const whole = Math.floor(serial);
	if (whole === 60) return { year: 1900, month: 2, day: 29 };
	const date = new Date(((whole < 60 ? whole + 1 : whole) - 25_569) * 86_400_000);
	return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** `2026-06-30`, or with the time of day where it has one. */
export function formatSerial(serial: number, withTime: boolean): string {
	let whole = Math.floor(serial);
	let seconds = withTime ? Math.round((serial - whole) * 86_400) : 0;
	if (seconds === 86_400) {
		whole += 1;
		seconds = 0;
	}
	const date = formatDay(dayOfSerial(whole), 'iso', 'en');
	if (seconds === 0) return date;
	const clock = `${pad(Math.floor(seconds / 3600))}:${pad(Math.floor(seconds / 60) % 60)}`;
	return `${date} ${clock}${seconds % 60 === 0 ? '' : `:${pad(seconds % 60)}`}`;
}

/** How long ago, in milliseconds before now: 刚刚, 12 分钟前, 3 小时前, 昨天, 5 天前. */
export function formatAgo(milliseconds: number, locale: Locale): string {
	const minutes = Math.floor(milliseconds / 60_000);
	if (minutes < 1) return m.ui_ago_now({}, { locale });
	if (minutes < 60) return m.ui_ago_minutes({ count: minutes }, { locale });
	const hours = Math.floor(minutes / 60);
	if (hours < 24) return m.ui_ago_hours({ count: hours }, { locale });
	const days = Math.floor(hours / 24);
	return days === 1 ? m.ui_ago_yesterday({}, { locale }) : m.ui_ago_days({ count: days }, { locale });
}

const SPANS = { second: m.ui_span_second, minute: m.ui_span_minute, hour: m.ui_span_hour };

/** A span of time in its largest two units: 0.9 秒, 8 秒, 2 分 5 秒, 1 小时 12 分. */
export function formatDuration(seconds: number, locale: Locale): string {
	const say = (n: number, unit: keyof typeof SPANS) =>
		SPANS[unit](
			{ n: formatNumber(n, { decimals: n < 9.95 && unit === 'second' && n % 1 >= 0.05 ? 1 : 0 }) },
			{ locale },
		);
	if (seconds < 59.5) return say(Math.max(0, seconds), 'second');
	const whole = Math.round(seconds);
	const [major, minor] = whole < 3600 ? (['minute', 'second'] as const) : (['hour', 'minute'] as const);
	const large = whole < 3600 ? Math.floor(whole / 60) : Math.floor(whole / 3600);
	const small = whole < 3600 ? whole % 60 : Math.floor((whole % 3600) / 60);
	return small === 0 ? say(large, major) : `${say(large, major)} ${say(small, minor)}`;
}

function pad(value: number, width = 2): string {
	return String(value).padStart(width, '0');
}
