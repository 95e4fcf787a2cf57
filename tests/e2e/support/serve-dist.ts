import { serve } from '../../../tools/serve.mjs';
import { distFolder, port } from './address.ts';

/** Serves the built app on a fixed port of the loopback address while the scenarios run. */
async function serveDist(): Promise<() => void> {
	const { server, address } = await serve({ folder: distFolder, port });
	if (address !== `http://127.0.0.1:${port}/`) {
		server.close();
		throw new Error(`port ${port} is taken; set E2E_PORT`);
	}
	return () => server.close();
}
export { serveDist as default };
