const MAX_LENGTH = 120;
/** Names that Windows keeps for devices, with or without an extension. */
const RESERVED = /^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)/i;

/**
 * A file name that every system accepts: no path or control characters, no direction marks, no device name, at most 120
 * UTF-16 units before the extension.
 *
 * @param extension without the dot
 */
export function exportFileName(title: string, extension: string): string {
	const plain = title
		.toWellFormed()
		.normalize('NFC')
		.replace(/[<>:"/\\|?*]/g, ' ')
		.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '')
		.replace(/\s+/g, ' ')
		.slice(0, MAX_LENGTH)
		.toWellFormed()
		.replaceAll('\ufffd', '')
		.replace(/^[. ]+|[. ]+$/g, '');
	const safe = RESERVED.test(plain) ? `_${plain}` : plain;
	return `${safe || 'fenqu'}.${extension}`;
}
