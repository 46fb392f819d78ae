import MarkdownIt, { type Token } from 'markdown-it';
import type { Block, Inline } from './tree';

/** Raw HTML is text here, nothing guesses at links or quotes, and what is nested deeper is left out. */
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false, maxNesting: 20 }).disable([
	'table',
	'strikethrough'
]);

/**
 * Reads Markdown into what may be drawn: paragraphs, headings, lists, words to say (a quotation), lines as they are
 * (a block of code), a dividing line; and within them emphasis, code, breaks, and links to other sites or mail addresses.
 * Whatever else it may hold stays in it as the text it is.
 */
export function readMarkdown(text: string): Block[] {
	return blocksOf(new Tokens(parser.parse(text, {})), null);
}

/** Tokens come one after the other, opening and closing; this walks them once. */
class Tokens {
	#place = 0;

	constructor(private readonly tokens: readonly Token[]) {}

	next(): Token | undefined {
		return this.tokens[this.#place++];
	}
}

/** The blocks up to the token that closes what they are in, or to the end. */
function blocksOf(tokens: Tokens, closing: string | null): Block[] {
	const blocks: Block[] = [];
	for (let token = tokens.next(); token && token.type !== closing; token = tokens.next()) {
		blocks.push(...blocksFrom(token, tokens));
	}
	return blocks;
}

function blocksFrom(token: Token, tokens: Tokens): Block[] {
	switch (token.type) {
		case 'paragraph_open':
			return paragraphOf(inlineOf(tokens, 'paragraph_close'));
		case 'heading_open':
			return [
				{
					kind: 'heading',
					// The page's title is the one heading above it.
					level: token.tag === 'h1' || token.tag === 'h2' ? 2 : 3,
					parts: inlineOf(tokens, 'heading_close')
				}
			];
		case 'bullet_list_open':
			return [{ kind: 'list', ordered: false, start: 1, items: itemsOf(tokens, 'bullet_list_close') }];
		case 'ordered_list_open': {
			const start = Number(token.attrGet('start') ?? 1);
			return [{ kind: 'list', ordered: true, start, items: itemsOf(tokens, 'ordered_list_close') }];
		}
		case 'blockquote_open':
			return [{ kind: 'words', blocks: blocksOf(tokens, 'blockquote_close') }];
		case 'fence':
		case 'code_block':
			return [{ kind: 'lines', text: token.content.replace(/\n$/, '') }];
		case 'hr':
			return [{ kind: 'line' }];
		default:
			return token.content === '' ? [] : paragraphOf([{ kind: 'text', text: token.content }]);
	}
}

function paragraphOf(parts: Inline[]): Block[] {
	return parts.length === 0 ? [] : [{ kind: 'paragraph', parts }];
}

function itemsOf(tokens: Tokens, closing: string): Block[][] {
	const items: Block[][] = [];
	for (let token = tokens.next(); token && token.type !== closing; token = tokens.next()) {
		if (token.type === 'list_item_open') items.push(blocksOf(tokens, 'list_item_close'));
	}
	return items;
}

function inlineOf(tokens: Tokens, closing: string): Inline[] {
	const parts: Inline[] = [];
	for (let token = tokens.next(); token && token.type !== closing; token = tokens.next()) {
		parts.push(...partsOf(new Tokens(token.children ?? []), null));
	}
	return parts;
}

function partsOf(tokens: Tokens, closing: string | null): Inline[] {
	const parts: Inline[] = [];
	for (let token = tokens.next(); token && token.type !== closing; token = tokens.next()) {
		parts.push(...partsFrom(token, tokens));
	}
	return joined(parts);
}

function partsFrom(token: Token, tokens: Tokens): Inline[] {
	switch (token.type) {
		case 'strong_open':
			return [{ kind: 'strong', parts: partsOf(tokens, 'strong_close') }];
		case 'em_open':
			return [{ kind: 'emphasis', parts: partsOf(tokens, 'em_close') }];
		case 'link_open': {
			const address = openAddress(String(token.attrGet('href') ?? ''));
			const parts = partsOf(tokens, 'link_close');
			return address === null ? parts : [{ kind: 'link', address, parts }];
		}
		case 'code_inline':
			return [{ kind: 'code', text: token.content }];
		case 'softbreak':
			return [{ kind: 'text', text: ' ' }];
		case 'hardbreak':
			return [{ kind: 'break' }];
		default:
			return token.content === '' ? [] : [{ kind: 'text', text: token.content }];
	}
}

const openProtocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/** The address as the browser understands it, where it is one that a page may lead to. */
function openAddress(address: string): string | null {
	if (!URL.canParse(address)) return null;
	const url = new URL(address);
	return openProtocols.has(url.protocol) ? url.href : null;
}

/** Neighbouring texts as one. */
function joined(parts: readonly Inline[]): Inline[] {
	const result: Inline[] = [];
	for (const part of parts) {
		const last = result.at(-1);
		if (part.kind === 'text' && last?.kind === 'text')
			result[result.length - 1] = { kind: 'text', text: last.text + part.text };
		else result.push(part);
	}
	return result;
}
