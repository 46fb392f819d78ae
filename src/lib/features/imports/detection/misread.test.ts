import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { isUtf8ReadAs1252 } from './misread';

const letters = fc.constantFrom(...'äöüßéèêçñãõåøæÀÉÜÑ£§°²');

it('knows UTF-8 that was read as Windows-1252', () => {
	fc.assert(
		fc.property(fc.array(letters, { minLength: 1 }), fc.string({ unit: 'grapheme-ascii' }), (some, plain) => {
			const written = plain + some.join(plain);
			const read = iconv.decode(Buffer.from(written, 'utf8'), 'windows-1252');
			if (!read.includes('\ufffd')) expect(isUtf8ReadAs1252(read)).toBe(true);
		})
	);
});

it.each(['Café à la crème', 'NÃO É AÇÃO', 'Größe “L” – 20 €', 'plain', 'Ångström', '£5', 'ÄÖÜ', ''])(
	'lets %j alone, which was written as Windows-1252',
	(text) => {
		expect(isUtf8ReadAs1252(text)).toBe(false);
	}
);
