import * as v from 'valibot';
import {
	many,
	oneOf,
	requiredChoice,
	requiredLine,
	requiredText,
	text,
	wholeNumber
} from '../../../shared/fields';
import { HIGHEST_FLOOR, shippedRules } from '../disclosure';
import { LONGEST_COMMENT } from './answering';
import { cadenceList } from './schedule';

const version = wholeNumber('The version', 0, 1_000_000);

/** An answer to a round. Its questions are known to the round alone, which reads their fields. */
export const answerForm = v.looseObject({
	team: requiredChoice('The team'),
	comment: v.pipe(text('Your comment', LONGEST_COMMENT), v.trim())
});

export type AnswerForm = v.InferOutput<typeof answerForm>;

/** How often a team is asked, and how many answers it wants to be among. */
export const teamPulseForm = v.object({
	cadence: v.pipe(
		oneOf('How often', cadenceList),
		v.check((cadence) => cadence !== null, 'Please say how often the team is asked.'),
		v.transform((cadence) => cadence!)
	),
	scoreFloor: wholeNumber('The fewest answers for a score', shippedRules.scoreFloor, HIGHEST_FLOOR),
	commentFloor: wholeNumber('The fewest answers for comments', shippedRules.commentFloor, HIGHEST_FLOOR),
	version
});

export type TeamPulseForm = v.InferOutput<typeof teamPulseForm>;

/** When rounds open and close. */
export const scheduleForm = v.object({
	opensOnWeekday: wholeNumber('The day it opens', 1, 7),
	opensAtHour: wholeNumber('The hour it opens', 0, 23),
	daysOpen: wholeNumber('The day it closes', 1, 7),
	closesAtHour: wholeNumber('The hour it closes', 0, 23),
	version
});

export type ScheduleForm = v.InferOutput<typeof scheduleForm>;

/** Which questions the next round asks. */
export const askedForm = v.object({ asked: many('The questions'), version });

export type AskedForm = v.InferOutput<typeof askedForm>;

/** A question of the organisation's own, or the new wording of one. */
export const questionForm = v.object({
	wording: requiredLine('The question'),
	kind: v.pipe(
		oneOf('How it is answered', ['scale', 'yes-no'] as const),
		v.transform((kind) => kind ?? 'scale')
	),
	words: v.pipe(
		text('The words', 400),
		v.transform((lines) =>
			lines
				.split('\n')
				.map((line) => line.trim())
				.filter((line) => line !== '')
		)
	),
	version
});

export type QuestionForm = v.InferOutput<typeof questionForm>;

/** A question that is put away, or brought back. */
export const archivingForm = v.object({ archived: oneOf('Put away', ['yes', 'no'] as const), version });

/** What a team said, and what was done about it. */
export const noteForm = v.object({
	said: requiredText('What you heard', 1_000),
	done: requiredText('What was done', 1_000)
});

export type NoteForm = v.InferOutput<typeof noteForm>;
