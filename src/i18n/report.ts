import { m, type Locale } from './index.ts';

/** Words of an exported workbook, in its language, which need not be that of the interface. */
export function reportTexts(locale: Locale) {
	const options = { locale };
	return {
		summarySheet: m.report_sheet_summary({}, options),
		methodSheet: m.report_sheet_method({}, options),
		methodTitle: m.report_method_title({}, options),
		total: m.report_total({}, options),
		withUnit: (header: string, unit: string): string => m.report_header_withUnit({ header, unit }, options),
		pageOf: (page: string, pages: string): string => m.report_page_of({ page, pages }, options),
		certificate: m.report_certificate_title({}, options),
		fingerprint: m.report_certificate_fingerprint({}, options),
		fingerprintNote: m.report_certificate_fingerprintNote({}, options),
		fileFormat: m.report_certificate_format({}, options),
		fileFormatNote: m.report_certificate_formatNote({}, options),
		splitTitle: m.report_split_title({}, options),
		splitNote: (limit: string, sheets: string): string => m.report_split_note({ limit, sheets }, options),
	};
}

/** Size of the unit in which a report shows money. */
export type ReportUnit = 'one' | 'thousand' | 'tenThousand' | 'million' | 'hundredMillion';

const DIVISORS: Readonly<Record<ReportUnit, number>> = {
	one: 1,
	thousand: 1e3,
	tenThousand: 1e4,
	million: 1e6,
	hundredMillion: 1e8,
};
/** From this amount on, `auto` takes the unit; the first that fits. */
const AUTO: Readonly<Record<Locale, readonly (readonly [from: number, unit: ReportUnit])[]>> = {
	'zh-CN': [
		[1e11, 'hundredMillion'],
		[1e5, 'tenThousand'],
	],
	en: [
		[1e8, 'million'],
		[1e5, 'thousand'],
	],
};
const PER_UNIT: Readonly<
	Record<ReportUnit, { readonly cny: typeof m.report_unit_cny_one; readonly other: typeof m.report_unit_one }>
> = {
	one: { cny: m.report_unit_cny_one, other: m.report_unit_one },
	thousand: { cny: m.report_unit_cny_thousand, other: m.report_unit_thousand },
	tenThousand: { cny: m.report_unit_cny_tenThousand, other: m.report_unit_tenThousand },
	million: { cny: m.report_unit_cny_million, other: m.report_unit_million },
	hundredMillion: { cny: m.report_unit_cny_hundredMillion, other: m.report_unit_hundredMillion },
};

/**
 * Divisor, name and decimals of the unit in which a report shows money.
 *
 * @param largest the largest amount shown, for the unit `auto`
 */
export function reportMoney(
	unit: ReportUnit | 'auto',
	currency: string,
	largest: number,
	locale: Locale,
): { readonly divisor: number; readonly label: string; readonly decimals: number } {
	const chosen =
		unit === 'auto' ? (AUTO[locale].find(([from]) => Math.abs(largest) >= from)?.[1] ?? 'one') : unit;
	const texts = PER_UNIT[chosen];
	const label = currency === 'CNY' ? texts.cny({}, { locale }) : texts.other({ currency }, { locale });
	const shown = Math.abs(largest) / DIVISORS[chosen];
	return { divisor: DIVISORS[chosen], label, decimals: shown >= 10_000 ? 0 : 1 };
}
