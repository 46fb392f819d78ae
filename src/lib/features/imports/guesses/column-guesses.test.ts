import { describe, expect, test } from 'vitest';
import { fieldList, type Field } from '../mapping';
import { Profiler } from '../profile';
import { guessCauseSeparator, guessColumns } from './column-guesses';

/** What is guessed for a file of these columns, each with some of its values, by the names of the columns. */
function guessed(columns: Record<string, string[]>, hasHeader = true): Partial<Record<Field, string>> {
	const names = Object.keys(columns);
	const profiler = new Profiler(names);
	const rows = Math.max(...Object.values(columns).map(({ length }) => length));
	for (let row = 0; row < rows; row++) {
		profiler.add(names.map((name) => columns[name]![row % columns[name]!.length]!));
	}
	const found = guessColumns(profiler.finish(), hasHeader).columns;
	return Object.fromEntries(
		fieldList.flatMap((field) => (found[field] === undefined ? [] : [[field, names[found[field]]!]]))
	);
}

const ids = ['INC1', 'INC2', 'INC3', 'INC4'];
const days = ['2026-01-02', '2026-01-03', '2026-01-14', '2026-02-28'];
const few = ['Refund', 'Refund', 'Exchange', 'Refund'];
const sentences = ['It came late.', 'It never came.', 'Broken on arrival', 'Wrong size'];

