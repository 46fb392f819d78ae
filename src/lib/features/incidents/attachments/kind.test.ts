import { describe, expect, test } from 'vitest';
import { isText, nameToDownload } from './kind';

const bytes = (text: string) => new TextEncoder().encode(text);

describe('isText', () => {
	test.each([
		['a transcript', bytes('Agent: hello\r\nCustomer: \tno'), true],
		['another script', bytes('שלום 👩🏽‍💻'), true],
		['a program', new Uint8Array([0x4d, 0x5a, 0x90, 0x00, 0x03]), false],
		['half a character', new Uint8Array([0xf0, 0x9f, 0x98]), false],
		['text with a NUL', bytes('a\0b'), false]
	])('tells for %s', (_, given, expected) => expect(isText(given)).toBe(expected));
});

describe('nameToDownload', () => {
	test.each([
		['voicemail.mp3', 'audio/mpeg', 'voicemail.mp3'],
		['Photo.JPEG', 'image/jpeg', 'Photo.JPEG'],
		['page.html', 'text/plain', 'page.html.txt'],
		['../../etc/passwd', 'text/plain', 'passwd.txt'],
		['C:\\temp\\shot.png', 'image/png', 'shot.png'],
		['gnp.\u202Eexe.png', 'image/png', 'gnp.exe.png'],
		['', 'application/pdf', 'attachment.pdf']
	] as const)('hands %s out as what it is', (name, kind, expected) => {
		expect(nameToDownload(name, kind)).toBe(expected);
	});
});
