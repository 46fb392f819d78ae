import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { encodings, type FileFormat } from '../import';
import { detectFormat } from './format';

function found(content: string | Uint8Array, whole = true): FileFormat | string {
	const findings = detectFormat(typeof content === 'string' ? Buffer.from(content) : content, whole);
	return 'format' in findings ? findings.format : findings.refusal;
}

function encoded(text: string, encoding: string, addBOM = false): Buffer {
	return iconv.encode(text, encoding, { addBOM });
}

const cases = 'Date,Reason,Channel\n2026-01-02,Größe falsch,Straße\n2026-01-03,Rückgabe,Büro\n';

/** A file of a shop that sells abroad: half of its texts are English. */
function mixed(header: string, texts: string[]): string {
	const rows = Array.from(
		{ length: 40 },
		(_, row) => `${row},${texts[row % texts.length]}\n${row},Where is my parcel\n`
	);
	return `${header}\n${rows.join('')}`;
}

describe('the encoding', () => {
	test.each([
		['utf-8', encoded(cases, 'utf-8')],
		['utf-8', encoded(cases, 'utf-8', true)],
		['utf-16le', encoded(cases, 'utf-16le', true)],
		['utf-16be', encoded(cases, 'utf-16be', true)],
		['utf-16le', encoded(cases, 'utf-16le')],
		['utf-16be', encoded(cases, 'utf-16be')],
		['windows-1252', encoded(cases, 'windows-1252')],
		[
			'windows-1251',
			encoded('Дата,Причина\n2024-01-01,Поздняя доставка\n2024-01-02,Потерянная посылка\n', 'windows-1251')
		],
		[
			'windows-1250',
			encoded(
				'data,powód\n2024-01-01,Spóźniona dostawa\n2024-01-02,Zagubiona paczka – część\n',
				'windows-1250'
			)
		],
		[
			'windows-1250',
			encoded(
				mixed('Numer zgłoszenia,Kanał', ['Opóźniona przesyłka', 'Zwrot pieniędzy', 'Błędny rozmiar']),
				'windows-1250'
			)
		],
		[
			'windows-1250',
			encoded(mixed('Nr,Kanał', ['Größe passt nicht', '12.50 zł – źle', 'Article endommagé']), 'windows-1250')
		],
		[
			'windows-1250',
			encoded(
				mixed('Číslo,Důvod', [
					'Zpožděná zásilka',
					'Vrácení peněz',
					'Poškozené zboží',
					'Zákazník čeká',
					'Uzavření'
				]),
				'windows-1250'
			)
		],
		['windows-1251', encoded(mixed('Номер,Причина', ['Возврат денег', 'Задержка доставки']), 'windows-1251')],
		['iso-8859-7', encoded(mixed('Αριθμός,Λόγος', ['Καθυστέρηση παράδοσης', 'Επιστροφή']), 'windows-1253')],
		[
			'windows-1252',
			encoded(mixed('Sag,Årsag', ['Forkert størrelse', 'Ødelagt vare', 'København']), 'windows-1252')
		],
		[
			'shift_jis',
			encoded('日付,理由\n2024-01-01,配達の遅れ、電話\n2024-01-02,荷物の紛失、チャット\n', 'shift_jis')
		],
		['gb18030', encoded('日期,原因\n2024-01-01,送货延迟，电话\n2024-01-02,包裹丢失了两次\n', 'gb18030')],
		['euc-kr', encoded('날짜,이유\n2024-01-01,배송 지연\n2024-01-02,분실된 소포\n', 'euc-kr')]
	])('%s is recognised', (encoding, bytes) => {
		expect(found(bytes)).toMatchObject({ encoding, delimiter: ',' });
	});

	test('can be chosen among those that can be read', () => {
		expect(Object.keys(encodings).filter((name) => !iconv.encodingExists(name))).toEqual([]);
	});

	test('is the commonest of those that read the same', () => {
		expect(found(encoded('Timestamp,Name\n1395426422,bébé\n', 'latin1'))).toMatchObject({
			encoding: 'windows-1252'
		});
	});

	test('is UTF-8 also where the sample ends inside a character', () => {
		const bytes = encoded(cases + 'é', 'utf-8');
		expect(found(bytes.subarray(0, -1), false)).toMatchObject({ encoding: 'utf-8' });
	});
});

