import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presentWording, stateAfter, stepsOpenTo, type ReplyState, type ReplyStep } from './reply';

const steps: ReplyStep[] = ['edit', 'ask', 'take-back', 'approve', 'suggest', 'settle'];

describe('a reply', () => {
	test('is read, gets another wording, and is settled by its author', () => {
		expect(stateAfter('draft', 'ask')).toBe('waiting');
		expect(stateAfter('waiting', 'suggest')).toBe('suggested');
		expect(stateAfter('suggested', 'settle')).toBe('settled');
		expect(stateAfter('waiting', 'take-back')).toBe('draft');
	});

	test('stays as it was read once it is approved or settled', () => {
		for (const state of ['approved', 'settled'] as const) {
			expect(steps.filter((step) => stateAfter(state, step))).toEqual([]);
		}
	});

	test('waits for its reader alone, and belongs to its author alone', () => {
		const reply = { state: 'waiting' as const, authorId: 'aisha', readerId: 'bo' };
		expect(stepsOpenTo(reply, 'aisha')).toEqual(['take-back']);
		expect(stepsOpenTo(reply, 'bo')).toEqual(['approve', 'suggest']);
		expect(stepsOpenTo(reply, 'chen')).toEqual([]);
	});

	test('is never approved without having waited for a reader', () => {
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...steps)), (taken) => {
				let state: ReplyState = 'draft';
				let hasWaited = false;
				for (const step of taken) {
					state = stateAfter(state, step) ?? state;
					hasWaited ||= state === 'waiting';
					if (['approved', 'suggested', 'settled'].includes(state)) expect(hasWaited).toBe(true);
				}
			})
		);
	});

	test('says what was settled on, or what its author wrote', () => {
		expect(presentWording({ wording: 'mine', settled: null })).toBe('mine');
		expect(presentWording({ wording: 'mine', settled: 'ours' })).toBe('ours');
	});
});
