/** What can happen to a fix. */
export type FixEventKind =
	| 'suggested'
	| 'triaged'
	| 'put-back'
	| 'planned'
	| 'replanned'
	| 'unplanned'
	| 'started'
	| 'ended'
	| 'decided'
	| 'declined'
	| 'marked-duplicate'
	| 'got-duplicate'
	| 'handed-out'
	| 'handed-over'
	| 'reopened';

/** Names as they were at the time, so that the story stays readable whatever is renamed later. */
export type FixEventDetails = Record<string, string | number | null>;
