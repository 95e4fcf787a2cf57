import type { FieldTest } from '#src/core/model/index.ts';
import { isTextColumn, type Column } from '#src/core/table/index.ts';
import { numberNeeds, where } from './drafts.ts';
import { bandLimits } from './rounding.ts';
import { numbersOf, textsOf, type TemplateSource } from './source.ts';
import type { Need } from './types.ts';

/** The two sides of a column. What is on neither is unknown. */
export interface Sides {
	readonly high: FieldTest;
	readonly low: FieldTest;
}

/** Words for two sides; the second side is asked first, since “not willing” holds “willing”. */
export interface SideWords {
	readonly high: RegExp;
	readonly low: RegExp;
}

const LEVEL: SideWords = {
	high: /高|强|大|多|急|愿意|有意|充足|^[是有]$|high|strong|large|urgent|willing|^yes$/iu,
	low: /低|弱|小|少|不|无|没有|^否$|low|weak|small|little|unwilling|\bnot?\b|none/iu,
};
/** Made for the customer, or as in the catalogue. */
export const KIND: SideWords = {
	high: /定制|个性|专属|特殊|非标|custom|bespoke|tailor|special/iu,
	low: /标准|通用|常规|现货|standard|off.the.shelf|generic|regular/iu,
};
/** Professional and ordinary users. */
export const USER: SideWords = {
	high: /专业|资深|高级|专家|企业|professional|\bpro\b|expert|advanced|power|enterprise/iu,
	low: /普通|一般|初级|入门|个人|大众|ordinary|basic|casual|beginner|novice|consumer|standard|personal/iu,
};

/** High and low: numbers above and below the rounded median, texts by their words. Null where a column does not tell. */
export function highAndLow(source: TemplateSource, column: Column, words = LEVEL): Sides | null {
	const field = column.id;
	if (!isTextColumn(column)) {
		const [value] = bandLimits(numbersOf(source, field), 'quantile', 2);
		if (value === undefined) return null;
		return { high: where(field, { op: '>=', value }), low: where(field, { op: '<', value }) };
	}
	const texts = textsOf(column).map(({ text }) => text);
	const low = texts.filter((text) => words.low.test(text));
	const high = texts.filter((text) => words.high.test(text) && !low.includes(text));
	if (low.length === 0 || high.length === 0) return null;
	return { high: where(field, { op: 'in', values: high }), low: where(field, { op: 'in', values: low }) };
}

/** What a column lacks to have two sides. */
export function sideNeeds(source: TemplateSource, column: Column, words = LEVEL): readonly Need[] {
	if (!isTextColumn(column)) return numberNeeds(source, column.id);
	if (textsOf(column).length === 0) return [{ kind: 'empty', field: column.id }];
	return highAndLow(source, column, words) ? [] : [{ kind: 'unreadable', field: column.id }];
}
