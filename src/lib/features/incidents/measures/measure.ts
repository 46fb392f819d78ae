import { addDays, daysBetween, type Day } from '../../../shared/days';
import { formatDate, type Habits } from '../../../shared/format';
import type { FieldErrors } from '../../../shared/problem';
import { leadsATeam, type Actor } from '../../people/actor';
import { rankOf, type ProposedStep } from '../ladder';
import { daysInWords, type PolicyDocument, type Step } from '../policy/policy';

/** How far a decision has come. Before it there is only a proposal, which changes with the record. */
export const measureStates = {
	'awaiting-approval': 'Waits for a second person',
	'not-approved': 'Not approved',
	'in-force': 'In force',
	expired: 'Expired',
	lifted: 'Lifted',
	quashed: 'Quashed',
	/** Nothing follows: the proposal was declined, or there was none. */
	none: 'No measure'
} as const;

export type MeasureState = keyof typeof measureStates;

export const appealStates = {
	open: 'Waits for an answer',
	upheld: 'Upheld',
	varied: 'Varied',
	quashed: 'Quashed'
} as const;

export type AppealState = keyof typeof appealStates;

/** What an appeal can come to. */
export const appealAnswers = ['upheld', 'varied', 'quashed'] as const;

export type AppealAnswer = (typeof appealAnswers)[number];

/** What a restriction can consist of. */
export const restrictionKinds = {
	'writing-only': 'Writing only',
	channel: 'One channel',
	hours: 'Certain hours',
	'contact-person': 'One contact person'
} as const;

export type RestrictionKind = keyof typeof restrictionKinds;

export const restrictionKindList = Object.keys(restrictionKinds) as RestrictionKind[];

/** How contact is restricted. Names as they were at the time. */
export interface Restriction {
	kinds: RestrictionKind[];
	channel: string | null;
	/** `HH:MM`, on the organisation's clock. */
	from: string | null;
	to: string | null;
	contactPerson: string | null;
}

export const stepNames: Record<ProposedStep, string> = {
	nothing: 'No measure',
	chance: 'Chance to change',
	warning: 'Warning',
	restriction: 'Restriction',
	ending: 'End of the relationship'
};

/** What a measure is for those who ask whether it holds. */
export interface Held {
	state: MeasureState;
	endsOn: Day | null;
}

/** Its state on a day: what has passed its last day has expired, whether or not the clock has come by. */
export function stateOn({ state, endsOn }: Held, today: Day): MeasureState {
	return state === 'in-force' && endsOn !== null && endsOn < today ? 'expired' : state;
}

export const EXPIRED_IS_DONE =
	'This measure has expired, so it cannot be changed any more. New conduct gets a decision of its own.';

/** Who was part of what happened, or of what was decided about it. */
export interface Involved {
	/** Whether it happened to the one who would decide, or they had another part in it. */
	isPartOfIt: boolean;
	/** Who decided and who approved, where that excludes them too. */
	decided?: readonly (string | null)[];
}

/** Why somebody may not decide, in a sentence; null where they may. */
export function whyNotToDecide(actor: Actor, { isPartOfIt, decided = [] }: Involved): string | null {
	if (isPartOfIt) {
		return 'You were part of what happened, so somebody else has to decide.';
	}
	if (!actor.isAdmin && !leadsATeam(actor)) return 'Leaders and admins decide about measures.';
	if (decided.includes(actor.userId)) {
		return 'You decided about this before, so somebody else has to look at it now.';
	}
	return null;
}

/** Everybody who has decided about a measure, on earlier appeals too: none of them answers the next one. */
export function decidersOf(
	{ decidedBy, approvedBy }: { decidedBy: string; approvedBy: string | null },
	appeals: readonly { decidedBy: string | null }[]
): (string | null)[] {
	return [decidedBy, approvedBy, ...appeals.map((appeal) => appeal.decidedBy)];
}

/** Why somebody may not decide on this step, in a sentence; null where they may. */
export function whyNotThisStep(actor: Actor, step: Step | undefined): string | null {
	return step?.decider === 'admin' && !actor.isAdmin
		? `The policy leaves “${step.name}” to an admin; choose another step, or ask one to decide.`
		: null;
}

/** What can be appealed: what holds or has held. */
const appealable: ReadonlySet<MeasureState> = new Set<MeasureState>(['in-force', 'expired']);

/** Why no appeal can be logged, in a sentence; null where one can. */
export function whyNotAppealed(
	{ state, step }: { state: MeasureState; step: ProposedStep },
	appeals: readonly { state: AppealState }[]
): string | null {
	if (!appealable.has(state) || step === 'chance') {
		return 'There is nothing to appeal: no measure is in force here.';
	}
	return appeals.some((appeal) => appeal.state === 'open')
		? 'An appeal against this measure waits for an answer already.'
		: null;
}

/** Why an appeal takes no answer any more, in a sentence; null where it waits for one. */
export function whyNotAnswered({
	state,
	decidedByName
}: {
	state: AppealState;
	decidedByName: string | null;
}): string | null {
	return state === 'open'
		? null
		: `${decidedByName ?? 'Somebody'} answered this appeal meanwhile: ${appealStates[state].toLowerCase()}.`;
}

/** Why no second person is asked about a measure, in a sentence; null where one is. */
export function whyNotApproved({
	state,
	approvedByName
}: {
	state: MeasureState;
	approvedByName: string | null;
}): string | null {
	if (state === 'awaiting-approval') return null;
	const is = measureStates[state].toLowerCase();
	return approvedByName === null
		? `No second person is asked here: ${is}.`
		: `${approvedByName} answered this meanwhile: ${is}.`;
}

