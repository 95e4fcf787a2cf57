import { fileURLToPath } from 'node:url';
import { serve } from '../../../tools/serve.mjs';

/** Serves the built app on a fixed port of the loopback address while the scenarios run. */
async function serveDist(): Promise<() => void> {
	const { server } = await serve({ folder: fileURLToPath(new URL('../../../dist/', import.meta.url)), port: 4183 });
	return () => server.close();
}
export { serveDist as default };
