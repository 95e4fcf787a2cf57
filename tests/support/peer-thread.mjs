import { parentPort } from 'node:worker_threads';
import { tsImport } from 'tsx/esm/api';

const { help } = await tsImport('#src/core/cluster/index.ts', import.meta.url);
parentPort?.on('message', (run) => help(run, 1));
parentPort?.postMessage('ready');
