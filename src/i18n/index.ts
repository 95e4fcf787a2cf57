export { countOf, formatCell } from './cells.ts';
export type { CellContent, CellFormat, CellType, CountNoun } from './cells.ts';
export { dayOfSerial, formatAgo, formatDay, formatDuration, formatSerial } from './dates.ts';
export type { Day } from './dates.ts';
export {
	chooseUnit,
	collator,
	EMPTY,
	formatBytes,
	formatCompact,
	formatInUnit,
	formatInteger,
	formatMoney,
	formatNumber,
	formatCut,
	formatPercent,
	formatPoints,
	moneyUnit,
	rankTexts,
} from './format.ts';
export type { DisplayUnit, NumberOptions, NumberUnit } from './format.ts';
export { m } from './messages/compiled/messages.js';

/** The two languages of the product. */
export type Locale = 'zh-CN' | 'en';
