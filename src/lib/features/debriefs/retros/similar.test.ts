import { describe, expect, test } from 'vitest';
import { similarGroups, wordsOf } from './similar';
import { recurringThemes, type PastGroup } from './themes';

const group = (id: string, ...texts: string[]) => ({
	id,
	title: '',
	cards: texts.map((text, place) => ({
		id: `${id}${place}`,
		columnId: '',
		groupId: id,
		text,
		version: 1,
		isOwn: false,
		authorName: null
	}))
});

test('words that say nothing are left out, and one and many are the same word', () => {
	expect([...wordsOf('The parcels were late, and the PARCEL was lost again: a loss of status')]).toEqual([
		'parcel',
		'late',
		'lost',
		'loss',
		'status'
	]);
	expect([...wordsOf('Überlange Wartezeit')]).toEqual(['überlange', 'wartezeit']);
});

describe('similar groups', () => {
	test('are suggested by the words they share, the nearest first, each pair once', () => {
		const found = similarGroups([
			group('a', 'Late parcels before holidays'),
			group('b', 'Parcels late before holidays'),
			group('c', 'Late parcels cost us trust'),
			group('d', 'A new script')
		]);
		expect(found.map(({ one, other }) => [one, other])).toEqual([
			['a', 'b'],
			['a', 'c'],
			['b', 'c']
		]);
		expect(found[0]).toMatchObject({ overlap: 1, words: ['late', 'parcel', 'holiday'] });
	});

	test('are not suggested where nothing is said', () => {
		expect(similarGroups([group('a', '??'), group('b', '!!')])).toEqual([]);
	});
});

describe('recurring themes', () => {
	const past = (retroId: string, closedOn: string, name: string, dots = 1): PastGroup => ({
		retroId,
		retroTitle: retroId,
		closedOn,
		id: `${retroId} ${name}`,
		name,
		texts: [],
		dots
	});

	test('join what came up in several retros, with its history, the newest first', () => {
		const [theme, ...others] = recurringThemes([
			past('may', '2026-05-01', 'Late parcels'),
			past('june', '2026-06-01', 'Parcels late again', 4),
			past('june', '2026-06-01', 'New script'),
			past('july', '2026-07-01', 'Late parcels from the depot')
		]);
		expect(others).toEqual([]);
		expect(theme).toMatchObject({ retros: 3, words: ['late', 'parcel'] });
		expect(theme!.groups.map(({ retroId }) => retroId)).toEqual(['july', 'june', 'may']);
	});

	test('are none where it came up twice in one retro alone', () => {
		expect(
			recurringThemes([past('may', '2026-05-01', 'Late parcels'), past('may', '2026-05-01', 'Parcels late')])
		).toEqual([]);
	});
});
