import { build } from 'vite';

const WORKER = /\/workers\/[\w-]+\.worker\.ts$/;

/**
 * Serves each worker as one file, as the built app has it. Served module by module a worker asks for a hundred and more,
 * anew for every worker that a test starts.
 */
export function bundledWorkers() {
	const bundles = new Map();
	return {
		name: 'bundled-workers',
		apply: 'serve',
		enforce: 'pre',
		load(id) {
			const [file = '', query = ''] = id.split('?');
			if (!WORKER.test(file) || !query.includes('worker_file')) return null;
			if (!bundles.has(file)) bundles.set(file, bundle(file));
			return bundles.get(file);
		},
	};
}

/** @param {string} file entry of a worker */
async function bundle(file) {
	const { output } = await build({
		configFile: false,
		logLevel: 'error',
		build: {
			write: false,
			minify: false,
			target: 'es2022',
			modulePreload: false,
			rolldownOptions: { input: file, output: { codeSplitting: false } },
		},
	});
	return output[0].code;
}
