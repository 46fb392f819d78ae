import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMarkdown } from './markdown.server';
import { beginningOf, textOfBlocks, wordsToSay, type Block, type Inline } from './tree';

const kindsOfBlock = new Set(['paragraph', 'heading', 'list', 'words', 'lines', 'line']);
const kindsOfInline = new Set(['text', 'code', 'break', 'strong', 'emphasis', 'link']);

/** Everything that is in a tree, however deep. */
function everythingIn(blocks: readonly Block[]): (Block | Inline)[] {
	const within = (parts: readonly Inline[]): Inline[] =>
		parts.flatMap((part) => ('parts' in part ? [part, ...within(part.parts)] : [part]));
	return blocks.flatMap((block): (Block | Inline)[] => {
		if ('parts' in block) return [block, ...within(block.parts)];
		if (block.kind === 'list') return [block, ...block.items.flatMap(everythingIn)];
		return block.kind === 'words' ? [block, ...everythingIn(block.blocks)] : [block];
	});
}

/** Pieces that attacks on Markdown are made of, in any order. */
const hostile = fc
	.array(
		fc.oneof(
			fc.constantFrom(
				'<script>alert(1)</script>',
				'<img src=x onerror=alert(1)>',
				'<a href="javascript:alert(1)">',
				'[a](javascript:alert(1))',
				'[a](JaVaScRiPt:alert(1))',
				'[a](  javascript:alert(1))',
				'[a](&#106;avascript:alert(1))',
				'[a](java%0ascript:alert(1))',
				'[a](data:text/html;base64,PHNjcmlwdD4=)',
				'[a](vbscript:msgbox(1))',
				'[a](//evil.example)',
				'[a](\\\\evil.example)',
				'[a](/sign-out)',
				'[a](ftp://files.example/)',
				'[a](https://good.example/?q=1 "onmouseover=alert(1)")',
				'![x](https://good.example/pixel.png)',
				'![x](javascript:alert(1))',
				'<https://good.example>',
				'<javascript:alert(1)>',
				'[r]: javascript:alert(1)\n\n[r]',
				'> ',
				'- ',
				'1. ',
				'```\n',
				'**',
				'_',
				'`',
				'\n',
				'\n\n',
				'    ',
				'| a | b |\n|---|---|\n',
				'&lt;script&gt;',
				'\u202e',
				'\0',
				']]>',
				'{@html x}'
			),
			fc.string({ unit: 'binary', maxLength: 12 })
		),
		{ maxLength: 40 }
	)
	.map((pieces) => pieces.join(''));

describe('readMarkdown', () => {
	it('makes nothing of any text but what may be drawn', () => {
		fc.assert(
			fc.property(hostile, (text) => {
				for (const part of everythingIn(readMarkdown(text))) {
					expect(kindsOfBlock.has(part.kind) || kindsOfInline.has(part.kind)).toBe(true);
					if (part.kind === 'link') {
						expect(['http:', 'https:', 'mailto:']).toContain(new URL(part.address).protocol);
					}
					if (part.kind === 'heading') expect([2, 3]).toContain(part.level);
				}
			}),
			{ numRuns: 600 }
		);
	});

	it.each([
		'javascript:alert(1)',
		'JAVASCRIPT:alert(1)',
		'data:text/html,x',
		'vbscript:x',
		'//evil.example',
		'/sign-out',
		'file:///etc/passwd',
		'ftp://files.example'
	])('leads nowhere where a link says %s', (address) => {
		const parts = everythingIn(readMarkdown(`Read [this](${address}) first`));
		expect(parts.filter(({ kind }) => kind === 'link')).toEqual([]);
		expect(textOfBlocks(readMarkdown(`Read [this](${address}) first`))).toContain('this');
	});

	it('keeps raw HTML as the text it is', () => {
		const text = 'Say <b onclick="alert(1)">sorry</b> & mean it';
		expect(readMarkdown(text)).toEqual([{ kind: 'paragraph', parts: [{ kind: 'text', text }] }]);
		expect(textOfBlocks(readMarkdown('<script>alert(1)</script>'))).toBe('<script>alert(1)</script>');
	});

	it('shows what an image says, never the image', () => {
		expect(readMarkdown('![a parcel](https://shop.example/a.png)')).toEqual([
			{ kind: 'paragraph', parts: [{ kind: 'text', text: 'a parcel' }] }
		]);
	});

	it('reads what pages are written with', () => {
		const text = [
			'# First',
			'',
			'Say **it** _kindly_, as on [our site](https://shop.example/help).',
			'',
			'3. One',
			'4. Two',
			'',
			'> I am sorry.',
			'>',
			'> Here is what I do.'
		].join('\n');
		expect(readMarkdown(text)).toEqual([
			{ kind: 'heading', level: 2, parts: [{ kind: 'text', text: 'First' }] },
			{
				kind: 'paragraph',
				parts: [
					{ kind: 'text', text: 'Say ' },
					{ kind: 'strong', parts: [{ kind: 'text', text: 'it' }] },
					{ kind: 'text', text: ' ' },
					{ kind: 'emphasis', parts: [{ kind: 'text', text: 'kindly' }] },
					{ kind: 'text', text: ', as on ' },
					{
						kind: 'link',
						address: 'https://shop.example/help',
						parts: [{ kind: 'text', text: 'our site' }]
					},
					{ kind: 'text', text: '.' }
				]
			},
			{
				kind: 'list',
				ordered: true,
				start: 3,
				items: [
					[{ kind: 'paragraph', parts: [{ kind: 'text', text: 'One' }] }],
					[{ kind: 'paragraph', parts: [{ kind: 'text', text: 'Two' }] }]
				]
			},
			{
				kind: 'words',
				blocks: [
					{ kind: 'paragraph', parts: [{ kind: 'text', text: 'I am sorry.' }] },
					{ kind: 'paragraph', parts: [{ kind: 'text', text: 'Here is what I do.' }] }
				]
			}
		]);
	});

	it('reads a text that nests without end in no time, and ends', () => {
		expect(textOfBlocks(readMarkdown('> '.repeat(5_000) + 'deep'))).toBeTypeOf('string');
		expect(textOfBlocks(readMarkdown('*a '.repeat(3_000)))).toContain('a');
	});
});

describe('wordsToSay', () => {
	it('are the quotations of a text, as they would be copied', () => {
		const blocks = readMarkdown(
			'Before\n\n> I am **sorry**.\n>\n> Give me a moment.\n\n- then\n\n  > And now.'
		);
		expect(wordsToSay(blocks)).toEqual(['I am sorry.\n\nGive me a moment.', 'And now.']);
	});
});

describe('beginningOf', () => {
	it('ends with a whole word', () => {
		expect(beginningOf(readMarkdown('> Words first\n\nOne two three four'), 12)).toBe('One two…');
		expect(beginningOf(readMarkdown('> Words alone'))).toBe('Words alone');
	});
});
