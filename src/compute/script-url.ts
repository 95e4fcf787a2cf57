interface TrustedTypesFactory {
	createPolicy(
		name: string,
		rules: { createScriptURL(url: string): string },
	): { createScriptURL(url: string): string };
}

const policy = (globalThis as { trustedTypes?: TrustedTypesFactory }).trustedTypes?.createPolicy(
	'app-worker-url',
	{
		createScriptURL: (url) => url,
	},
);

/** A script address that Trusted Types accept. Only addresses made by this folder may be passed. */
export function scriptUrl(url: string): string {
	return policy ? policy.createScriptURL(url) : url;
}
