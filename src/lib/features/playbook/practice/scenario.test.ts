import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedPages } from '../shipped/shipped';
import { faultsOf, letterOf, play, type Scenario } from './scenario';
import { scenarioOf, scenarios } from './scenarios/all';

const each = scenarios.map((scenario) => [scenario.key, scenario] as const);

/** Every way through a scenario, as the letters of its replies. */
function waysThrough(scenario: Scenario, said = ''): string[] {
	const { turn } = play(scenario, said);
	if (!turn) return [said];
	return turn.replies.flatMap((_, place) => waysThrough(scenario, said + letterOf(place)));
}

describe('the scenarios', () => {
	it('are at least twelve, each with a key and a title of its own', () => {
		expect(scenarios.length).toBeGreaterThanOrEqual(12);
		expect(new Set(scenarios.map(({ key }) => key)).size).toBe(scenarios.length);
		expect(new Set(scenarios.map(({ title }) => title)).size).toBe(scenarios.length);
		expect(() => scenarioOf('none')).toThrow();
	});

	it.each(each)('%s leads from its start through every turn to every ending', (_, scenario) => {
		expect(faultsOf(scenario)).toEqual([]);
	});

	it.each(each)('%s ends whatever is said, well or badly by what is said', (_, scenario) => {
		const ends = waysThrough(scenario).map((said) => ({ said, ending: play(scenario, said).ending }));
		expect(ends.every(({ ending }) => ending !== null)).toBe(true);
		expect(new Set(ends.map(({ ending }) => ending))).toEqual(new Set(Object.values(scenario.endings)));
		expect(ends.some(({ ending }) => ending!.kind === 'good')).toBe(true);
		expect(ends.some(({ ending }) => ending!.kind === 'hard')).toBe(true);
		expect(Math.max(...ends.map(({ said }) => said.length))).toBeGreaterThanOrEqual(4);
		expect(Math.min(...ends.map(({ said }) => said.length))).toBeGreaterThanOrEqual(1);
	});

	it.each(each)('%s ends well for who always says what works, by some way', (_, scenario) => {
		const best = waysThrough(scenario).filter((said) =>
			play(scenario, said).played.every(({ reply }) => reply.effect === 'calms')
		);
		expect(best.some((said) => play(scenario, said).ending!.kind === 'good')).toBe(true);
		expect(best.every((said) => play(scenario, said).ending!.kind !== 'hard')).toBe(true);
	});

	it.each(each)('%s points to pages that there are', (_, scenario) => {
		expect(shippedPages.map(({ key }) => key)).toEqual(expect.arrayContaining([...scenario.pages]));
		expect(scenario.pages.length).toBeGreaterThan(0);
	});
});

describe('play', () => {
	it('ends on any way, with the heat between its bounds and every turn kept', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...scenarios),
				fc.array(fc.nat({ max: 3 }), { minLength: 12, maxLength: 12 }),
				(scenario, choices) => {
					let said = '';
					for (const choice of choices) {
						const { turn, ending, heat, played } = play(scenario, said);
						expect(heat).toBeGreaterThanOrEqual(1);
						expect(heat).toBeLessThanOrEqual(5);
						expect(played).toHaveLength(said.length);
						expect(turn === null).toBe(ending !== null);
						if (!turn) return;
						said += letterOf(choice % turn.replies.length);
					}
					expect.unreachable('it goes on for ever');
				}
			)
		);
	});

	it.each(['d', 'x', 'A', 'aaaaaaaaaaaa', 'é', '<'])(
		'knows nothing of a reply that cannot be had: %s',
		(said) => {
			expect(() => play(scenarios[0]!, said)).toThrow('nothing at this address');
		}
	);
});

describe('faultsOf', () => {
	const reply = (next: string) => ({ say: '', effect: 'calms' as const, why: '', next });
	const made = (turns: Record<string, string[]>): Scenario => ({
		...scenarios[0]!,
		start: 'one',
		endings: { end: { kind: 'good', title: '', text: '' } },
		turns: Object.fromEntries(
			Object.entries(turns).map(([name, nexts]) => [
				name,
				{ line: '', play: '', works: '', replies: nexts.map(reply) }
			])
		)
	});

	it.each([
		['a dead end', { one: ['end', 'end', 'gone'] }, 'one leads to gone, which is not there'],
		['a circle', { one: ['two', 'end', 'end'], two: ['one', 'end', 'end'] }, 'one leads back to itself'],
		[
			'what is never reached',
			{ one: ['end', 'end', 'end'], two: ['end', 'end', 'end'] },
			'two is never reached'
		],
		['too little choice', { one: ['end', 'end'] }, 'one has 2 replies']
	])('finds %s', (_, turns, fault) =>
		expect(faultsOf(made(turns as Record<string, string[]>))).toContain(fault)
	);
});
