/*
 * Runs before anything is painted, in plain old JavaScript: gives the page its light or dark theme, and says so when the
 * browser lacks what the app stands on.
 */
(function () {
	var theme = 'system';
	try {
		theme = JSON.parse(localStorage.getItem('fenqu.preferences') || '{}').theme || theme;
	} catch (blocked) {
		console.warn('preferences', blocked);
	}
	var isDark = theme === 'system' ? matchMedia('(prefers-color-scheme: dark)').matches : theme === 'dark';
	document.documentElement.setAttribute('data-theme', isDark ? 'dark' : 'light');
})();
(function () {
	var missing = [];
	if (typeof indexedDB === 'undefined') missing.push('IndexedDB');
	if (typeof Worker === 'undefined') missing.push('Web Workers');
	if (typeof CompressionStream === 'undefined') missing.push('CompressionStream');
	if (!(window.navigator && navigator.locks)) missing.push('Web Locks');
	if (typeof Array.prototype.toSorted !== 'function') missing.push('ES2023');
	if (typeof String.prototype.toWellFormed !== 'function') missing.push('ES2024');
	if (missing.length === 0) return;
	window.fenquUnsupported = true;
	document.addEventListener('DOMContentLoaded', function () {
		var box = document.getElementById('app');
		box.className = 'unsupported';
		box.textContent =
			'这个浏览器太旧，打不开分区。请用 Chrome、Edge 119、Firefox 119 或 Safari 17 以上的版本。 · ' +
			'This browser is too old for Fenqu. Use Chrome or Edge 119, Firefox 119 or Safari 17, or newer. (' +
			missing.join(', ') +
			')';
	});
})();
