import { measure } from './measure.ts';

self.onmessage = (event: MessageEvent<{ writer: string; rows: number }>) => {
	measure(event.data.writer, event.data.rows).then(
		(measured) => postMessage(measured),
		(error: unknown) => postMessage({ error: String(error) }),
	);
};
