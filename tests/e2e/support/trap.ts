import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

/** A server that nothing may reach: it remembers who knocked. */
export class Trap {
	readonly #server: Server;
	readonly #paths = new Set<string>();
	readonly #sockets: Socket[] = [];

	private constructor() {
		this.#server = createServer((request, response) => {
			// A window that got here asks for its icon by itself.
			if (request.url !== '/favicon.ico') this.#paths.add((request.url ?? '').slice(1));
			response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' });
			response.end('');
		});
		this.#server.on('connection', (socket: Socket) => this.#sockets.push(socket));
		this.#server.on('upgrade', (request, socket) => {
			this.#paths.add((request.url ?? '').slice(1));
			socket.destroy();
		});
	}

	static async start(): Promise<Trap> {
		const trap = new Trap();
		await new Promise<void>((ready) => trap.#server.listen(0, '127.0.0.1', ready));
		return trap;
	}

	get port(): number {
		return (this.#server.address() as AddressInfo).port;
	}
	/** Names of the ways that got through. */
	get caught(): string[] {
		return [...this.#paths].toSorted();
	}
	/**
	 * Connections over which anything was said, in whatever language. A connection that Chromium opens for a frame before it
	 * reads the policy, and closes without a byte, says nothing.
	 */
	get conversations(): number {
		return this.#sockets.filter(({ bytesRead }) => bytesRead > 0).length;
	}

	close(): void {
		this.#server.closeAllConnections();
		this.#server.close();
	}
}
