/** The promise "no request leaves the page" as the browser enforces it. Used by the build (meta) and the server (headers). */
const directives = [
	"default-src 'none'",
	"script-src 'self' 'wasm-unsafe-eval'",
	"style-src 'self'",
	"img-src 'self' blob: data:",
	"font-src 'self'",
	"worker-src 'self' blob:",
	"connect-src 'none'",
	"manifest-src 'self'",
	"base-uri 'none'",
	"form-action 'none'",
	"frame-src 'none'",
	"object-src 'none'",
	"require-trusted-types-for 'script'",
	'trusted-types svelte-trusted-html app-worker-url',
];

/** For `<meta http-equiv>`: what a page can say of itself on any static host. */
export const metaPolicy = directives.join('; ');

/** For the header: adds what only a header may say. */
export const headerPolicy = [
	...directives,
	"frame-ancestors 'none'",
	'sandbox allow-scripts allow-same-origin allow-downloads allow-modals allow-forms',
].join('; ');

/** The service worker alone may fetch, and only from its own origin. */
export const serviceWorkerPolicy = "default-src 'none'; connect-src 'self'; script-src 'self'";

/** Alone in its process, a page may share memory between its threads. */
export const isolation = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
};

/** Headers of every response. */
export const headers = {
	...isolation,
	'Referrer-Policy': 'no-referrer',
	'X-Content-Type-Options': 'nosniff',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'Permissions-Policy':
		'camera=(), microphone=(), geolocation=(), usb=(), serial=(), hid=(), payment=(), display-capture=()',
};
