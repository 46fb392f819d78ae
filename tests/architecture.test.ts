import { describe, expect, test } from 'vitest';
import { agreedDoorways, agreedImports } from './support/architecture/agreed';
import {
	commandsThatDoNotAuthorise,
	countCommands,
	outsideUsedInside
} from './support/architecture/commands';
import { forbiddenImports, homeless, unusedExceptions } from './support/architecture/imports';
import { badNames, clockReaders, readersThatWrite } from './support/architecture/manners';
import {
	countStatements,
	statementsWithoutOrganisation,
	unusedDoorways
} from './support/architecture/queries';
import { readSources } from './support/architecture/sources';

const sources = readSources();

describe('the app', () => {
	test('is read as a whole', () => {
		expect(sources.size).toBeGreaterThan(80);
		expect(homeless(sources)).toEqual([]);
		expect(countCommands(sources)).toBeGreaterThan(25);
		expect(countStatements(sources)).toBeGreaterThan(60);
	});

	test('imports only what the table of the architecture allows', () => {
		expect(forbiddenImports(sources, agreedImports)).toEqual([]);
	});

	test('authorises in every command before it writes', () => {
		expect(commandsThatDoNotAuthorise(sources)).toEqual([]);
	});

	test('reads inside a transaction through that transaction', () => {
		expect(outsideUsedInside(sources)).toEqual([]);
	});

	test('says in every statement which organisation it is about', () => {
		expect(statementsWithoutOrganisation(sources, agreedDoorways)).toEqual([]);
	});

	test('never writes where it reads', () => {
		expect(readersThatWrite(sources)).toEqual([]);
	});

	test('reads the clock in its outermost layer alone', () => {
		expect(clockReaders(sources)).toEqual([]);
	});

	test('names no file after what it is not', () => {
		expect(badNames(sources.keys())).toEqual([]);
		expect(badNames(readSources('tests').keys())).toEqual([]);
	});

	test('makes use of every exception', () => {
		expect(unusedExceptions(sources, agreedImports)).toEqual([]);
		expect(unusedDoorways(sources, agreedDoorways)).toEqual([]);
	});
});
