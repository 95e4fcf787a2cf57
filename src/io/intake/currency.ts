import { currencyOf } from './formats.ts';
import { note, type IntakeNote, type NoteArgs } from './notes.ts';
import type { SheetState } from './propose.ts';
import { headerTexts } from './anatomy/header.ts';
import { fold } from './words.ts';

type CurrencyCode =
	'currency.column' | 'currency.sign' | 'currency.country' | 'currency.chinese' | 'currency.default';
type CurrencyNote = Extract<IntakeNote, { code: CurrencyCode }>;
const because = <C extends CurrencyCode>(code: C, args: NoteArgs[C]) => note(code, args) as CurrencyNote;

const BY_COUNTRY: Readonly<Record<string, string>> = {
	china: 'CNY',
	中国: 'CNY',
	'united kingdom': 'GBP',
	uk: 'GBP',
	英国: 'GBP',
	'united states': 'USD',
	usa: 'USD',
	us: 'USD',
	美国: 'USD',
	germany: 'EUR',
	france: 'EUR',
	spain: 'EUR',
	italy: 'EUR',
	netherlands: 'EUR',
	德国: 'EUR',
	法国: 'EUR',
	japan: 'JPY',
	日本: 'JPY',
	'hong kong': 'HKD',
	india: 'INR',
	australia: 'AUD',
	canada: 'CAD',
	switzerland: 'CHF',
	singapore: 'SGD',
};

/** The currency of an import: by a column of currencies, by signs in cells and formats, by the country of most lines, by language. */
export function proposeCurrency(states: readonly SheetState[]): CurrencyNote {
	return byColumn(states) ?? bySigns(states) ?? byCountry(states) ?? byLanguage(states);
}

function byColumn(states: readonly SheetState[]): CurrencyNote | null {
	const top = topText(states, 'transaction.currency');
	const code = top ? (currencyOf(top.text) ?? (/^[A-Z]{3}$/.test(top.text) ? top.text : null)) : null;
	return top && code ? because('currency.column', { currency: code, percent: top.percent }) : null;
}

function bySigns(states: readonly SheetState[]): CurrencyNote | null {
	const counts = new Map<string, number>();
	const add = (text: string, count: number) => {
		const code = currencyOf(text);
		if (code) counts.set(code, (counts.get(code) ?? 0) + count);
	};
	for (const { analysis } of states) {
		const { book } = analysis.source;
		for (const { stats, found } of analysis.columns) {
			if (found.numbers === 0) continue;
			const step = Math.max(1, Math.ceil(stats.texts.values.length / 500));
			for (let i = 0; i < stats.texts.values.length; i += step) {
				const text = book.text(stats.texts.values[i] ?? 0);
				if (text.length <= 30 && /\d/.test(fold(text))) add(text, stats.texts.counts[i] ?? 0);
			}
			if (stats.moneys > 0)
				for (const format of book.raw.formats) if (/[¥￥$€£]/.test(format)) add(format, 1);
		}
	}
	const [best] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
	return best ? because('currency.sign', { currency: best[0], count: best[1] }) : null;
}

function byCountry(states: readonly SheetState[]): CurrencyNote | null {
	for (const role of ['transaction.country', 'customer.country'] as const) {
		const top = topText(states, role);
		const code = top && top.percent >= 50 ? BY_COUNTRY[top.text.toLowerCase()] : undefined;
		if (top && code) return because('currency.country', { currency: code, percent: top.percent });
	}
	return null;
}

function byLanguage(states: readonly SheetState[]): CurrencyNote {
	const chinese = states.length === 0 || states.some(({ analysis }) => isChinese(analysis));
	return chinese
		? because('currency.chinese', { currency: 'CNY' })
		: because('currency.default', { currency: 'USD' });
}

function isChinese(analysis: SheetState['analysis']): boolean {
	return (
		analysis.naming.chinese ||
		/[\u3400-\u9fff]/.test(headerTexts(analysis.source, analysis.headerRow, analysis.headerRows).join(''))
	);
}

/** Most frequent value of the first column with a role. */
function topText(states: readonly SheetState[], role: string): { text: string; percent: number } | null {
	for (const { analysis, proposed } of states) {
		const plan = proposed.plan.columns.find((column) => column.role === role);
		const stats = analysis.columns.find((column) => column.source === plan?.source)?.stats;
		if (!stats || stats.texts.values.length === 0) continue;
		let best = 0;
		let sum = 0;
		stats.texts.counts.forEach((count, i) => {
			sum += count;
			if (count > (stats.texts.counts[best] ?? 0)) best = i;
		});
		const text = fold(analysis.source.book.text(stats.texts.values[best] ?? 0));
		return { text, percent: Math.floor(((stats.texts.counts[best] ?? 0) / sum) * 100) };
	}
	return null;
}
