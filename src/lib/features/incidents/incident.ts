import type { Day } from '../../shared/days';
import { measureHeadlineOf, type MeasureEventKind } from './measures/story';

/** `open` until somebody who was not part of it has decided what follows. */
export type IncidentState = 'open' | 'decided';

export const incidentStates: Record<IncidentState, string> = {
	open: 'Waits for a decision',
	decided: 'Decided'
};

/** An incident with everything that is stored about it beside what was said. */
export interface Incident {
	id: string;
	teamId: string;
	brandId: string | null;
	channelId: string | null;
	/** The reference of the customer; never a name or an address. */
	customerReference: string;
	/** A category of the policy it was logged under. */
	category: string;
	/** A level of the same policy, 1 to 4. */
	severity: number;
	/** Whether the contact was ended on the spot. */
	contactEnded: boolean;
	policyVersionId: string;
	/** The escalation it came out of. */
	escalationId: string | null;
	occurredAt: Date;
	occurredOn: Day;
	/** 0 to 23 by the organisation's clock. */
	occurredHour: number;
	loggedAt: Date;
	/** Who met it. */
	loggedBy: string;
	state: IncidentState;
	/** Who took on to decide about it. */
	deciderId: string | null;
	decidedAt: Date | null;
	version: number;
}

export type IncidentEventKind =
	| 'logged'
	| 'words-added'
	| 'attached'
	| 'linked'
	| 'decision-taken-on'
	| 'decided'
	| 'corrected'
	| 'forgotten'
	| MeasureEventKind;

/** Names as they were at the time; never what was said. */
export type IncidentEventDetails = Record<string, string | number | boolean | null>;

/** What happened, in a line. */
export function headlineOf({
	kind,
	details
}: {
	kind: IncidentEventKind;
	details: IncidentEventDetails;
}): string {
	switch (kind) {
		case 'logged':
			return details.contactEnded ? 'Logged; the contact was ended on the spot' : 'Logged';
		case 'words-added':
			return 'What was said was added';
		case 'attached':
			return `A file was attached: ${String(details.what ?? 'a file').toLowerCase()}`;
		case 'linked':
			return 'Linked to an escalation';
		case 'decision-taken-on':
			return 'Somebody who was not part of it took on to decide';
		case 'decided':
			return `Decided: ${String(details.what ?? '')}`;
		case 'corrected':
			return 'Corrected';
		case 'forgotten':
			return 'Its time is over: what was said, files and the customer reference are forgotten';
		default:
			return measureHeadlineOf(kind, details);
	}
}
