import { formatDay, formatInstant, type Habits } from '../../shared/format';
import { formatAmount } from '../../shared/money';
import { minutesInWords } from './chain';
import type { EventDetails, EventKind, FieldChange } from './escalation';
import { customerAnswers, type CustomerAnswer } from './follow-up';

/** Something on a timeline. */
export interface TimelineEvent {
	kind: EventKind;
	details: EventDetails;
}

/** Something on a timeline as it is read: when, and who did it. */
export type TimedEvent = TimelineEvent & { id: string; at: Date; actorName: string | null };

/**
 * The timeline of a record, which for an imported one begins with its import. That is told by the record itself, as a row
 * for each would be a tenth of what an import writes; records of earlier versions have one.
 */
export function fromItsImport(
	events: readonly TimedEvent[],
	{ importId, loggedAt }: { importId: string | null; loggedAt: Date },
	importedBy: string | null
): TimedEvent[] {
	if (importId === null || events.some(({ kind }) => kind === 'imported')) return [...events];
	const imported = {
		id: importId,
		kind: 'imported',
		details: {},
		at: loggedAt,
		actorName: importedBy
	} as const;
	return [imported, ...events];
}

/** What happened, in a line. */
export function headlineOf({ kind, details }: TimelineEvent, habits: Habits): string {
	const text = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
	const of = (word: string, name: string) => (text(name) ? ` ${word} ${text(name)}` : '');
	switch (kind) {
		case 'logged':
			return 'Logged';
		case 'imported':
			return 'Imported';
		case 'handed-up':
			return `Handed up to tier ${text('to')}${of('for', 'assignee')}${text('reason') ? `: ${text('reason')}` : ''}`;
		case 'handed-down':
			return `Handed down to tier ${text('to')}${of('for', 'assignee')}`;
		case 'taken':
			return `Taken at tier ${details.tier}`;
		case 'cool-off-begun':
			// At most hours after the event, whose own time tells the year.
			return `Took a pause until ${text('until') && formatInstant(new Date(text('until')), habits, text('until'))}`;
		case 'cool-off-ended':
			return 'Back from the pause';
		case 'reading-asked':
			return `Asked ${text('reader')} to read a reply`;
		case 'reading-taken-back':
			return 'Took a reply back before it was read';
		case 'reply-approved':
			return `Approved the reply${of('of', 'author')}`;
		case 'wording-suggested':
			return `Suggested another wording for the reply${of('of', 'author')}`;
		case 'wording-settled':
			return wordingSettled(text('whose'));
		case 'corrected':
			return 'Corrected';
		case 'resolved':
			return `Resolved: ${text('outcome')}${amountAfter(details.amount, habits)}`;
		case 'reopened':
			return 'Opened again';
		case 'follow-up-planned':
			return `Follow-up planned for ${text('dueOn') && formatDay(text('dueOn'), habits)}`;
		case 'follow-up-drafted':
			return 'Drafted the message of the follow-up';
		case 'follow-up-done':
			return `Follow-up done${customerSaid(text('answer'))}`;
		case 'linked':
			return `Linked to another escalation: ${text('link').toLowerCase()}`;
		case 'unlinked':
			return `Link to another escalation taken off: ${text('link').toLowerCase()}`;
		case 'changed':
			return `${text('field')}: ${text('from')} → ${text('to')}`;
		case 'change-undone':
			return `${text('field')}, put back: ${text('from')} → ${text('to')}`;
	}
}

function wordingSettled(whose: string): string {
	if (whose === 'suggested') return 'Took the suggested wording over';
	return whose === 'own' ? 'Kept the first wording of the reply' : 'Settled on a wording of both';
}

function amountAfter(amount: EventDetails[string] | undefined, { currency, locale }: Habits): string {
	return typeof amount === 'number' ? `, ${formatAmount(amount, currency, locale)}` : '';
}

function customerSaid(answer: string): string {
	if (!(answer in customerAnswers)) return '';
	return `: ${customerAnswers[answer as CustomerAnswer].toLowerCase()}`;
}

/** What was said along with it, word for word. */
export function wordsOf({ details }: TimelineEvent): string[] {
	const promised =
		typeof details.withinMinutes === 'number'
			? [`To be taken within ${minutesInWords(details.withinMinutes)}.`]
			: [];
	const said = [details.note, details.result].filter((words): words is string => typeof words === 'string');
	return [...promised, ...said.filter(Boolean)];
}

/** What a correction changed, field by field. */
export function changesOf({ details }: TimelineEvent): FieldChange[] {
	return Array.isArray(details.changes) ? details.changes : [];
}
