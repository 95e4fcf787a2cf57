/** Checks that a project survives being opened and saved by LibreOffice: `node tools/libreoffice/round-trip.mjs`. */
import { existsSync } from 'node:fs';
import { register } from 'tsx/esm/api';

const candidates = [
	process.env.FENQU_SOFFICE,
	'/usr/bin/soffice',
	'/usr/bin/libreoffice',
	'/Applications/LibreOffice.app/Contents/MacOS/soffice',
	'C:/Program Files/LibreOffice/program/soffice.exe',
];
const soffice = candidates.find((path) => path && existsSync(path));

if (!soffice) console.log('skipped: LibreOffice is not installed');
else {
	register();
	const { roundTrip } = await import('../../tests/support/libreoffice-round-trip.ts');
	const problems = await roundTrip(soffice);
	for (const problem of problems) console.error(problem);
	if (problems.length > 0) process.exitCode = 1;
	else
		console.log(
			'LibreOffice opened and saved all workbooks; projects and plans are identical, moved customers are found',
		);
}
