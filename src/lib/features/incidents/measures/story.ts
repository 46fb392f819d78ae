import type { IncidentEventDetails } from '../incident';

/** What happens to the decision about an incident; each a line in the incident's story. */
export type MeasureEventKind =
	| 'approval-asked'
	| 'approved'
	| 'not-approved'
	| 'reference-added'
	| 'review-kept'
	| 'measure-lifted'
	| 'measure-expired'
	| 'appeal-logged'
	| 'appeal-upheld'
	| 'appeal-varied'
	| 'appeal-quashed';

const headlines: Record<MeasureEventKind, (what: string) => string> = {
	'approval-asked': (what) => `${what} decided; it waits for a second person`,
	approved: (what) => `A second person agreed: ${what}`,
	'not-approved': (what) => `A second person did not agree: ${what}. It waits for another decision`,
	'reference-added': () => 'The customer reference was added',
	'review-kept': (what) => `Reviewed and kept; next review on ${what}`,
	'measure-lifted': (what) => `Lifted: ${what}`,
	'measure-expired': (what) => `Expired: ${what}`,
	'appeal-logged': (what) => `The customer appealed: ${what}`,
	'appeal-upheld': (what) => `Appeal answered: upheld. ${what} stands`,
	'appeal-varied': (what) => `Appeal answered: changed to ${what}`,
	'appeal-quashed': (what) => `Appeal answered: quashed. ${what} counts no more`
};

/** What happened, in a line. */
export function measureHeadlineOf(kind: MeasureEventKind, details: IncidentEventDetails): string {
	return headlines[kind](String(details.what ?? ''));
}
