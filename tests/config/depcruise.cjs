/* The import table of the architecture: each folder names what it may import; everything else is an error. */
const layer = (name, allowed, packages = []) => ({
	name: `${name}-imports`,
	severity: 'error',
	from: { path: `^src/${name}/` },
	to: {
		pathNot: [
			...allowed.map((folder) => `^src/${folder}/`),
			...packages.map((pkg) => `^node_modules/(@types/)?${pkg}(/|$)`),
		],
	},
});
const mathematics = [
	'd3-array',
	'd3-geo',
	'd3-delaunay',
	'topojson-client',
	'topojson-specification',
	'geojson',
	'flatbush',
	'kdbush',
	'gcoord',
];
const d3 = ['d3-[a-z]+', 'topojson-client', 'topojson-specification', 'geojson'];

module.exports = {
	forbidden: [
		{
			name: 'no-circular',
			severity: 'error',
			from: { pathNot: '^src/(ui/MenuItems|features/conditions/ConditionEditor).svelte$' },
			to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
		},
		{ name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
		layer('errors', ['errors']),
		layer('core', ['core', 'errors'], mathematics),
		layer(
			'io',
			['io', 'core', 'errors'],
			['xlsx', '@e965/xlsx', 'papaparse', 'fflate', 'shpjs', 'd3-geo', 'geojson', 'topojson-[a-z]+'],
		),
		layer('data', ['data', 'core', 'errors'], ['dexie']),
		layer('i18n', ['i18n', 'errors']),
		layer('ui', ['ui', 'i18n', 'errors'], ['bits-ui', '@lucide/svelte', 'svelte', '@internationalized/date']),
		layer(
			'grid',
			['grid', 'core', 'ui', 'i18n', 'errors', 'io/clipboard'],
			[...d3, 'svelte', '@lucide/svelte'],
		),
		layer('charts', ['charts', 'core', 'ui', 'i18n', 'errors'], [...d3, 'svelte', '@lucide/svelte']),
		layer('map', ['map', 'core', 'ui', 'i18n', 'errors'], [...d3, 'svelte', '@lucide/svelte']),
		layer(
			'features',
			['features', 'state', 'core', 'errors', 'ui', 'grid', 'charts', 'map', 'i18n'],
			['svelte', '@lucide/svelte', 'bits-ui'],
		),
		layer(
			'app',
			['app', 'state', 'features', 'ui', 'errors', 'i18n', 'styles'],
			['svelte', '@lucide/svelte', 'bits-ui'],
		),
		{
			name: 'features-apart',
			severity: 'error',
			from: { path: '^src/features/([^/]+)/' },
			// Conditions are edited wherever rules are.
			to: { path: '^src/features/', pathNot: '^src/features/($1|conditions)/' },
		},
		{
			name: 'compute-imports',
			severity: 'error',
			from: { path: '^src/compute/' },
			to: {
				pathNot: [
					'^src/(compute|errors)/',
					'^node_modules/comlink',
					'^src/core/',
					'^src/(io|data)/',
					'^workers/',
				],
			},
		},
		{
			name: 'compute-types-only',
			severity: 'error',
			from: { path: '^src/compute/' },
			to: { path: '^src/(io|data|core)/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'state-imports',
			severity: 'error',
			from: { path: '^src/state/' },
			to: { pathNot: ['^src/(state|core|compute|errors|i18n|io)/', '^node_modules/(svelte|esm-env)'] },
		},
		{
			name: 'state-io-types-only',
			severity: 'error',
			from: { path: '^src/state/' },
			to: { path: '^src/io/', dependencyTypesNot: ['type-only'] },
		},
		{
			name: 'only-the-data-worker-imports-data',
			severity: 'error',
			from: { path: '^workers/', pathNot: '^workers/data\\.worker' },
			to: { path: '^src/data/' },
		},
		{
			name: 'worker-imports',
			severity: 'error',
			from: { path: '^workers/' },
			to: { pathNot: ['^src/(core|io|errors|i18n|data)/', '^workers/', '^node_modules/comlink'] },
		},
		{
			name: 'dexie-in-data-only',
			severity: 'error',
			from: { pathNot: '^src/data/' },
			to: { path: '^node_modules/dexie' },
		},
	],
	options: {
		doNotFollow: { path: 'node_modules' },
		exclude: { path: 'src/i18n/messages/compiled' },
		tsPreCompilationDeps: true,
		tsConfig: { fileName: 'tsconfig.json' },
		enhancedResolveOptions: {
			extensions: ['.ts', '.js', '.mjs', '.svelte', '.json', '.css'],
			exportsFields: ['exports'],
			conditionNames: ['svelte', 'import', 'default'],
		},
	},
};
