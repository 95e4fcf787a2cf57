import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Language = 'zh-CN' | 'en';

const folder = fileURLToPath(new URL('../../../src/i18n/messages/', import.meta.url));
const catalogues = { 'zh-CN': readCatalogue('zh-CN'), en: readCatalogue('en') };

function readCatalogue(language: Language): Map<string, string> {
	const texts = new Map<string, string>();
	for (const area of readdirSync(folder)) {
		if (area === 'compiled') continue;
		const file: unknown = JSON.parse(readFileSync(`${folder}${area}/${language}.json`, 'utf8'));
		for (const [key, text] of Object.entries(file as Record<string, unknown>))
			if (typeof text === 'string') texts.set(key, text);
	}
	return texts;
}

/** The words of the interface as a user of that language reads them. */
export class Texts {
	readonly language: Language;

	constructor(language: Language) {
		this.language = language;
	}

	/** A whole text, its arguments filled in. */
	say(key: string, args: Record<string, string | number> = {}): string {
		const text = catalogues[this.language].get(key);
		if (text === undefined) throw new Error(`no text ${key} in ${this.language}`);
		return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
	}

	/** A pattern of the whole text; an argument that is not given may be anything. */
	like(key: string, args: Record<string, string | number> = {}): RegExp {
		const parts = this.say(key, args).split(/\{\w+\}/);
		return new RegExp(`^${parts.map(escape).join('.*')}$`);
	}
}

function escape(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
