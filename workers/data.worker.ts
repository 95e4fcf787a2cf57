import { buffersOf, dataMethods, type LoadedHistory, type LoadedProject } from '#src/data/index.ts';
import { moving, serve } from './serve.ts';

async function moved<T extends LoadedProject | LoadedHistory>(loaded: Promise<T>): Promise<T> {
	const value = await loaded;
	return moving(value, buffersOf(value.parts.values()));
}

const { load, history, ...others } = dataMethods();
const methods = {
	...others,
	load: (request: Parameters<typeof load>[0]) => moved(load(request)),
	history: (request: Parameters<typeof history>[0]) => moved(history(request)),
};
export type DataMethods = typeof methods;

serve(methods);
