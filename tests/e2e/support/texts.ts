import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type Language = 'zh-CN' | 'en';

const folder = fileURLToPath(new URL('../../../src/i18n/messages/', import.meta.url));
const catalogues = { 'zh-CN': readCatalogue('zh-CN'), en: readCatalogue('en') };

/** A text with forms for one and for more; each form is named by the arguments it hangs on. */
interface Forms {
	readonly declarations: readonly string[];
	readonly match: Readonly<Record<string, string>>;
}

function readCatalogue(language: Language): Map<string, string | Forms> {
	const texts = new Map<string, string | Forms>();
	for (const area of readdirSync(folder)) {
		if (area === 'compiled') continue;
		const file: unknown = JSON.parse(readFileSync(`${folder}${area}/${language}.json`, 'utf8'));
		for (const [key, text] of Object.entries(file as Record<string, string | [Forms]>))
			texts.set(key, typeof text === 'string' ? text : text[0]);
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
		const found = catalogues[this.language].get(key);
		const text = typeof found === 'object' ? formOf(found, args) : found;
		if (text === undefined) throw new Error(`no text ${key} in ${this.language}`);
		return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
	}

	/** A pattern of the whole text; an argument that is not given may be anything. */
	like(key: string, args: Record<string, string | number> = {}): RegExp {
		const parts = this.say(key, args).split(/\{\w+\}/);
		return new RegExp(`^${parts.map(escape).join('.*')}$`);
	}
}

/** The form for the numbers given; a number that is not given is more than one. */
function formOf({ declarations, match }: Forms, args: Record<string, string | number>): string | undefined {
	const wanted = declarations.flatMap((declaration) => {
		const [, form, number] = /^local (\w+) = (\w+): plural$/.exec(declaration) ?? [];
		return form && number ? [`${form}=${Number(args[number]) === 1 ? 'one' : 'other'}`] : [];
	});
	return match[wanted.join(', ')];
}

function escape(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