describe('the delimiter', () => {
	test.each([
		['comma', ',', 'a,b,c\n1,"x;y;z",3\n4,5,6\n'],
		['semicolon, though decimals have commas', ';', 'a;b;c\n1,5;2,5;x\n2,5;3;y\n'],
		['tab, though text has commas', '\t', 'a\tb\n1, 2\tx, y, z\n3\t4\n'],
		['vertical bar', '|', 'a|b\n1|2\n'],
		['caret', '^', 'a^b\n1^2\n'],
		['tilde', '~', 'a~b\n1~2\n'],
		['comma, though a row is short', ',', `a,b,c\n1;,2\n${'3,4;,5\n'.repeat(12)}`],
		['the one a spreadsheet declares', ';', 'sep=;\na;b,c\n1;2,3\n'],
		['comma, with quoted line breaks', ',', 'a,b\n1,"x\ny; z"\n2,"u; v\nw"\n']
	])('%s', (_, delimiter, text) => {
		expect(found(text)).toMatchObject({ delimiter });
	});
});

describe('the header', () => {
	test.each([
		[true, 'a,b,c\n1,2,3\n'],
		[true, 'text,category\nWhere is it?,late\nBroken,damage\n'],
		[true, ',name,age\n0,joe,20\n1,sam,30\n'],
		[true, 'id,status\n'],
		[
			false,
			'CC102-PDMI-001,eClass_5.1.3,10/3/2014,12,40,green,40\nCC200-009-001,eClass_5.1.3,11/3/2014,5,3,blue,38\n'
		],
		[false, 'Phone,Late\nPhone,Late\nChat,Lost\n'],
		[false, 'name,name\nx,y\n'],
		[true, 'Key,Opened,Comment,Comment,Comment\nA,B,C,D,E\n'],
		[false, 'Phone,Late,Late,Anna\nPhone,Lost,Late,Ben\n'],
		[false, '2026-01-01,Phone\n2026-01-02,Chat\n']
	])('is there: %s', (hasHeader, text) => {
		expect(found(text)).toMatchObject({ hasHeader });
	});
});

describe('titles above the header', () => {
	const table = 'ID,Opened,Reason,Channel\n1,2026-01-02,Refund,Phone\n2,2026-01-03,Refund,Chat\n';

	test.each([
		['a line and an empty one', 'Escalations 2026\n\n', 3],
		['lines with a comma', 'Escalations\nBy Lena, Northwind\n', 3],
		['rows that a spreadsheet filled up', 'Escalations,,,\n,,,\nGenerated,2026-11-01,,\n', 4],
		['a cell of two lines', '"Escalations\nof 2026",,,\n', 3],
		['nothing', '', undefined]
	])('are passed over: %s', (_, titles, firstLine) => {
		const format = found(titles + table);
		expect(format).toMatchObject({ hasHeader: true });
		expect((format as FileFormat).firstLine).toBe(firstLine);
	});

	test.each([
		['a table whose first row is short', 'Refund,,\nReturn,Phone,Late\nRefund,Chat,Lost\n'],
		['a header with few names', 'ID,,,\nA1,x,y,z\nA2,x,y,z\n'],
		['a table without a header', '1,2026-01-02,Refund\n2,2026-01-03,Refund\n']
	])('are never seen in %s', (_, text) => {
		expect(found(text)).not.toHaveProperty('firstLine');
	});
});

describe('refused in a sentence', () => {
	test.each([
		['an empty file', '', /empty/],
		['a file of blank lines', '\n\n  \n', /empty/],
		['one column', 'name\njoe\nsam\n', /^Line 1: .*one column/],
		['a quotation mark left open from the start', '"a,b\n1,2\n', /^Line 1: a quotation mark/],
		['a quotation mark left open in the first row', 'a,"b,c\n1,2,3\n', /^Line 1: a quotation mark/],
		['a web page', '<!DOCTYPE html><html><body>a,b</body></html>', /web page/],
		['JSON', '[{"a": 1, "b": 2},\n{"a": 2, "b": 3}]', /JSON/],
		['a zip', Buffer.from('PK\x03\x04\x14\0\x06\0data.csv', 'latin1'), /compressed file \(zip\)/],
		[
			'an Excel workbook',
			Buffer.from('PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'latin1'),
			/Excel workbook/
		],
		['an old Excel workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), /Excel workbook/],
		['a PDF', '%PDF-1.7\n', /PDF/],
		['a text document', '{\\rtf1 a,b\n1,2}', /RTF/],
		['NUL characters in its first row', `a\0,b\n${'1,2\n'.repeat(999)}`, /^Line 1: .*NUL/],
		['NUL characters', 'a,b\n1,\0\n', /^Line 2: .*NUL/],
		[
			'noise',
			Buffer.from(Array.from({ length: 400 }, (_, place) => (place * 37) % 31 || 1)),
			/control characters/
		],
		['ten thousand columns', Array(10_000).fill('x').join(',') + '\n', /10000 columns/]
	])('%s', (_, content, sentence) => {
		expect(found(content)).toMatch(sentence);
	});
});
