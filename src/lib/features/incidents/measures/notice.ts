import type { Day } from '../../../shared/days';
import { formatDate, type Habits } from '../../../shared/format';
import type { ProposedStep } from '../ladder';
import { daysInWords, type Category, type PolicyDocument } from '../policy/policy';
import { restrictionInWords, type Restriction } from './measure';

/** What a notice to the customer is drafted from. */
export interface NoticeFacts {
	step: ProposedStep;
	category: Category | undefined;
	occurredOn: Day;
	endsOn: Day | null;
	restriction: Restriction | null;
	appealWithinDays: PolicyDocument['appealWithinDays'];
	habits: Habits;
}

/**
 * A draft of what the customer is told: what happened, which step is taken and until when, what stays possible, and how to
 * have it looked at again. It names no colleague and quotes nothing. Empty where nothing is decided.
 */
export function draftNotice(facts: NoticeFacts): string {
	const { step, category, occurredOn, habits, appealWithinDays } = facts;
	if (step === 'nothing') return '';
	const day = formatDate(occurredOn, habits);
	const kind = category
		? `our policy calls this “${category.name.toLowerCase()}”`
		: 'our policy does not allow it';
	const paragraphs = [
		'Good day,',
		`in a contact with us on ${day} a colleague was treated in a way that we do not accept; ${kind}. We write to you about what was done, not about who you are.`,
		...outcomeOf(facts),
		step === 'chance'
			? 'If you see it differently, answer this message; somebody else will read it.'
			: `If you see it differently, answer in writing within ${daysInWords(appealWithinDays)}. Somebody who had no part in it will look at the whole of it and give you an answer with reasons. It costs nothing.`,
		'Kind regards'
	];
	return paragraphs.join('\n\n');
}

function outcomeOf({ step, endsOn, restriction, habits }: NoticeFacts): string[] {
	const until = endsOn ? ` until ${formatDate(endsOn, habits)}` : '';
	switch (step) {
		case 'chance':
			return [
				'We would like to go on helping you, and ask that we treat each other with respect. Nothing else changes.'
			];
		case 'warning':
			return [
				`This is a warning. It holds${until}. Should it happen again, we may restrict how you can reach us. Your orders and your rights stay as they are.`
			];
		case 'restriction':
			return [
				`From now on${until} you can reach us as follows: ${restrictionInWords(restriction) || '[how]'}. We go on helping you in this way, and your orders and your rights stay as they are.`
			];
		case 'ending':
			return [
				`We are ending our business relationship with you${until ? `${until}` : ''}. Open orders, returns and refunds are settled as usual; new orders cannot be taken.`
			];
		case 'nothing':
			return [];
	}
}
