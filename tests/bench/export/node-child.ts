import { measure } from './measure.ts';

const [writer = 'own', rows = '1000'] = process.argv.slice(2);
const before = process.cpuUsage();
const measured = await measure(writer, Number(rows));
const { user, system } = process.cpuUsage(before);
const cpu = (user + system) / 1000;
console.log(JSON.stringify({ ...measured, cpu, peak: process.resourceUsage().maxRSS / 1024 }));
