import { readFileSync } from 'node:fs';
import { measure } from './measure.ts';

const [reader = 'own', file = ''] = process.argv.slice(2);
const measured = await measure(reader, new Uint8Array(readFileSync(file)));
const peak = process.resourceUsage().maxRSS / 1024;
console.log(JSON.stringify({ ...measured, peak }));
