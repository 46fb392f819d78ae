import { formatDate, formatInstant, type Habits } from '../../shared/format';
import { cycleDecisions, type CycleDecision } from './cycle';

/** What can happen to a fix after it was suggested. */
export type FixEventKind =
	| 'triaged'
	| 'put-back'
	| 'planned'
	| 'replanned'
	| 'unplanned'
	| 'started'
	| 'ended'
	| 'handed-over'
	| 'decided'
	| 'declined'
	| 'marked-duplicate'
	| 'handed-out'
	| 'reopened';

/** Names as they were at the time, so that the story stays readable whatever is renamed later. */
export type FixEventDetails = Record<string, string | number | null>;

/** Something that happened to a fix. */
export interface FixEvent {
	id: string;
	at: Date;
	kind: FixEventKind;
	details: FixEventDetails;
	/** Null where the program did it by itself. */
	actorName: string | null;
}

/** What happened, in a line. */
export function headlineOf({ kind, details }: Pick<FixEvent, 'kind' | 'details'>, habits: Habits): string {
	const text = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
	const day = (name: string) => (text(name) ? formatDate(text(name), habits) : '');
	switch (kind) {
		case 'triaged':
			return 'Triaged';
		case 'put-back':
			return 'Put back to suggested';
		case 'planned':
			return `Trial ${details.number ?? ''} planned, from ${day('startOn')} to ${day('checkOn')}`;
		case 'replanned':
			return `Plan changed: from ${day('startOn')} to ${day('checkOn')}`;
		case 'unplanned':
			return 'Plan dropped';
		case 'started':
			return `Trial ${details.number ?? ''} started on ${day('startOn')}, the plan frozen`;
		case 'ended':
			return `Trial ended early, on ${day('endedOn')}`;
		case 'handed-over':
			return `Trial handed over from ${text('from') || 'nobody'} to ${text('to')}`;
		case 'decided':
			return `Decided: ${cycleDecisions[text('decision') as CycleDecision]?.toLowerCase() ?? ''}`;
		case 'declined':
			return 'Declined';
		case 'marked-duplicate':
			return `Marked as a duplicate of “${text('original')}”`;
		case 'handed-out':
			return `Not ours to fix: ${text('outsideOwner')}, who have known since ${day('outsideSince')}`;
		case 'reopened':
			return 'Reopened';
	}
}

/** What was said along with it, word for word. */
export function wordsOf({ details }: Pick<FixEvent, 'details'>): string[] {
	return [details.reason, details.changedSince].flatMap((words) =>
		typeof words === 'string' && words !== '' ? [words] : []
	);
}

/** Who did what and when, with the reason: for whoever came second. */
export function eventInWords(event: FixEvent, habits: Habits): string {
	const who = event.actorName ?? 'The watch';
	const [reason] = wordsOf(event);
	return `${who}, ${formatInstant(event.at, habits)}: ${headlineOf(event, habits)}${reason ? ` (“${reason}”)` : ''}.`;
}
