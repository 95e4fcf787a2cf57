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

	/** A whole text, its arguments filled in; a number that is not given is more than one. */
	say(key: string, args: Record<string, string | number> = {}): string {
		return filled(this.#forms(key, args).at(-1) ?? '', args);
	}

	/** A pattern of the whole text; an argument that is not given may be anything. */
	like(key: string, args: Record<string, string | number> = {}): RegExp {
		const patterns = this.#forms(key, args).map((form) =>
			filled(form, args)
				.split(/\{\w+\}/)
				.map(escape)
				.join('.*'),
		);
		return new RegExp(`^(?:${patterns.join('|')})$`);
	}

	/** The forms for the numbers given, that for more than one last. */
	#forms(key: string, args: Record<string, string | number>): readonly string[] {
		const found = catalogues[this.language].get(key);
		if (found === undefined) throw new Error(`no text ${key} in ${this.language}`);
		return typeof found === 'string' ? [found] : formsOf(found, args);
	}
}

/** Forms that suit the numbers given; a number that is not given may be one or more. */
function formsOf({ declarations, match }: Forms, args: Record<string, string | number>): string[] {
	const wanted = declarations.flatMap((declaration) => {
		const [, form, number] = /^local (\w+) = (\w+): plural$/.exec(declaration) ?? [];
		const given = number === undefined ? undefined : args[number];
		return given === undefined ? [] : [`${form ?? ''}=${Number(given) === 1 ? 'one' : 'other'}`];
	});
	return Object.entries(match).flatMap(([forms, text]) =>
		wanted.every((each) => forms.split(', ').includes(each)) ? [text] : [],
	);
}

function filled(text: string, args: Record<string, string | number>): string {
	return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(args[name] ?? whole));
}

function escape(text: string): string {
	return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