/** Why a measure cannot be reviewed, in a sentence; null where it can. */
export function whyNotReviewed({ state }: Pick<Held, 'state'>): string | null {
	if (state === 'in-force') return null;
	return state === 'expired'
		? EXPIRED_IS_DONE
		: `It is not in force, so there is nothing to review: ${measureStates[state].toLowerCase()}.`;
}

/** What somebody decided, as the form gives it. */
export interface Decided {
	step: ProposedStep;
	reason: string;
	endsOn: Day | null;
	reviewOn: Day | null;
	restriction: Restriction | null;
}

/** Which day it is, and how days are written. */
export interface Calendar {
	today: Day;
	habits: Habits;
}

/** The step as the policy describes it; undefined where it has none of that name. */
export function stepOf({ steps }: Pick<PolicyDocument, 'steps'>, step: ProposedStep): Step | undefined {
	return steps.find(({ key }) => key === step);
}

/** Whether a step needs a customer who is known by a reference. */
export function needsCustomer(step: ProposedStep): boolean {
	return rankOf(step) >= rankOf('warning');
}

/** What keeps a decision from being taken, by field; empty where nothing does. */
export function wrongWith(
	decided: Decided,
	policy: Pick<PolicyDocument, 'steps'>,
	{ today, habits }: Calendar,
	hasCustomer: boolean
): FieldErrors {
	const { step, endsOn, reviewOn } = decided;
	if (step === 'nothing') return {};
	const errors: FieldErrors = {};
	const described = stepOf(policy, step);
	if (!described) errors.step = 'The policy this is judged by has no such step; please choose another.';
	if (needsCustomer(step) && !hasCustomer) {
		errors.customerReference =
			'The customer reference is missing: without it nobody could keep to the measure.';
	}
	Object.assign(errors, wrongWithDays({ endsOn, reviewOn }, described, { today, habits }));
	if (step === 'restriction') Object.assign(errors, wrongWithRestriction(decided.restriction));
	return errors;
}

/** What is wrong with the last day and the day of the review, counted from today. */
export function wrongWithDays(
	{ endsOn, reviewOn }: { endsOn: Day | null; reviewOn: Day | null },
	step: Pick<Step, 'key' | 'longestDays'> | undefined,
	{ today, habits }: Calendar
): FieldErrors {
	const errors: FieldErrors = {};
	const isEndless = step?.key === 'ending' && step.longestDays === null;
	const longest = step?.longestDays ?? null;
	if (endsOn === null && !isEndless) errors.endsOn = 'The last day is missing: a measure has an end.';
	else if (endsOn !== null && endsOn < today) errors.endsOn = 'The last day lies in the past.';
	else if (endsOn !== null && longest !== null && daysBetween(today, endsOn) > longest) {
		errors.endsOn = `The policy allows ${daysInWords(longest)} at most: until ${formatDate(addDays(today, longest), habits)}.`;
	}
	if (reviewOn === null) errors.reviewOn = 'The day of the review is missing.';
	else if (reviewOn <= today) errors.reviewOn = 'The review has to lie ahead.';
	else if (endsOn !== null && reviewOn > endsOn) {
		errors.reviewOn = 'The review comes after the last day; choose one before it.';
	}
	return errors;
}

function wrongWithRestriction(restriction: Restriction | null): FieldErrors {
	const errors: FieldErrors = {};
	const kinds = new Set(restriction?.kinds);
	if (!restriction || kinds.size === 0) return { kinds: 'Say what is restricted.' };
	if (kinds.has('channel') && !restriction.channel) errors.channelId = 'Choose the channel that stays open.';
	if (kinds.has('hours') && !restriction.from) errors.from = 'From which time on is missing.';
	if (kinds.has('hours') && !restriction.to) errors.to = 'Until which time is missing.';
	if (kinds.has('hours') && restriction.from && restriction.to && restriction.from >= restriction.to) {
		errors.to = 'The hours end before they begin.';
	}
	if (kinds.has('contact-person') && !restriction.contactPerson) {
		errors.contactPersonId = 'Choose who stays in contact.';
	}
	return errors;
}

/** What is restricted, in a few words: "writing only; by e-mail; 09:00 to 12:00; with Lena". */
export function restrictionInWords(restriction: Restriction | null): string {
	if (!restriction) return '';
	const { kinds, channel, from, to, contactPerson } = restriction;
	const words: Record<RestrictionKind, string> = {
		'writing-only': 'writing only',
		channel: `only by ${channel ?? 'one channel'}`,
		hours: `from ${from} to ${to}`,
		'contact-person': `only with ${contactPerson ?? 'one person'}`
	};
	return restrictionKindList
		.filter((kind) => kinds.includes(kind))
		.map((kind) => words[kind])
		.join('; ');
}

/** Whether a step is milder than another, or the same. */
export function isAsMild(step: ProposedStep, than: ProposedStep): boolean {
	return rankOf(step) <= rankOf(than);
}

/** How long a measure lasts until somebody says otherwise, in days; never longer than the policy allows. */
const USUAL_DAYS = 90;

/** The days a form starts with: the usual length within what the policy allows, and a review two thirds through. */
export function suggestedDays(
	{ key, longestDays }: Pick<Step, 'key' | 'longestDays'>,
	today: Day
): { endsOn: Day; reviewOn: Day } {
	const days = Math.max(1, Math.min(USUAL_DAYS, longestDays ?? USUAL_DAYS));
	const isEndless = key === 'ending' && longestDays === null;
	return {
		endsOn: isEndless ? '' : addDays(today, days),
		reviewOn: addDays(today, isEndless ? 180 : Math.max(1, Math.round((days * 2) / 3)))
	};
}
