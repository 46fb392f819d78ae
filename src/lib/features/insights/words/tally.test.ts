import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordTally, type ReadRecord } from './tally';

let number = 0;
const record = (summary: string, given: Partial<ReadRecord> = {}): ReadRecord => {
	number += 1;
	return {
		id: `record-${number}`,
		summary,
		customerReference: `C-${number}`,
		orderReference: '',
		sourceReference: null,
		...given
	};
};
const times = (count: number, make: (place: number) => ReadRecord) =>
	Array.from({ length: count }, (_, place) => make(place));
const risingOf = (here: ReadRecord[], elsewhere: ReadRecord[], people: string[] = []) => {
	const tally = wordTally();
	for (const each of here) tally.add(each, 'here');
	for (const each of elsewhere) tally.add(each, 'elsewhere');
	return tally.rising(people);
};
const wordsOf = (...given: Parameters<typeof risingOf>) => risingOf(...given).map(({ word }) => word);
const others = times(120, (place) =>
	record(['wrong size sent', 'refund not paid', 'broken on arrival'][place % 3]!)
);

describe('Rising words of a cause', () => {
	it('are those that its summaries use and the others do not, counted once a summary', () => {
		const here = times(20, () => record('held at customs, customs asks for duty'));
		expect(risingOf(here, others)[0]).toMatchObject({ here: 20, elsewhere: 0 });
		expect(risingOf(here, [...others, record('customs form missing')])).toContainEqual(
			expect.objectContaining({ word: 'customs', here: 20, elsewhere: 1 })
		);
	});

	it('are never words that hold sentences together', () => {
		expect(
			wordsOf(
				times(20, () => record('the customer was told that they would wait')),
				others
			)
		).toEqual(['wait']);
	});

	it('are told from three customers on, however often one of them writes', () => {
		const two = times(20, (place) => record('held at customs', { customerReference: `C-${place % 2}` }));
		expect(wordsOf(two, others)).toEqual([]);
		const three = times(20, (place) => record('held at customs', { customerReference: ` c-${place % 3}` }));
		expect(wordsOf(three, others)).toContain('customs');
		const unnamed = times(3, () => record('held at customs', { customerReference: '' }));
		expect(wordsOf([...unnamed, ...times(17, () => record('held back'))], others)).toContain('held');
	});

	it('are never part of a reference, whoever has it', () => {
		const here = times(20, () => record('whitfield lives in sunnydale, held at customs'));
		const known = [
			record('', { customerReference: 'Anna Whitfield' }),
			record('', { orderReference: 'WEB-SUNNYDALE-99' }),
			record('', { sourceReference: 'xcustomsx' })
		];
		expect(wordsOf(here, [...others, ...known])).toEqual(['held', 'lives']);
	});

	it('are never written with a capital alone, mostly with one, or after a form of address', () => {
		const here = [
			...times(20, () => record('parcel left with Rosalind at the depot')),
			...times(9, () => record('met Summer at the depot')),
			...times(4, () => record('sent in summer')),
			...times(20, () => record('depot says mr price signed, price too high')),
			...times(20, () => record('Quentin signed at the depot'))
		];
		const words = wordsOf(here, others);
		expect(words).toContain('depot');
		for (const name of ['rosalind', 'summer', 'price', 'quentin']) expect(words).not.toContain(name);
	});

	it('may begin sentences once they are written small elsewhere', () => {
		const here = [
			...times(10, () => record('Customs holds it')),
			...times(4, () => record('held by customs'))
		];
		expect(risingOf(here, others)[0]).toMatchObject({ word: 'customs', here: 14 });
	});

	it('may be German nouns of trade, which are always written with a capital', () => {
		const here = times(20, () => record('Der Zusteller Krüger hat das Paket beim Nachbarn gelassen'));
		expect(wordsOf(here, others).toSorted()).toEqual(['gelassen', 'nachbarn', 'paket', 'zusteller']);
	});

	it('are never the names of colleagues', () => {
		const here = times(20, () => record('passed on to amara, held at customs'));
		expect(wordsOf(here, others, ['Amara Okafor', 'Jo Custom'])).toEqual(
			expect.not.arrayContaining(['amara'])
		);
		expect(wordsOf(here, others, ['Amara Okafor', 'Jo Custom'])).toContain('customs');
	});

	it('do not exist without anything to compare with', () => {
		expect(
			wordsOf(
				times(20, () => record('held at customs')),
				[]
			)
		).toEqual([]);
		expect(wordsOf([], others)).toEqual([]);
	});

	it('never hold a secret name, wherever in the cases it is written', () => {
		const name = fc.constantFrom('whitfield', 'rosalind', 'quentin');
		const placed = fc.constantFrom(
			(secret: string) => `Mrs ${secret} rang`,
			(secret: string) => `parcel for ${secret[0]!.toUpperCase()}${secret.slice(1)} lost`,
			(secret: string) => `write to ${secret}@example.org`,
			(secret: string) => `see https://example.org/${secret}`,
			(secret: string) => `${secret} 020 7946 0958`
		);
		const cases = fc.array(fc.tuple(name, placed), { minLength: 5, maxLength: 30 });
		fc.assert(
			fc.property(cases, (written) => {
				const here = written.map(([secret, place]) =>
					record(place(secret), { customerReference: `Ms ${secret}` })
				);
				for (const word of wordsOf(here, others))
					expect(['whitfield', 'rosalind', 'quentin']).not.toContain(word);
			})
		);
	});
});
