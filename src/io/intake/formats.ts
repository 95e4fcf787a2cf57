/** What a number format says about the numbers under it. */
export const FormatClass = { plain: 0, date: 1, dateTime: 2, time: 3, percent: 4, money: 5 } as const;
export type FormatClass = (typeof FormatClass)[keyof typeof FormatClass];

/** Class of an Excel number format. Elapsed time (`[h]:mm`) is a number. */
export function classOfFormat(format: string): FormatClass {
	if (format === '' || /^general$/i.test(format) || format === '@') return FormatClass.plain;
	const section = format.split(';')[0] ?? '';
	const money = /[¥￥$€£₩₹]|RMB|CNY/.test(section);
	const bare = section
		.replace(/"[^"]*"/g, (quoted) => (/[年月日]/.test(quoted) ? quoted.replace(/[^年月日]/g, '') : ''))
		.replace(/\\[年月日]/g, (escaped) => escaped.slice(1))
		.replace(/\\.|_./g, '')
		.replace(/\[[^\]]*\]/g, (bracket) => (/^\[(h+|m+|s+)\]$/i.test(bracket) ? '0' : ''))
		.replace(/am\/pm|a\/p|上午\/下午/gi, 'h');
	if (bare.includes('%')) return FormatClass.percent;
	if (/[0#?]/.test(bare) && !/[yd年日]/i.test(bare)) return money ? FormatClass.money : FormatClass.plain;
	const day = /[yd年日]/i.test(bare) || (/m{1,5}|月/i.test(bare) && !/[hs]/i.test(bare));
	const clock = /[hs]/i.test(bare);
	if (day) return clock ? FormatClass.dateTime : FormatClass.date;
	if (clock) return FormatClass.time;
	return money ? FormatClass.money : FormatClass.plain;
}

/** Currency a number format or a text names by its sign, as an ISO 4217 code; `¥` means CNY. */
export function currencyOf(text: string): string | null {
	if (/HK\$|HKD|港/.test(text)) return 'HKD';
	if (/NT\$|TWD|新台/.test(text)) return 'TWD';
	if (/JPY|円|日元/.test(text)) return 'JPY';
	if (/[¥￥]|RMB|CNY|人民[币幣]/.test(text)) return 'CNY';
	if (/€|EUR|欧元/.test(text)) return 'EUR';
	if (/£|GBP|英镑/.test(text)) return 'GBP';
	if (/\[\$-/.test(text) && !/\[\$[^-\]]/.test(text)) return null;
	return /\$|USD|美元/.test(text) ? 'USD' : null;
}