describe('columns are guessed', () => {
	test('for an incident log in snake case', () => {
		expect(
			guessed({
				number: ids,
				made_sla: ['true', 'false'],
				opened_at: days,
				contact_type: ['Phone', 'Email', 'Phone', 'Phone'],
				category: few,
				priority: ['3 - Moderate', '1 - Critical'],
				closed_code: ['code 1', 'code 2'],
				resolved_at: days,
				closed_at: days
			})
		).toMatchObject({
			reference: 'number',
			occurred: 'opened_at',
			channel: 'contact_type',
			reason: 'category',
			severity: 'priority',
			outcome: 'closed_code',
			resolved: 'resolved_at'
		});
	});

	test('for times in seconds since 1970, which only names can tell from numbers', () => {
		const seconds = ['1735804800', '1735891200', '1735977600', '1736064000'];
		expect(guessed({ Ticket: ids, Created: seconds, Solved: seconds, Stock: seconds })).toMatchObject({
			occurred: 'Created',
			resolved: 'Solved'
		});
	});

	test('for complaints with words for names', () => {
		expect(
			guessed({
				'Date received': days,
				Product: few,
				Issue: few,
				'Consumer complaint narrative': sentences,
				'Submitted via': ['Web', 'Phone'],
				'Date sent to company': days,
				'Company response to consumer': ['Closed with relief', 'Closed'],
				'Complaint ID': ['77', '78', '79', '80']
			})
		).toEqual({
			occurred: 'Date received',
			reason: 'Issue',
			channel: 'Submitted via',
			outcome: 'Company response to consumer',
			summary: 'Consumer complaint narrative',
			reference: 'Complaint ID'
		});
	});

	test('for names in camel case, with ids of other things beside its own', () => {
		expect(
			guessed({
				ticketId: ids,
				requesterId: ['9', '9', '8', '7'],
				orderNumber: ['55', '56', '57', '58'],
				createdAt: days,
				updatedAt: days,
				contactReason: few,
				rootCause: few,
				escalationReason: few,
				refundAmount: ['12.50', '3', '0.99', '7'],
				subject: sentences
			})
		).toEqual({
			reference: 'ticketId',
			customerReference: 'requesterId',
			orderReference: 'orderNumber',
			occurred: 'createdAt',
			reason: 'contactReason',
			cause: 'rootCause',
			'first-line': 'escalationReason',
			amount: 'refundAmount',
			summary: 'subject'
		});
	});

	test.each([
		[
			'German',
			['Vorgangsnummer', 'Erstellt am', 'Geschlossen am', 'Kategorie', 'Ursache', 'Kanal', 'Betreff'],
			['Kundennummer', 'Bestellnummer', 'Erstattungsbetrag', 'Priorität']
		],
		[
			'French',
			['N° de dossier', 'Date de création', 'Date de clôture', 'Motif', 'Cause', 'Canal', 'Objet'],
			['N° client', 'N° de commande', 'Montant remboursé', 'Priorité']
		],
		[
			'Polish',
			['Numer sprawy', 'Data utworzenia', 'Data zamknięcia', 'Kategoria', 'Przyczyna', 'Kanał', 'Temat'],
			['Numer klienta', 'Numer zamówienia', 'Kwota zwrotu', 'Priorytet']
		],
		[
			'Spanish',
			['Caso', 'Fecha de creación', 'Fecha de cierre', 'Motivo', 'Causa', 'Canal', 'Asunto'],
			['Número de cliente', 'Número de pedido', 'Importe del reembolso', 'Prioridad']
		],
		[
			'Dutch',
			['Nummer', 'Aangemaakt op', 'Gesloten op', 'Reden', 'Oorzaak', 'Kanaal', 'Onderwerp'],
			['Klantnummer', 'Bestelnummer', 'Bedrag', 'Prioriteit']
		]
	])('for %s names', (_, [reference, occurred, resolved, reason, cause, channel, summary], more) => {
		const [customerReference, orderReference, amount, severity] = more;
		const names = { reference, occurred, resolved, reason, cause, channel, summary };
		const wanted = { ...names, customerReference, orderReference, amount, severity } as Record<Field, string>;
		const values: Partial<Record<Field, string[]>> = {
			reference: ids,
			occurred: days,
			resolved: days,
			summary: sentences,
			customerReference: ['K1', 'K1', 'K2', 'K2'],
			orderReference: ['55', '56', '57', '58'],
			amount: ['12,50', '3', '0,99', '7']
		};
		// From the last to the first, so that no place helps.
		const columns = (Object.entries(wanted) as [Field, string][]).reverse();
		expect(guessed(Object.fromEntries(columns.map(([field, name]) => [name, values[field] ?? few])))).toEqual(
			wanted
		);
	});

	test('for what a project tracker calls custom fields, and what a helpdesk calls a type', () => {
		expect(
			guessed({
				'Issue Type': ['Task', 'Bug'],
				'Issue key': ids,
				Created: days,
				'Custom field (Request Type)': few,
				'Custom field (Root cause)': few
			})
		).toEqual({
			reference: 'Issue key',
			occurred: 'Created',
			reason: 'Custom field (Request Type)',
			cause: 'Custom field (Root cause)'
		});
		expect(guessed({ 'Ticket ID': ids, 'Created time': days, Type: few, 'Ticket name': sentences })).toEqual({
			reference: 'Ticket ID',
			occurred: 'Created time',
			reason: 'Type',
			summary: 'Ticket name'
		});
	});

	test('with the time from a column of its own, unless the days bring it', () => {
		expect(guessed({ Date: days, Time: ['3:53:50 PM', '10:22:56 AM'] })).toEqual({
			occurred: 'Date',
			occurredTime: 'Time'
		});
		expect(guessed({ Date: ['2026-01-02 10:00'], Time: ['3:53 PM'] })).toEqual({ occurred: 'Date' });
	});

	test('by values alone where no row names them', () => {
		expect(guessed({ 'Column 1': ids, 'Column 2': days, 'Column 3': few }, false)).toEqual({
			occurred: 'Column 2'
		});
	});

	test('never for numbers that only look like seconds since 1970, or a number that comes twice', () => {
		expect(guessed({ phone: ['1395426422', '1395426423'], id: ['7', '7'] })).toEqual({});
		expect(guessed({ Timestamp: ['1395426422', '1395426423'] })).toEqual({ occurred: 'Timestamp' });
	});
});

test('several causes in a cell are noticed where splitting leaves fewer of them', () => {
	const profiler = new Profiler(['cause', 'other']);
	for (const cause of ['late; damaged', 'late', 'damaged', 'lost; late', 'lost'])
		profiler.add([cause, 'Ltd; Co']);
	const profile = profiler.finish();
	expect(guessCauseSeparator(profile, 0)).toBe(';');
	expect(guessCauseSeparator(profile, 1)).toBe('');
	expect(guessCauseSeparator(profile, undefined)).toBe('');
});

test('a comma sets causes apart where they stand alone, too, and is part of a name where they do not', () => {
	const separatorOf = (...causes: string[]) => {
		const profiler = new Profiler(['cause', 'other']);
		for (const cause of causes) profiler.add([cause, 'x']);
		return guessCauseSeparator(profiler.finish(), 0);
	};
	expect(separatorOf('late, damaged', 'late', 'damaged', 'lost, late', 'lost')).toBe(',');
	expect(
		separatorOf('Ours, billing', 'Ours, picking', 'Theirs, billing', 'Theirs, picking', 'Ours, late')
	).toBe('');
});
