/**
 * Compiles the message catalogue into typed functions and fails when the two languages differ: a missing key, another
 * set of arguments, an empty text. The compiler itself would fall back to the base language without a word.
 */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';

const root = fileURLToPath(new URL('../', import.meta.url));
const folder = join(root, 'src/i18n/messages');
const compiled = join(folder, 'compiled');
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

/** Checks, then compiles. Throws with all problems in one message. */
export async function compileMessages() {
	const problems = checkMessages();
	if (problems.length > 0)
		throw new Error(`The message catalogue has ${problems.length} problems:\n  ${problems.join('\n  ')}`);
	await compile({
		project: join(root, 'src/i18n/project.inlang'),
		outdir: compiled,
		strategy: ['baseLocale'],
		emitTsDeclarations: true,
		emitReadme: false,
		outputStructure: 'message-modules',
	});
	joinDeclarations(join(compiled, 'messages'));
	keepPluralRules(join(compiled, 'registry.js'));
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
 * One file of types instead of one for each message: thousands of small files make every program of the type checker
 * and of the linter slow. The code stays in one module for each message, so that a page loads only those it names.
 */
function joinDeclarations(modules) {
	const names = readdirSync(modules).filter((name) => name.endsWith('.d.ts') && name !== '_index.d.ts');
	const shared = 'export type LocalizedString = import("../runtime.js").LocalizedString;\n';
	const declared = names.map((name) => readFileSync(join(modules, name), 'utf8').replace(shared, ''));
	writeFileSync(join(modules, '_index.d.ts'), shared + declared.join(''));
	for (const name of names) rmSync(join(modules, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
	await compileMessages().catch((error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
