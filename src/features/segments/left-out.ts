/** Classes of customers that take no part in a classification. */
const LEFT_OUT = [
	'noOrders',
	'lapsed',
	'notScored',
	'refunded',
	'missingValue',
	'notClustered',
	'noise',
	'setAside',
	'unclassified',
	'unknown',
];

/** Whether a class holds customers that take no part. */
export function isLeftOut(classId: string): boolean {
	return LEFT_OUT.includes(classId);
}
