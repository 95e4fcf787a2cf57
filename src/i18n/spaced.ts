import type { Locale } from './index.ts';

const BESIDE = /(?<=[\u4e00-\u9fff])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[\u4e00-\u9fff])/gu;
const QUOTED = /(“[^”]*”)/u;

/** A name that Chinese text follows: letter by letter, with a space after it where it ends in Latin letters or digits. */
export function nameBefore(name: string, locale: Locale): string {
	return locale !== 'en' && /[A-Za-z0-9]$/u.test(name) ? `${name} ` : name;
}

/** Chinese keeps a space between Han characters and the Latin letters or digits of a name; what is quoted stays as it is. */
export function spaced(text: string, locale: Locale): string {
	if (locale === 'en') return text;
	const parts = text.split(QUOTED);
	return parts.map((part, i) => (i % 2 === 0 ? part.replace(BESIDE, ' ') : part)).join('');
}
