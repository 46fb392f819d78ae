import * as v from 'valibot';
import {
	many,
	optionalDay,
	optionalTime,
	requiredChoice,
	requiredLine,
	requiredText,
	text,
	ticked,
	choice,
	wholeNumber
} from '$lib/shared/fields';
import { MOST_COLUMNS } from './template';

export const LONGEST_CARD = 1000;
export const LONGEST_NOTES = 10_000;

/** The name that the browser gives to what it sends, so that it is done once however often it arrives. */
const key = v.pipe(
	v.optional(v.string(), ''),
	v.check((value) => /^[\w-]{0,64}$/.test(value), 'This cannot be sent again. Please reload the page.')
);

/** The version that a form was opened on. */
const version = wholeNumber('The version', 1, 999_999_999);

export const retroForm = v.object({
	title: requiredLine('The title', 120),
	teamId: requiredChoice('The team'),
	templateId: requiredChoice('The template'),
	scheduledOn: optionalDay('The day'),
	scheduledAt: optionalTime('The time'),
	collectsBefore: ticked(),
	isAnonymous: ticked(),
	dotsEach: wholeNumber('Dots for each', 1, 20, 3),
	dotsPerGroup: wholeNumber('Dots for one group', 1, 20, 2),
	ownCardsCount: ticked()
});
export type RetroForm = v.InferOutput<typeof retroForm>;

export const planForm = v.object({
	version,
	title: requiredLine('The title', 120),
	scheduledOn: optionalDay('The day'),
	scheduledAt: optionalTime('The time')
});
export type PlanForm = v.InferOutput<typeof planForm>;

export const cardForm = v.object({
	key,
	columnId: requiredChoice('The column'),
	text: requiredText('The card', LONGEST_CARD)
});
export type CardForm = v.InferOutput<typeof cardForm>;

export const rewordForm = v.object({
	key,
	cardId: requiredChoice('The card'),
	version,
	text: requiredText('The card', LONGEST_CARD)
});
export type RewordForm = v.InferOutput<typeof rewordForm>;

export const cardChoice = v.object({ key, cardId: requiredChoice('The card') });

export const moveForm = v.object({
	key,
	cardId: requiredChoice('The card'),
	/** Null for a group of its own. */
	groupId: choice('The group')
});
export type MoveForm = v.InferOutput<typeof moveForm>;

export const mergeForm = v.object({
	key,
	groupId: requiredChoice('The group'),
	intoId: requiredChoice('The other group')
});
export type MergeForm = v.InferOutput<typeof mergeForm>;

export const groupTitleForm = v.object({
	key,
	groupId: requiredChoice('The group'),
	version,
	title: v.pipe(
		text('The name', 120),
		v.transform((value) => value.trim().replace(/\s+/g, ' '))
	)
});
export type GroupTitleForm = v.InferOutput<typeof groupTitleForm>;

export const notesForm = v.object({
	key,
	groupId: requiredChoice('The group'),
	version,
	notes: text('The notes', LONGEST_NOTES)
});
export type NotesForm = v.InferOutput<typeof notesForm>;

export const groupChoice = v.object({ groupId: requiredChoice('The group') });

export const dotsForm = v.object({
	key,
	groupId: requiredChoice('The group'),
	dots: wholeNumber('The dots', 0, 1000)
});
export type DotsForm = v.InferOutput<typeof dotsForm>;

export const phaseForm = v.object({ to: requiredChoice('The step'), version });
export type PhaseForm = v.InferOutput<typeof phaseForm>;

export const timerForm = v.object({
	/** Minutes to add; 0 stops it. */
	minutes: wholeNumber('The minutes', 0, 120)
});

export const participantChoice = v.object({ participantId: requiredChoice('The person') });
export const parkForm = v.object({ key, text: requiredText('What to park', LONGEST_CARD) });
export const parkedChoice = v.object({ id: requiredChoice('What is parked') });
export const checkForm = v.object({ score: wholeNumber('Your answer', 1, 5) });
export const doneForm = v.object({ isDone: ticked() });
export const nothing = v.object({});
export const versionForm = v.object({ version });

export const actionForm = v.object({
	key,
	title: requiredLine('What to do', 200),
	ownerId: choice('Who sees to it'),
	dueOn: optionalDay('The day')
});
export type ActionForm = v.InferOutput<typeof actionForm>;

export const guestForm = v.object({ name: requiredLine('Your name', 60) });

export const templateForm = v.object({
	name: requiredLine('The name', 80),
	columns: v.pipe(
		requiredText('The columns', 1000),
		v.transform((value) =>
			value
				.split('\n')
				.map((line) => line.trim())
				.filter((line) => line !== '')
		),
		v.check(
			(lines) => lines.length <= MOST_COLUMNS,
			`A board holds at most ${MOST_COLUMNS} columns side by side.`
		),
		v.check((lines) => lines.every((line) => line.length <= 160), 'A line is longer than 160 characters.'),
		v.check((lines) => lines.every((line) => !line.startsWith(':')), 'Every column needs a name.')
	)
});
export type TemplateForm = v.InferOutput<typeof templateForm>;

export const templateChangeForm = v.object({
	...templateForm.entries,
	/** What the form was opened on. */
	was: text('What it was', 2000)
});
export type TemplateChangeForm = v.InferOutput<typeof templateChangeForm>;

export const archivingForm = v.object({ isArchived: ticked() });

export const invitationForm = v.object({ userIds: many('The people', 100) });

export const pinForm = v.object({ kind: requiredChoice('The fact') });
