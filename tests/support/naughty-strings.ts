import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './programs.js';

const collection = join(root, '../shared/data/importer-torture/naughty-strings.json');

/** Where the collection is not at hand, a few of our own kind. */
const own = [
	'undefined',
	'-1E+02',
	"=cmd|'/C calc'!A0",
	'@SUM(1+1)',
	"'; DROP TABLE escalations; --",
	'100%_\\',
	'<script>alert(1)</script>',
	'"><img src=x onerror=alert(1)>',
	'javascript:alert(1)',
	'{{constructor.constructor("alert(1)")()}}',
	'</textarea></script><svg onload=alert(1)>',
	'\u202Etxet desrever\u202C',
	'\u200B\uFEFF zero width',
	'Z\u0351\u036B\u0343a\u0369\u0365l\u0350g\u034Co',
	'👩‍👩‍👧‍👦🇦🇶🏳️‍🌈',
	'first line\nsecond line\ttab',
	'\u0001\u0008\u001B[31mred',
	'../../../../etc/passwd%00'
];

/** Texts that have broken programs, and where they come from. */
export function naughtyStrings(): { strings: string[]; from: string } {
	if (!existsSync(collection))
		return { strings: own, from: 'our own list, because the collection is not here' };
	const sections: { strings: string[] }[] = JSON.parse(readFileSync(collection, 'utf8'));
	return { strings: [...sections.flatMap(({ strings }) => strings), ...own], from: 'the whole collection' };
}
