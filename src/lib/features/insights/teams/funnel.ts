/** What a team had: out of how much, and week by week, which tells how much weeks vary. */
export interface TeamTotal {
	id: string;
	name: string;
	events: number;
	/** In the unit that a rate is per, or the records that a share is of. */
	of: number;
	weekly: readonly { value: number; of: number }[];
}

/** A limit over the volumes. */
export interface FunnelLine {
	/** Whether it is one of the limits that hardly any team is outside of by chance. */
	isOuter: boolean;
	points: { of: number; value: number }[];
}

export interface FunnelTeam extends Omit<TeamTotal, 'weekly'> {
	value: number;
	/** The outer limits at its volume. */
	limits: { lower: number; upper: number };
	outside: 'above' | 'below' | null;
}

export interface Funnel {
	scale: 'rate' | 'share';
	/** The value of all teams together. */
	centre: number;
	teams: FunnelTeam[];
	lines: FunnelLine[];
	/** The volume up to which lines are drawn. */
	most: number;
	/** How many times more weeks vary within teams than chance alone has them; null where that cannot be told. */
	dispersion: number | null;
	/** Whether the limits were widened by it. */
	widened: boolean;
}
