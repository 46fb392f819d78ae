import { describe, expect, test } from 'vitest';
import { calledOffMail, summaryMail } from './mails';

const habits = { locale: 'en-GB', timeZone: 'Europe/Berlin', currency: 'EUR' };
const retro = { title: 'November', teamName: 'Orders' };
const group = (id: string, given: Partial<{ title: string; notes: string; dots: number }> = {}) => ({
	id,
	title: '',
	notes: '',
	dots: 0,
	...given
});
const cards = (...groupIds: string[]) =>
	groupIds.map((groupId) => ({ groupId, text: 'You are all idiots, she said' }));

describe('the summary of a retro', () => {
	test('says what it was about by the names of groups, those with most dots first', () => {
		const groups = [
			group('scripts', { title: 'Scripts', dots: 1 }),
			group('parcels', { title: 'Late parcels', dots: 5, notes: 'The depot closes at noon.' })
		];
		const outcome = { groups, cards: cards('parcels', 'parcels', 'scripts'), actions: [] };
		expect(summaryMail(retro, outcome, habits, '2026-11-17').paragraphs).toEqual([
			'Orders looked back together. No actions were agreed on.',
			'What it was about:',
			'Late parcels (5 dots, 2 cards, with notes)',
			'Scripts (one dot, one card)'
		]);
	});

	test('holds nothing of what was written on cards and in notes, not where a group has no name either', () => {
		const groups = [group('nameless', { dots: 9, notes: 'She shouted' }), group('gone', { title: 'Gone' })];
		const outcome = { groups, cards: cards('nameless'), actions: [] };
		expect(summaryMail(retro, outcome, habits, '2026-11-17').paragraphs).toEqual([
			'Orders looked back together. No actions were agreed on.'
		]);
	});

	test('names no more groups than one reads', () => {
		const groups = Array.from({ length: 20 }, (_, place) => group(`${place}`, { title: `Theme ${place}` }));
		const outcome = { groups, cards: cards(...groups.map(({ id }) => id)), actions: [] };
		expect(summaryMail(retro, outcome, habits, '2026-11-17').paragraphs).toHaveLength(2 + 5);
	});
});

test('a retro that is called off is named with its time, where it has one', () => {
	const at = { ...retro, scheduledFor: new Date('2026-11-18T15:00:00Z') };
	expect(calledOffMail(at, habits).paragraphs[0]).toMatch(
		/^The retro of Orders of Wed, 18 Nov 2026, 16:00 was called off\.$/
	);
	expect(calledOffMail({ ...retro, scheduledFor: null }, habits).paragraphs).toEqual([
		'The retro of Orders was called off.'
	]);
});
