import { measure } from './measure.ts';

async function answer(reader: string, file: string): Promise<void> {
	const response = await fetch(file);
	if (!response.ok) throw new Error(`${file}: ${String(response.status)}`);
	postMessage(await measure(reader, new Uint8Array(await response.arrayBuffer())));
}

self.onmessage = (event: MessageEvent<{ reader: string; file: string }>) => {
	answer(event.data.reader, event.data.file).catch((error: unknown) => {
		postMessage({ error: String(error) });
	});
};
