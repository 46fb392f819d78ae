import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARACTERS_READ, tokensOf } from './tokens';

const wordsOf = (text: string) => tokensOf(text).map(({ word }) => word);
const writingOf = (text: string) =>
	Object.fromEntries(tokensOf(text).map(({ word, written }) => [word, written]));
const addressed = (text: string) =>
	tokensOf(text)
		.filter(({ isAddressed }) => isAddressed)
		.map(({ word }) => word);

describe('The words of a summary', () => {
	it('are found in any language that has capitals, with accents as they are', () => {
		expect(wordsOf('Größe passt nicht; colis abîmé, paquete dañado, zu spät')).toEqual(
			['größe', 'passt', 'nicht', 'colis', 'abîmé', 'paquete', 'dañado', 'spät'] // prettier-ignore
		);
		expect(wordsOf('посылка не пришла, δέμα χάθηκε')).toEqual(['посылка', 'пришла', 'δέμα', 'χάθηκε']);
		expect(wordsOf('Cafe\u0301 and café')).toEqual(['café', 'and', 'café']);
	});

	it('are no words of scripts that know no capitals, as names could not be told from them', () => {
		expect(wordsOf('荷物が届きません สินค้าเสียหาย لم يصل الطرد')).toEqual([]);
	});

	it('hold no references, phone numbers or addresses, whatever is glued to them', () => {
		expect(
			wordsOf(
				'order AB-12/whitfield call +44 (0)20 7946-0958 or anna.whitfield@example.com via ' +
					'https://shop.example/orders/whitfield www.whitfield.example @whitfield x9whitfield ٣٤whitfield about customs'
			)
		).toEqual(['order', 'call', 'via', 'about', 'customs']);
	});

	it('are short enough to be words and long enough to say something', () => {
		expect(wordsOf(`up to ${'a'.repeat(31)} customs`)).toEqual(['customs']);
	});

	it('cannot hide behind characters that are not seen', () => {
		expect(wordsOf('cus\u200btoms cus\u00adtoms ｃｕｓｔｏｍｓ')).toEqual(['customs', 'customs', 'customs']);
	});

	it('are split where a word is drawn together', () => {
		expect(wordsOf("l'article doesn’t re-sent late/missing")).toEqual(
			['article', 'doesn', 'sent', 'late', 'missing'] // prettier-ignore
		);
	});

	it('tell a capital that begins a sentence from one that does not', () => {
		expect(
			writingOf('Parcel lost. Driver left it at Whitfield House: Neighbour denies\nRefund asked')
		).toEqual({
			parcel: 'capitalised-first',
			lost: 'lower',
			driver: 'capitalised-first',
			left: 'lower',
			whitfield: 'capitalised-within',
			house: 'capitalised-within',
			neighbour: 'capitalised-first',
			denies: 'lower',
			refund: 'capitalised-first',
			asked: 'lower'
		});
	});

	it('tell whom a form of address names', () => {
		expect(addressed('Mr. John Whitfield wants a refund, mrs whitfield too')).toEqual(
			['john', 'whitfield', 'whitfield'] // prettier-ignore
		);
		expect(addressed('Frau Dr. Sommer fragt nach; Mme Dubois attend')).toEqual(['sommer', 'dubois']);
		expect(addressed('they don’t know, I’m told')).toEqual([]);
	});

	it('are read from the beginning of a long text alone', () => {
		expect(wordsOf(`${'.'.repeat(CHARACTERS_READ)} customs`)).toEqual([]);
	});

	it('never hold a digit, an at sign or a capital, whatever the text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
				for (const { word } of tokensOf(text)) {
					expect(word).toMatch(/^[\p{L}\p{M}]+$/u);
					expect(word).toBe(word.toLowerCase());
				}
			}),
			{ numRuns: 1000 }
		);
	});
});
