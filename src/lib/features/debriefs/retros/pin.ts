/** A fact from Insights as it was on the day it was pinned: nothing of it is computed again. */
export interface PinnedFact {
	/** The finding in words. */
	title: string;
	/** What was measured, of whom and when. */
	measure: string;
	points: { label: string; value: number }[];
	/** Where it stands in Insights. */
	address: string;
}
