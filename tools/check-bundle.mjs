/**
 * The built app holds no code made from text, and no web address except names that are never fetched. The policy of the
 * page would stop both; this finds them before a user does. Every exception has its reason.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './install.mjs';

const CODE_FROM_TEXT = /(?<![\w$.])eval\s*\(|\bnew Function\b|(?<![\w$.])Function\s*\(\s*["'`]/g;
const ADDRESS = /(?:https?|wss?):\/\/[\w.-]+\.[\w./#?=&%:-]*/g;

const allowed = [
	['http://www.w3.org/', 'XML namespace'],
	['http://purl.org/', 'XML namespace'],
	['http://purl.oclc.org/ooxml/', 'XML namespace'],
	['http://schemas.openxmlformats.org/', 'XML namespace'],
	['http://schemas.microsoft.com/', 'XML namespace'],
	['http://sheetjs.openxmlformats.org/', 'XML namespace that SheetJS reads'],
	['http://sheetjs.com', 'name of the writing program in SheetJS'],
	['https://github.com/mholt/PapaParse', 'licence comment'],
	['https://svelte.dev/e/', 'name of an error inside Svelte'],
	['https://paraglidejs.com/errors', 'name of an error inside the message runtime'],
	['http://example.com', 'base against which the message runtime parses a path'],
	['http://fallback.com', 'base against which the message runtime parses a path'],
	['http://bit.ly/2kdckMn', 'text of an error inside Dexie'],
	['https://tinyurl.com/y2uuvskb', 'text of an error inside Dexie'],
];

const dist = join(root, 'dist');
const files = readdirSync(dist, { recursive: true, withFileTypes: true })
	.filter((entry) => entry.isFile() && /\.(js|css|html|svg|webmanifest)$/.test(entry.name))
	.map((entry) => join(entry.parentPath, entry.name))
	.sort();
const problems = [];
for (const file of files) {
	const text = readFileSync(file, 'utf8');
	for (const { 0: found, index } of text.matchAll(CODE_FROM_TEXT))
		problems.push(`${file}: code from text: ${text.slice(index, index + found.length + 60)}`);
	for (const [address] of text.matchAll(ADDRESS))
		if (!allowed.some(([prefix]) => address.startsWith(prefix)))
			problems.push(`${file}: an address: ${address}`);
	if (/\bsourceMappingURL=/.test(text)) problems.push(`${file}: names a source map`);
}
for (const problem of problems) console.error(problem);
console.log(`${files.length} files of the build, ${problems.length} problems`);
if (problems.length > 0 || files.length === 0) process.exitCode = 1;
