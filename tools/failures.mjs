/** What failed, in few lines, out of the JSON reports of the two test runners. No dependencies. */
import { relative } from 'node:path';
import { root } from './install.mjs';

const LINES_OF_AN_ERROR = 24;

/** Failed and flaky scenarios of a Playwright report: place, title and first lines of the error. */
export function scenarioFailures(report) {
	return specsOf(report.suites)
		.flatMap(({ spec, path }) => spec.tests.map((test) => ({ spec, path, test })))
		.filter(({ test }) => test.status === 'unexpected' || test.status === 'flaky')
		.map(({ spec, path, test }) => {
			const word = test.status === 'flaky' ? 'passed at the second try' : 'failed';
			const messages = test.results.flatMap((result) => result.errors.map((error) => error.message));
			return entry(`${spec.file}:${spec.line} › ${[...path, spec.title].join(' › ')}: ${word}`, messages);
		})
		.join('\n');
}

function specsOf(suites = [], path = []) {
	return suites.flatMap((suite) => {
		const here = suite.title === suite.file ? path : [...path, suite.title];
		return [...(suite.specs ?? []).map((spec) => ({ spec, path: here })), ...specsOf(suite.suites, here)];
	});
}

/** Files of a Vitest report in which a test failed, or that did not load. */
export function filesThatFailed(report) {
	return (report?.testResults ?? []).filter(({ status }) => status === 'failed').map(({ name }) => name);
}

/** Failed tests of a Vitest report: file, title and first lines of the error; files that did not load. */
export function testFailures(report) {
	return report.testResults
		.flatMap((file) => {
			const name = relative(root, file.name);
			const tests = file.assertionResults.filter((test) => test.status === 'failed');
			if (tests.length === 0 && file.status === 'failed') return [entry(name, [file.message])];
			return tests.map((test) => entry(`${name} › ${test.fullName}`, test.failureMessages));
		})
		.join('\n');
}

function entry(title, messages) {
	const lines = messages.join('\n').split('\n').slice(0, LINES_OF_AN_ERROR);
	return [title, ...lines.map((line) => `    ${line}`)].join('\n');
}
