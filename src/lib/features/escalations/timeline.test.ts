import { describe, expect, test } from 'vitest';
import type { EventDetails, EventKind } from './escalation';
import { changesOf, fromItsImport, headlineOf, wordsOf, type TimedEvent } from './timeline';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };

describe('a timeline says', () => {
	test.each<[EventKind, EventDetails, string]>([
		['logged', {}, 'Logged'],
		['imported', {}, 'Imported'],
		[
			'handed-up',
			{ to: '2, Duty lead', assignee: 'Lena', reason: 'Beyond authority' },
			'Handed up to tier 2, Duty lead for Lena: Beyond authority'
		],
		['handed-up', { to: '3', assignee: null, reason: 'Knowledge' }, 'Handed up to tier 3: Knowledge'],
		['handed-down', { to: '1, the first line', assignee: null }, 'Handed down to tier 1, the first line'],
		['taken', { tier: 2 }, 'Taken at tier 2'],
		['cool-off-begun', { until: '2026-11-17T15:05:00.000Z' }, 'Took a pause until Tue 17 Nov, 16:05'],
		['cool-off-ended', {}, 'Back from the pause'],
		['reading-asked', { reader: 'Bo' }, 'Asked Bo to read a reply'],
		['reading-taken-back', { reader: 'Bo' }, 'Took a reply back before it was read'],
		['reply-approved', { author: 'Aisha' }, 'Approved the reply of Aisha'],
		['wording-suggested', { author: 'Aisha' }, 'Suggested another wording for the reply of Aisha'],
		['wording-settled', { whose: 'suggested' }, 'Took the suggested wording over'],
		['wording-settled', { whose: 'own' }, 'Kept the first wording of the reply'],
		['wording-settled', { whose: 'both' }, 'Settled on a wording of both'],
		['corrected', { changes: [] }, 'Corrected'],
		['resolved', { outcome: 'Refund', amount: 1250 }, 'Resolved: Refund, €12.50'],
		['resolved', { outcome: 'Apology', amount: null }, 'Resolved: Apology'],
		['reopened', {}, 'Opened again'],
		['follow-up-planned', { dueOn: '2026-11-19' }, 'Follow-up planned for Thu, 19 Nov 2026'],
		['follow-up-drafted', {}, 'Drafted the message of the follow-up'],
		['follow-up-done', { answer: 'not-satisfied' }, 'Follow-up done: not satisfied'],
		['follow-up-done', {}, 'Follow-up done']
	])('%s %o as “%s”', (kind, details, headline) => {
		expect(headlineOf({ kind, details }, habits)).toBe(headline);
	});

	test('what was said along with it, and what was promised', () => {
		const details = { note: 'Wants the manager', withinMinutes: 90, result: null };
		expect(wordsOf({ kind: 'handed-up', details })).toEqual([
			'To be taken within 1 hour 30 minutes.',
			'Wants the manager'
		]);
		expect(wordsOf({ kind: 'logged', details: {} })).toEqual([]);
	});

	test('what a correction changed', () => {
		const changes = [{ field: 'severity', before: 2, after: 3 }];
		expect(changesOf({ kind: 'corrected', details: { changes } })).toEqual(changes);
		expect(changesOf({ kind: 'logged', details: {} })).toEqual([]);
	});
});

describe('the timeline of an imported record begins with its import', () => {
	const loggedAt = new Date('2026-03-02T09:00:00Z');
	const at = new Date('2026-03-03T09:00:00Z');
	const resolved: TimedEvent = { id: 'e1', kind: 'resolved', details: {}, at, actorName: 'Aisha' };
	const imported = { importId: 'i1', loggedAt };

	test('which the record itself tells', () => {
		expect(fromItsImport([resolved], imported, 'Lena')).toEqual([
			{ id: 'i1', kind: 'imported', details: {}, at: loggedAt, actorName: 'Lena' },
			resolved
		]);
	});

	test('once, where an earlier version stored it', () => {
		const stored: TimedEvent = { ...resolved, id: 'e0', kind: 'imported', at: loggedAt };
		expect(fromItsImport([stored, resolved], imported, 'Lena')).toEqual([stored, resolved]);
	});

	test('and that of one logged here does not', () => {
		expect(fromItsImport([resolved], { importId: null, loggedAt }, null)).toEqual([resolved]);
	});
});
