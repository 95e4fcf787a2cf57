declare module 'address-parse' {
	export interface AddressParse {
		/** With `true` all of its parsers run and the best result comes first: its accurate mode. */
		parse(text: string, all?: boolean): unknown;
	}
	const parser: AddressParse & { default?: AddressParse };
	export default parser;
}
