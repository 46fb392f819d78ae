import { expect, test } from 'vitest';
import { offersFor, type OfferEvidence } from './offers';

const nothing: OfferEvidence = { topics: {}, askedFor: [], abuse: null };

test('nothing is offered without a number that speaks for it', () => {
	expect(offersFor(nothing)).toEqual([]);
	const fine = { mean: 3.6, isLow: false, inWords: '3.6 of 5' };
	expect(offersFor({ ...nothing, topics: { mood: fine, energy: fine, safe: fine } })).toEqual([]);
	expect(offersFor({ ...nothing, askedFor: [{ key: 'training', people: null }] })).toEqual([]);
	expect(offersFor({ ...nothing, abuse: { present: 4, before: 0 } })).toEqual([]);
});

test('each offer says what it rests on, being safe to speak first', () => {
	const offers = offersFor({
		topics: {
			workload: { mean: 2.2, isLow: false, inWords: '2.2 of 5' },
			safe: { mean: 3.1, isLow: true, inWords: '3.1 of 5' },
			'unlogged-abuse': { mean: 0.4, isLow: false, inWords: '40% yes' }
		},
		askedFor: [{ key: 'training', people: 7 }],
		abuse: { present: 12, before: 4 }
	});
	expect(offers.map(({ because }) => because)).toEqual([
		'Safe to speak: 3.1 of 5, lower than usual here.',
		'Manageable work: 2.2 of 5.',
		'Abuse that was not logged: 40% yes.',
		'12 abusive contacts were logged in the last four weeks, 4 in the four before.',
		'7 people of the organisation asked for training.'
	]);
});
