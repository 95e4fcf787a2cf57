import { fileURLToPath } from 'node:url';
import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';

const root = fileURLToPath(new URL('../../', import.meta.url));

const pureGlobals = [
	{
		name: 'Date',
		message: 'Use Excel serial days (core/table/serial.ts); the analysis date is an argument.',
	},
	{ name: 'setTimeout', message: 'Kernels are synchronous and report through a progress callback.' },
	{ name: 'setInterval', message: 'Kernels are synchronous and report through a progress callback.' },
	{ name: 'performance', message: 'No clock in core or io.' },
	{ name: 'window', message: 'core and io run in Node unchanged.' },
	{ name: 'document', message: 'core and io run in Node unchanged.' },
	{ name: 'navigator', message: 'core and io run in Node unchanged.' },
	{ name: 'localStorage', message: 'Only data/ owns storage.' },
	{ name: 'indexedDB', message: 'Only data/ owns storage.' },
	{ name: 'fetch', message: 'No request leaves the page.' },
];
const noRandom = {
	object: 'Math',
	property: 'random',
	message: 'Use the seeded generator of core/stats/random.ts.',
};

const restricted = [
	{
		selector: "CallExpression[callee.property.name='attr'][arguments.0.value='style']",
		message: 'Blocked by the Content-Security-Policy: use .style().',
	},
	{
		selector: "CallExpression[callee.property.name='html']",
		message: 'Blocked by the Content-Security-Policy.',
	},
	{
		selector: "MemberExpression[object.name='m'][computed=true]",
		message: 'A computed name brings every message into the first load: name them one by one.',
	},
	{ selector: 'ExportAllDeclaration', message: 'Name what is exported.' },
];
const asyncHandler = {
	selector: 'SvelteAttribute[key.name=/^on/] ArrowFunctionExpression[async=true]',
	message: 'Its faults would be lost: name a method that answers for them, behind void.',
};

export default ts.config(
	{
		ignores: [
			'dist/**',
			'src/i18n/messages/compiled/**',
			'tools/geo/out/**',
			'node_modules/**',
			'src/i18n/project.inlang/**',
		],
	},
	js.configs.recommended,
	...ts.configs.recommendedTypeChecked,
	...svelte.configs.recommended,
	prettier,
	...svelte.configs.prettier,
	{
		languageOptions: {
			globals: { ...globals.browser, ...globals.node },
			parserOptions: {
				tsconfigRootDir: root,
				// One program that holds all code: its types are found once, for the code and for its tests.
				project: 'tests/tsconfig.json',
			},
		},
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			'max-lines': ['error', { max: 400 }],
			'max-lines-per-function': ['error', { max: 60, skipComments: true }],
			'@typescript-eslint/no-explicit-any': 'error',
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
			'@typescript-eslint/require-await': 'off',
			'no-restricted-exports': ['error', { restrictDefaultExports: { direct: false } }],
			'no-restricted-properties': ['error', noRandom],
			'no-restricted-syntax': ['error', ...restricted],
		},
	},
	{ files: ['src/core/**', 'src/io/**'], rules: { 'no-restricted-globals': ['error', ...pureGlobals] } },
	{ files: ['workers/**'], rules: { 'max-lines': ['error', { max: 40 }] } },
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser } },
		rules: {
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off',
			'@typescript-eslint/no-unnecessary-condition': 'off',
			'svelte/no-at-html-tags': 'error',
			'svelte/require-each-key': 'error',
			'svelte/prefer-svelte-reactivity': 'off',
			'svelte/no-navigation-without-resolve': 'off',
		},
	},
	// The parser of components gives modules with runes to the type checker in another form, for which it builds its
	// program anew: 0.7 s each. They are plain TypeScript.
	{ files: ['**/*.svelte.ts'], languageOptions: { parser: ts.parser } },
	// Rules that ask for types build the program anew for each component, 0.7 s each: its types are svelte-check's, and a
	// promise that a handler would lose is told by its form.
	{ files: ['**/*.svelte'], ...ts.configs.disableTypeChecked },
	{
		files: ['**/*.svelte'],
		rules: {
			'max-lines': ['error', { max: 200 }],
			'no-restricted-syntax': ['error', ...restricted, asyncHandler],
		},
	},
	{
		files: ['tests/**', 'tools/**'],
		rules: { 'max-lines-per-function': 'off', '@typescript-eslint/no-non-null-assertion': 'off' },
	},
	{ files: ['**/*.js', '**/*.mjs', '**/*.cjs', '**/*.d.mts'], ...ts.configs.disableTypeChecked },
);
