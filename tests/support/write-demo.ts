/** Writes the demo workbook of the tests: `tsx demo.ts <file> [zh-CN|en] [customers]`. */
import { writeFileSync } from 'node:fs';
import { projectWorkbook } from '#src/io/project-file/index.ts';
import { writeWorkbook } from '#src/io/xlsx/write/index.ts';
import { demoInput } from '../../tests/support/report-demo.ts';
import { joined, validateWorkbook } from '../../tests/support/ooxml-validator.ts';

const [file = '/tmp/demo.xlsx', locale = 'zh-CN', customers = '412'] = process.argv.slice(2);
const { parts } = await writeWorkbook(
	await projectWorkbook(demoInput(Number(customers), locale === 'en' ? 'en' : 'zh-CN')),
);
const bytes = joined(parts);
writeFileSync(file, bytes);
for (const problem of validateWorkbook(bytes).problems) console.error(problem);
