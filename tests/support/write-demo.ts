/** Writes the demo workbook of the tests: `npx tsx tests/support/write-demo.ts [file] [zh-CN|en] [customers]`. */
import { writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectWorkbook } from '#src/io/project-file/index.ts';
import { writeWorkbook } from '#src/io/xlsx/write/index.ts';
import { demoInput } from './report-demo.ts';
import { joined, validateWorkbook } from './ooxml-validator.ts';

const [file = join(tmpdir(), 'fenqu-demo.xlsx'), locale = 'zh-CN', customers = '412'] = process.argv.slice(2);
const { parts } = await writeWorkbook(
	await projectWorkbook(demoInput(Number(customers), locale === 'en' ? 'en' : 'zh-CN')),
);
const bytes = joined(parts);
writeFileSync(file, bytes);
for (const problem of validateWorkbook(bytes).problems) console.error(problem);
