// The first that matches is meant: browsers name those they descend from as well.
const browsers: [RegExp, string][] = [
	[/\bEdg(A|iOS)?\//, 'Edge'],
	[/\b(OPR|Opera)\//, 'Opera'],
	[/\bSamsungBrowser\//, 'Samsung Internet'],
	[/\bVivaldi\//, 'Vivaldi'],
	[/\b(Firefox|FxiOS)\//, 'Firefox'],
	[/(Chrome|CriOS|Chromium)\//, 'Chrome'],
	[/\bSafari\//, 'Safari']
];

const systems: [RegExp, string][] = [
	[/\biPhone\b/, 'iPhone'],
	[/\biPad\b/, 'iPad'],
	[/\bAndroid\b/, 'Android'],
	[/\bWindows\b/, 'Windows'],
	[/\bCrOS\b/, 'ChromeOS'],
	[/\b(Mac OS X|Macintosh)\b/, 'macOS'],
	[/\bLinux\b/, 'Linux']
];

/** Browser and system in words, as "Firefox on Windows", from what a browser says about itself. */
export function deviceOf(userAgent: string | null): string {
	const named = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent ?? ''))?.[1];
	const [browser, system] = [named(browsers), named(systems)];
	if (browser && system) return `${browser} on ${system}`;
	return browser ?? system ?? 'An unknown device';
}
