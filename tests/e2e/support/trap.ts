import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that nothing may reach: it remembers who knocked. */
export class Trap {
	readonly #server: Server;
	readonly #paths = new Set<string>();
	#connections = 0;

	private constructor() {
		this.#server = createServer((request, response) => {
			this.#paths.add((request.url ?? '').slice(1));
			response.writeHead(200, { 'Access-Control-Allow-Origin': '*', 'Content-Type': 'text/javascript' });
			response.end('');
		});
		this.#server.on('connection', () => this.#connections++);
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
	/** Connections opened, whatever was said over them. */
	get connections(): number {
		return this.#connections;
	}

	close(): void {
		this.#server.closeAllConnections();
		this.#server.close();
	}
}
