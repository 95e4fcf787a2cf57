/** Signals that a workbook uses something this reader does not know for certain; it then goes to SheetJS whole. */
export class OddWorkbook extends Error {
	override readonly name = 'OddWorkbook';
}
