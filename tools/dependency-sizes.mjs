/** Prints what each package weighs in the built app: its code that is kept, minified and gzipped, in kB. */
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, minifySync } from 'vite';
import { compileMessages } from './messages.mjs';
import { root } from './install.mjs';

const code = new Map();

/** Notes the kept code of every module of a package, once for the page and once for all workers. */
function collect(where) {
	return {
		name: `sizes-${where}`,
		generateBundle(_options, bundle) {
			for (const chunk of Object.values(bundle)) {
				for (const [id, module] of Object.entries(chunk.modules ?? {})) {
					const name = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(id)?.[1];
					if (!name || !module.code) continue;
					const entry = `${name} (${where})`;
					code.set(entry, new Map(code.get(entry)).set(id, module.code));
				}
			}
		},
	};
}

await compileMessages();
await build({
	root,
	logLevel: 'silent',
	configFile: join(root, 'vite.config.ts'),
	plugins: [collect('page')],
	worker: { format: 'es', plugins: () => [collect('workers')] },
	build: { write: false },
});
for (const [entry, modules] of [...code].sort(([a], [b]) => (a < b ? -1 : 1))) {
	const whole = [...modules.values()].map((text) => `{${minified(text)}}`).join('\n');
	console.log(`${(gzipSync(whole).length / 1000).toFixed(1).padStart(8)} kB  ${entry}`);
}

function minified(text) {
	const { code: short, errors } = minifySync('module.js', text, {
		compress: true,
		mangle: { toplevel: true },
	});
	return errors?.length ? text : short;
}
