/**
 * Compiles the message catalogue into typed functions and fails when the two languages differ: a missing key, another
 * set of arguments, an empty text. The compiler itself would fall back to the base language without a word.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(root, 'src/i18n/messages');
const compiled = join(folder, 'compiled');
const stamp = join(compiled, 'made-from.txt');
const locales = ['zh-CN', 'en'];

/** Problems of the catalogue, one sentence each. */
export function checkMessages() {
	const problems = [];
	const owner = new Map();
	for (const area of readdirSync(folder).filter((name) => name !== 'compiled')) {
		const [zh, en] = locales.map((locale) =>
			JSON.parse(readFileSync(join(folder, area, `${locale}.json`), 'utf8')),
		);
		for (const key of new Set([...Object.keys(zh), ...Object.keys(en)])) {
			if (owner.has(key)) problems.push(`${key} stands in ${owner.get(key)} and in ${area}`);
			owner.set(key, area);
			if (!/^[a-z][a-zA-Z0-9]*(_[a-zA-Z0-9]+)*$/.test(key)) problems.push(`${area}: ${key} is no valid key`);
			if (!(key in zh) || !(key in en))
				problems.push(`${area}: ${key} is missing in ${key in zh ? 'en' : 'zh-CN'}`);
			else if (argumentsOf(zh[key]) !== argumentsOf(en[key]))
				problems.push(`${area}: ${key} has other arguments`);
			else if (/[\u3400-\u9fff]/.test(text(en[key])) && !key.endsWith('_native')) {
				problems.push(`${area}: ${key} is not translated into English`);
			}
			if ([zh[key], en[key]].some((value) => value !== undefined && text(value).trim() === ''))
				problems.push(`${area}: ${key} is empty`);
		}
	}
	return problems;
}

function text(value) {
	return typeof value === 'string' ? value : JSON.stringify(value);
}

function argumentsOf(value) {
	return [...new Set([...text(value).matchAll(/\{(\w+)\}/g)].map((match) => match[1]))].sort().join();
}

/** Checks, then compiles where anything has changed. Throws with all problems in one message. */
export async function compileMessages() {
	const problems = checkMessages();
	if (problems.length > 0)
		throw new Error(`The message catalogue has ${problems.length} problems:\n  ${problems.join('\n  ')}`);
	const sources = digestOfSources();
	if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return;
	await compile({
		project: join(root, 'src/i18n/project.inlang'),
		outdir: compiled,
		strategy: ['baseLocale'],
		emitReadme: false,
		outputStructure: 'message-modules',
	});
	writeDeclarations();
	keepPluralRules(join(compiled, 'registry.js'));
	writeFileSync(stamp, sources);
}

/** Tells whether the catalogue, its compiler or what is made of it here has changed. */
function digestOfSources() {
	const areas = readdirSync(folder).filter((name) => name !== 'compiled');
	const files = [
		fileURLToPath(import.meta.url),
		join(root, 'package-lock.json'),
		join(root, 'src/i18n/project.inlang/settings.json'),
		...areas.flatMap((area) => locales.map((locale) => join(folder, area, `${locale}.json`))),
	];
	const hash = createHash('sha256');
	for (const file of files) hash.update(readFileSync(file));
	return hash.digest('hex');
}

/** Rules of plurals are made once per language, not for every sentence with a number: making them costs more than the sentence. */
function keepPluralRules(path) {
	const made = 'return new Intl.PluralRules(locale, options).select(Number(input))';
	const code = readFileSync(path, 'utf8');
	if (!code.includes(made)) throw new Error('The compiled messages make their plural rules in another way.');
	const kept = `const key = locale + JSON.stringify(options);
	let rules = pluralRules.get(key);
	if (!rules) pluralRules.set(key, (rules = new Intl.PluralRules(locale, options)));
	return rules.select(Number(input))`;
	writeFileSync(path, `${code.replace(made, kept)}\nconst pluralRules = new Map();\n`);
}

/**
 * The types of what the app uses, in one file for all messages: those the compiler would write, thousands of files that
 * hold more lines of types than the app has of code, take longer than all else here and make every program of the type
 * checker and of the linter slow. The code stays in one module for each message, so that a page loads those it names.
 */
function writeDeclarations() {
	const modules = join(compiled, 'messages');
	const names = readdirSync(modules).filter((name) => name.endsWith('.js') && name !== '_index.js');
	const declared = names.map((name) => declarationOf(readFileSync(join(modules, name), 'utf8'), name));
	writeFileSync(
		join(compiled, 'runtime.d.ts'),
		`export type LocalizedString = string & { readonly __brand: 'LocalizedString' };
export declare function overwriteGetLocale(locale: () => 'zh-CN' | 'en'): void;\n`,
	);
	writeFileSync(join(compiled, 'messages.d.ts'), "export * as m from './messages/_index.js';\n");
	writeFileSync(
		join(modules, '_index.d.ts'),
		`import type { LocalizedString } from '../runtime.js';
type Options = { locale?: 'zh-CN' | 'en' };
type Plain = (inputs?: {}, options?: Options) => LocalizedString;
type Filled<Inputs> = (inputs: Inputs, options?: Options) => LocalizedString;
${declared.join('')}`,
	);
}

/** The type of one compiled message, with what it says for whoever points at its name. */
function declarationOf(module, file) {
	const [, inputs] = /@typedef \{(\{.*\})\} \w+Inputs /.exec(module) ?? [];
	const [, says, name] =
		/(\/\*\*\n\*[^]*)\n\*\n\* @param [^]*\*\/\n(?:export )?const (\w+) = /.exec(module) ?? [];
	if (!inputs || !name) throw new Error(`The compiled message ${file} is made in another way.`);
	const [, key = name] = /export \{ \w+ as "(\w+)" \}/.exec(module) ?? [];
	return `${says}\n*/\nexport declare const ${key}: ${inputs === '{}' ? 'Plain' : `Filled<${inputs}>`};\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await compileMessages().catch((error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
