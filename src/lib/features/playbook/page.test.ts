import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlug, keysFrom, pageKindList, slugOf } from './page';
import { shippedPages } from './shipped/shipped';
import { shippedTaxonomy } from '../escalations/taxonomy';
import { readMarkdown } from './text/markdown.server';
import { wordsToSay } from './text/tree';

describe('slugOf', () => {
	it.each([
		['The parcel is late', 'the-parcel-is-late'],
		['  “Ça va?”  — Größe ', 'ca-va-große'],
		['お客様', 'お客様'],
		['!!!', 'page']
	])('makes of %s the address %s', (title, slug) => expect(slugOf(title)).toBe(slug));

	it('makes an address of any title', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (title) => {
				const slug = slugOf(title);
				expect(slug).toMatch(/^[\p{L}\p{N}]+(-[\p{L}\p{N}]+)*$/u);
				expect(encodeURIComponent(slug)).toBeTruthy();
			})
		);
	});
});

describe('freeSlug', () => {
	it('counts on until one is free, and never takes the address of another page', () => {
		expect(freeSlug('late', new Set())).toBe('late');
		expect(freeSlug('late', new Set(['late', 'late-2']))).toBe('late-3');
		expect(freeSlug('practice', new Set())).toBe('practice-2');
	});
});

describe('keysFrom', () => {
	it('reads a line of tags', () => {
		expect(keysFrom(' Late,  big   parcel, late, ,')).toEqual(['late', 'big parcel']);
		expect(keysFrom('')).toEqual([]);
	});

	it('refuses what is too long or too many, in a sentence', () => {
		expect(() => keysFrom('x'.repeat(41))).toThrow('is longer than 40 characters.');
		expect(() => keysFrom(Array.from({ length: 13 }, (_, place) => place).join(','))).toThrow('At most 12');
	});
});

describe('the shipped pages', () => {
	const keysOf = (kind: 'cause' | 'reason') =>
		new Set(shippedTaxonomy[kind].flatMap(({ key, parts = [] }) => [key, ...parts.map((part) => part.key)]));

	it('are at least twenty, of every kind, each with an address and a title of its own', () => {
		expect(shippedPages.length).toBeGreaterThanOrEqual(20);
		expect(new Set(shippedPages.map(({ kind }) => kind))).toEqual(new Set(pageKindList));
		expect(new Set(shippedPages.map(({ key }) => key)).size).toBe(shippedPages.length);
		expect(new Set(shippedPages.map(({ title }) => title)).size).toBe(shippedPages.length);
		for (const { key } of shippedPages) expect(slugOf(key)).toBe(key);
	});

	it('are tied to causes and reasons that there are', () => {
		for (const { causes = [], reasons = [] } of shippedPages) {
			expect([...keysOf('cause')]).toEqual(expect.arrayContaining(causes));
			expect([...keysOf('reason')]).toEqual(expect.arrayContaining(reasons));
		}
	});

	it('help with every cause and every contact reason of the shipped lists', () => {
		const linked = new Set(shippedPages.flatMap(({ causes = [], reasons = [] }) => [...causes, ...reasons]));
		const without = [...shippedTaxonomy.cause, ...shippedTaxonomy.reason].filter(
			({ key }) => !linked.has(key)
		);
		expect(without.map(({ key }) => key)).toEqual([]);
	});

	it.each(shippedPages.map((page) => [page.title, page] as const))(
		'give in “%s” words to say, short enough to read during a call',
		(_, page) => {
			const blocks = readMarkdown(page.text);
			expect(wordsToSay(blocks).length).toBeGreaterThan(0);
			expect(page.text.split(/\s+/).length).toBeLessThan(320);
			expect(page.tags.length).toBeGreaterThan(0);
		}
	);
});
