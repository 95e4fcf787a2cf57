/**
 * The project speaks of the product only, and nothing in it switches a check off: no paths of a machine, no word on
 * how it was made, no ticket numbers, no unfinished places, no way around the linter or the compiler.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './install.mjs';

const FOLDERS = ['src', 'workers', 'tests', 'docs', 'tools', 'public', '.ci'];
const FILES = ['README.md', 'CHANGELOG.md', 'index.html', 'package.json', 'vite.config.ts', 'tsconfig.json'];
const SKIPPED = /(^|\/)(node_modules|compiled|licences)\/|^src\/(map|core\/geo)\/data\/|package-lock\.json$/;
const TEXT = /\.(ts|mts|js|mjs|cjs|svelte|css|html|json|md|tsv|txt|yml|yaml|svg|as|webmanifest)$|^\.ci\/run$/;

const rules = [
	{
		name: 'a path of one machine',
		pattern: /(?<![\w./:@\\-])\/(?:work|tmp|root|home|Users|mnt|var\/folders)\/[\w.-]|[A-Z]:[\\/]+Users[\\/]/,
	},
	{
		name: 'a word on how it was made',
		pattern:
			/\b(?:claude|anthropic|openai|chat-?gpt|gpt-[345o]|copilot|llms?|language models?|sub-?agents?|ai[ -](?:generated|assisted|written|agent)|co-authored-by|vibe[ -]cod\w+)\b|\b(?:the|my|our) (?:brief|helpers|orchestrator)\b/i,
	},
	{
		name: 'a ticket number',
		pattern:
			/\b(?:issues?|tickets?|bugs?|PRs?|pull requests?) #?\d+\b|\b(?:fix(?:es|ed)?|close[sd]?|see|refs?) #\d+\b/i,
	},
	{
		name: 'an unfinished place',
		pattern:
			/\b(?:TODO|FIXME|TBD|HACK|WIP)\b|\b(?:lorem ipsum|not (?:yet )?implemented|coming soon|to be done|(?<!')stub(?:s|bed)?)\b/,
	},
	{
		name: 'a check switched off',
		pattern:
			/eslint-(?:disable|enable)|@ts-(?:ignore|nocheck|expect-error)|prettier-ignore|(?:v8|c8|istanbul) ignore|depcruise-ignore|\b(?:it|test|describe)\.(?:only|todo|fixme)\b|(?<![\w.])x(?:it|describe)\(/,
	},
	{
		name: 'any',
		files: /\.(?:ts|mts|svelte)$/,
		pattern: /(?:[:<,|&(=]|\bas)\s*any\b(?=\s*(?:[;,)>=|&[\]{}]|$))/,
	},
];

const self = relative(root, fileURLToPath(import.meta.url))
	.split(sep)
	.join('/');
let count = 0;
let files = 0;
for (const path of paths()) {
	files++;
	const lines = readFileSync(join(root, path), 'utf8').split('\n');
	lines.forEach((line, index) => {
		for (const { name, pattern, files: only } of rules) {
			const match = only && !only.test(path) ? null : pattern.exec(line);
			if (!match) continue;
			count++;
			console.error(`${path}:${index + 1}: ${name}: ${line.trim().slice(0, 140)}`);
		}
	});
}
console.log(`${files} files, ${count} words that do not belong`);
if (count > 0) process.exitCode = 1;

function paths() {
	const inside = FOLDERS.flatMap((folder) =>
		readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/')),
	);
	const top = readdirSync(root).filter((name) => FILES.includes(name));
	return [...inside, ...top].filter((path) => path !== self && TEXT.test(path) && !SKIPPED.test(path)).sort();
}
