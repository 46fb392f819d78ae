import type { Actor } from '../../people/actor';
import { mayReadTeam } from '../../people/actor';

/** What a debrief asks, in this order; what and how, never who. None has to be answered. */
export const questions = {
	happened: {
		ask: 'What happened?',
		help: 'In the order in which it happened, as you would tell a colleague.'
	},
	expected: {
		ask: 'What did we expect?',
		help: 'Of the customer, of the process, of the day.'
	},
	helped: {
		ask: 'What helped?',
		help: 'Words, people, tools, a rule that held. It is worth keeping.'
	},
	harder: {
		ask: 'What made it harder?',
		help: 'What was missing, unclear or in the way.'
	},
	otherwise: {
		ask: 'How could it have gone?',
		help: 'With what would it have gone better, from where you stood then?'
	},
	process: {
		ask: 'Is there a process problem?',
		help: 'Would the next person meet the same? What would spare them?'
	}
} as const;

export type Question = keyof typeof questions;

/** What is written: an answer to a question, or the note beside what comes of it. */
export type Part = Question | 'note';

export const questionKeys = Object.keys(questions) as Question[];

export const LONGEST_ANSWER = 20_000;

/** The longest name of a fix. */
export const LONGEST_IDEA = 160;

/** What a fix may be called, by what was written of a process problem: its first sentence, where that is short enough. */
export function titleOfIdea(idea: string): string {
	const [sentence = ''] = idea.trim().split(/(?<=[.!?…])\s|\n/, 1);
	return [...sentence].length > LONGEST_IDEA ? '' : sentence.replace(/\.$/, '');
}

/** In place of what was sealed with a key that is not there. */
export const CANNOT_BE_READ =
	'What was written here cannot be read at present: the key it was sealed with is not on this server. It is kept, and your admins can set that key.';

/** What came of it. */
export const outcomes = {
	nothing: 'Nothing to change',
	script: 'A script to improve',
	training: 'Training',
	fix: 'A fix to suggest'
} as const;

export type Outcome = keyof typeof outcomes;

export const visibilities = {
	two: 'Only you, and whoever you ask in',
	team: 'Your team, once it is finished'
} as const;

export type Visibility = keyof typeof visibilities;

/** How long to let it rest before looking back. */
export const rests = {
	now: 'Now',
	hour: 'In an hour',
	tomorrow: 'Tomorrow morning'
} as const;

export type Rest = keyof typeof rests;

/** What has to be known of a debrief to say who may read it. */
export interface Standing {
	teamId: string;
	createdBy: string;
	colleagueId: string | null;
	visibility: Visibility;
	finishedAt: Date | null;
}

/** Whether the actor writes it: who began it, and whom they asked in. */
export function isOneOfTwo(actor: Actor, { createdBy, colleagueId }: Standing): boolean {
	return actor.userId === createdBy || actor.userId === colleagueId;
}

/** Whether the actor may read it. What is for the two alone is so for leaders and admins too. */
export function mayReadDebrief(actor: Actor, debrief: Standing): boolean {
	if (isOneOfTwo(actor, debrief)) return true;
	return debrief.visibility === 'team' && debrief.finishedAt !== null && mayReadTeam(actor, debrief.teamId);
}
