/**
 * Every rule of a `SPEC.md` under src/ begins the title of at least one test, every rule named by a title stands in a
 * `SPEC.md`, and no rule number is given twice.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { root } from './install.mjs';

const RULE_LINE = /^\s*(?:[-*]\s+)?(?:\*\*)?([A-Z]{2,5}\d+)\b/;
const RULE_TITLE = /^([A-Z]{2,5}\d+)\b/;
const RUNNERS = new Set(['test', 'it', 'describe']);

const problems = [];
const rules = new Map();
for (const path of filesUnder('src', (name) => name === 'SPEC.md')) {
	for (const line of readFileSync(join(root, path), 'utf8').split('\n')) {
		const rule = RULE_LINE.exec(line)?.[1];
		if (!rule) continue;
		if (rules.has(rule)) problems.push(`${rule} stands in ${rules.get(rule)} and in ${path}`);
		else rules.set(rule, path);
	}
}

const tested = new Map();
for (const path of filesUnder('tests', (name) => /\.(test|spec)\.ts$/.test(name))) {
	for (const title of titlesOf(path)) {
		const rule = RULE_TITLE.exec(title)?.[1];
		if (!rule) continue;
		if (!rules.has(rule)) problems.push(`${path}: “${title}” names a rule that no SPEC.md has`);
		tested.set(rule, (tested.get(rule) ?? 0) + 1);
	}
}
for (const [rule, path] of rules) if (!tested.has(rule)) problems.push(`${path}: ${rule} has no test`);

for (const problem of problems) console.error(problem);
console.log(`${rules.size} rules, ${problems.length} problems`);
if (problems.length > 0 || rules.size === 0) process.exitCode = 1;

function filesUnder(folder, isWanted) {
	return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && isWanted(entry.name))
		.map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
		.sort();
}

/** The literal beginnings of the titles given to test, it and describe, also through `.each(…)`, `.skipIf(…)`. */
function titlesOf(path) {
	const file = ts.createSourceFile(path, readFileSync(join(root, path), 'utf8'), ts.ScriptTarget.Latest);
	const titles = [];
	const visit = (node) => {
		if (ts.isCallExpression(node) && RUNNERS.has(calledName(node.expression))) {
			const [title] = node.arguments;
			if (title && ts.isStringLiteralLike(title)) titles.push(title.text);
			else if (title && ts.isTemplateExpression(title)) titles.push(title.head.text);
		}
		ts.forEachChild(node, visit);
	};
	visit(file);
	return titles;
}

/** `it` for `it`, `it.each(rows)` and `it.skipIf(condition)`. */
function calledName(expression) {
	let node = expression;
	while (!ts.isIdentifier(node)) {
		if (ts.isPropertyAccessExpression(node) || ts.isCallExpression(node)) node = node.expression;
		else return '';
	}
	return node.text;
}
