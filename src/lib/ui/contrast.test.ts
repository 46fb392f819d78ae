import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../app.css', import.meta.url), 'utf8');
const [day = '', night = ''] = css.slice(0, css.indexOf('@custom-variant')).split('@variant night');

type Tokens = Record<string, string>;

function tokensOf(block: string): Tokens {
	return Object.fromEntries(
		[...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, hex]) => [name, hex])
	);
}

/** Relative luminance and contrast as WCAG 2.2 defines them. */
function luminance(hex: string): number {
	const [red = 0, green = 0, blue = 0] = [1, 3, 5]
		.map((at) => parseInt(hex.slice(at, at + 2), 16) / 255)
		.map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
	const [lighter = 0, darker = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x);
	return (lighter + 0.05) / (darker + 0.05);
}

const grounds = ['paper', 'surface', 'sunken'];
const textPairs = [
	...['ink', 'ink-soft', 'ink-faint', 'accent-text', 'attention', 'danger', 'calm'].flatMap((text) =>
		grounds.map((ground) => [text, ground])
	),
	...['attention', 'danger', 'calm'].flatMap((tone) =>
		[tone, 'ink', 'ink-soft'].map((text) => [text, `${tone}-soft`])
	),
	...['accent-text', 'ink', 'ink-soft'].map((text) => [text, 'accent-soft']),
	...['accent', 'accent-strong'].map((ground) => ['accent-ink', ground]),
	...['danger', 'danger-strong'].map((ground) => ['danger-ink', ground]),
	// Notices are drawn the other way round.
	['paper', 'ink']
];
const edgePairs = [
	...['line-field', 'accent', 'danger'].flatMap((edge) => grounds.map((ground) => [edge, ground])),
	...Array.from({ length: 8 }, (_, index) => [`c${index + 1}`, 'surface'])
];

describe.each([
	['light', tokensOf(day)],
	['dark', { ...tokensOf(day), ...tokensOf(night) }]
])('the %s theme', (_, tokens) => {
	it.each(textPairs)('lets %s be read on %s', (text = '', ground = '') => {
		expect(contrast(tokens[text]!, tokens[ground]!)).toBeGreaterThanOrEqual(4.5);
	});

	it.each(edgePairs)('lets %s be made out on %s', (edge = '', ground = '') => {
		expect(contrast(tokens[edge]!, tokens[ground]!)).toBeGreaterThanOrEqual(3);
	});
});

it('says every colour anew for the dark', () => {
	expect(Object.keys(tokensOf(night)).sort()).toEqual(Object.keys(tokensOf(day)).sort());
});
