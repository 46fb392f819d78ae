export type FixStatus = 'suggested';

/** The counts a suggestion rested on when somebody answered it, so that they can be read again later. */
export interface Evidence {
	/** One plain sentence with the counts. */
	sentence: string;
	/** Cases in the window. */
	cases: number;
	/** Avoidable cases a month, shrunk; the number suggestions rank by, before severity. */
	avoidableAMonth: number;
	windowFrom: string;
	windowTo: string;
}

export type SuggestionDecision = 'accepted' | 'dismissed' | 'snoozed';
