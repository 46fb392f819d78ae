import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Problem } from '../../shared/problem';
import { fixStages, fixStatuses, stageOf, type FixStage, type FixStatus } from './fix';
import { expectMove, mayMove, moveKinds, moves, movesFrom, type MoveKind, type Standing } from './moves';

const stages = Object.keys(fixStages) as FixStage[];
const statuses = Object.keys(fixStatuses) as FixStatus[];

const standing = fc.record({ leads: fc.boolean(), owns: fc.boolean() });
const leader: Standing = { leads: true, owns: false };
const owner: Standing = { leads: false, owns: true };

/** Walks by the choices given, each of which picks one of the moves open at the time; a trial may fall due on the way. */
function walk(choices: { pick: number; due: boolean }[]): { stage: FixStage; made: MoveKind[] } {
	let stage: FixStage = 'suggested';
	const made: MoveKind[] = [];
	for (const { pick, due } of choices) {
		const open = movesFrom(stage, leader);
		const kind = open[pick % open.length]!;
		made.push(kind);
		const status: FixStatus = moves[kind].to;
		stage = status === 'in-trial' && (due || kind === 'end') ? 'study-due' : status;
	}
	return { stage, made };
}

const choices = fc.array(fc.record({ pick: fc.nat(), due: fc.boolean() }), { maxLength: 40 });

/** The code of the problem that the work ends in; null where it goes through. */
function codeOf(work: () => void): string | null {
	try {
		work();
		return null;
	} catch (thrown) {
		return thrown instanceof Problem ? thrown.code : 'unforeseen';
	}
}

describe('moves', () => {
	test('wherever a fix stands, whoever leads has a move', () => {
		for (const stage of stages) expect(movesFrom(stage, leader), stage).not.toEqual([]);
	});

	test('every status can be reached, and every move is made on some way', () => {
		const reached = new Set<FixStage>(['suggested']);
		const made = new Set<MoveKind>();
		fc.assert(
			fc.property(choices, (chosen) => {
				const end = walk(chosen);
				reached.add(end.stage);
				for (const kind of end.made) made.add(kind);
			}),
			{ numRuns: 3_000, seed: 4 }
		);
		expect([...reached].toSorted()).toEqual(stages.toSorted());
		expect([...made].toSorted()).toEqual([...moveKinds].toSorted());
	});

	test('nothing is decided about that was not in trial, and no trial starts without a plan', () => {
		fc.assert(
			fc.property(choices, (chosen) => {
				const { made } = walk(chosen);
				for (const [place, kind] of made.entries()) {
					const before = made.slice(0, place);
					if (['adopt', 'adapt', 'abandon', 'see-no-change'].includes(kind))
						expect(before).toContain('start');
					if (kind === 'start') expect(before).toContain('plan');
				}
			})
		);
	});

	test('who neither leads nor owns makes no move, and to whom it is not open it is not there', () => {
		for (const stage of stages) expect(movesFrom(stage, { leads: false, owns: false })).toEqual([]);
		expect(() => expectMove('triage', 'suggested', owner, '')).toThrow(
			expect.objectContaining({ code: 'not-found' })
		);
	});

	test('the owner runs the trial, and leaves to leaders what becomes of the idea', () => {
		expect(movesFrom('planned', owner)).toEqual(['start', 'replan', 'unplan']);
		expect(movesFrom('study-due', owner)).toEqual([
			'adopt',
			'adapt',
			'abandon',
			'see-no-change',
			'hand-over'
		]);
		expect(movesFrom('in-trial', owner)).toEqual(['end', 'hand-over']);
		expect(movesFrom('triaged', owner)).toEqual([]);
	});

	test('what is offered is what is let through, and the rest is refused with what happened meanwhile', () => {
		fc.assert(
			fc.property(fc.constantFrom(...stages), fc.constantFrom(...moveKinds), standing, (stage, kind, who) => {
				const make = () => expectMove(kind, stage, who, 'Lena adopted it.');
				const refused = mayMove(kind, who) ? 'conflict' : 'not-found';
				const code = movesFrom(stage, who).includes(kind) ? null : refused;
				expect(codeOf(make)).toBe(code);
			})
		);
	});
});

describe('the stage of a fix', () => {
	test('a trial is due for study from its check day on, and nothing else ever is', () => {
		const days = fc
			.integer({ min: 0, max: 60 })
			.map((day) => `2026-0${1 + Math.floor(day / 28)}-${String((day % 28) + 1).padStart(2, '0')}`);
		fc.assert(
			fc.property(fc.constantFrom(...statuses), fc.option(days), days, (status, studyOn, today) => {
				const isDue = status === 'in-trial' && studyOn !== null && studyOn <= today;
				expect(stageOf({ status, studyOn }, today)).toBe(isDue ? 'study-due' : status);
			})
		);
	});
});
