import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bestFitting, wantedIn, type Candidate } from './fit';

const parentOf = (id: string) => (id === 'part' ? 'whole' : null);
const page = (id: string, links: Record<string, string[]>, helped = 0): Candidate => ({
	id,
	title: id,
	helped,
	links: Object.entries(links).flatMap(([kind, keys]) =>
		keys.map((key) => ({ kind: kind as Candidate['links'][number]['kind'], key }))
	)
});
const fitting = (pages: Candidate[], situation: Parameters<typeof wantedIn>[0]) =>
	bestFitting(pages, wantedIn(situation, parentOf)).map(({ id }) => id);

describe('bestFitting', () => {
	it('puts what is for the cause before what is for the reason, and that before what is for the tier', () => {
		const pages = [
			page('tier', { tier: ['2'] }),
			page('whole', { reason: ['whole'] }),
			page('part', { reason: ['part'] }),
			page('cause', { cause: ['late'] }),
			page('other', { cause: ['lost'] })
		];
		const situation = { causeId: ['late', 'dear'], reasonId: 'part', tier: 2 };
		expect(fitting(pages, situation)).toEqual(['cause', 'part', 'whole', 'tier']);
	});

	it('lets what has helped more people come first among equals', () => {
		const pages = [page('a', { cause: ['late'] }), page('b', { cause: ['late'] }, 3)];
		expect(fitting(pages, { causeId: 'late' })).toEqual(['b', 'a']);
	});

	it('never gives words for one kind of incident in another', () => {
		const pages = [
			page('sexual', { incident: ['sexual'], step: ['chance'] }),
			page('threat', { incident: ['threat'], step: ['chance'] }),
			page('any', { step: ['chance'] })
		];
		expect(fitting(pages, { incidentCategory: 'threat', step: 'chance' })).toEqual(['threat', 'any']);
	});

	it('finds nothing where nothing is known', () => {
		const pages = [page('a', { cause: ['late'], tier: ['1'] }), page('b', {})];
		expect(fitting(pages, {})).toEqual([]);
		expect(fitting(pages, { causeId: [], reasonId: '', tier: null })).toEqual([]);
	});

	it('gives each page once, and none that shares nothing', () => {
		const keys = fc.constantFrom('a', 'b', 'c');
		const links = fc.record({
			cause: fc.uniqueArray(keys),
			tier: fc.uniqueArray(keys),
			step: fc.uniqueArray(keys)
		});
		fc.assert(
			fc.property(fc.array(links, { maxLength: 8 }), keys, keys, (each, causeId, step) => {
				const pages = each.map((own, place) => page(String(place), own));
				const found = fitting(pages, { causeId, step });
				expect(new Set(found).size).toBe(found.length);
				const sharing = each.flatMap((own, place) =>
					own.cause.includes(causeId) || own.step.includes(step) ? [String(place)] : []
				);
				expect([...found].sort()).toEqual(sharing.sort());
			})
		);
	});
});
