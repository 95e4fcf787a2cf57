import type { Server } from 'node:http';
export function serve(options: {
	folder: string;
	port?: number;
	withPolicy?: boolean;
}): Promise<{ server: Server; address: string }>;
