import { expect, test } from 'vitest';
import { addressOf } from './entries';

test.each([
	['0800 111 0 111', 'tel:08001110111'],
	['+49 (30) 123-45', 'tel:+493012345'],
	['care@northwind.example', 'mailto:care@northwind.example'],
	['https://care.example/help', 'https://care.example/help'],
	['javascript:alert(1)', null],
	['Room 4, any time', null],
	['', null]
])('%s leads to %s', (reach, address) => expect(addressOf(reach)).toBe(address));
