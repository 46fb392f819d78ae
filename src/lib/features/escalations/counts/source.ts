import type { Day } from '../../../shared/days';
import type { RollUpScope } from '../roll-up';
import { readableTeams, type Actor } from '../../people/actor';

/**
 * Where counts come from. Roll-ups know one scope at a time; where filters are combined, the records of the period are
 * counted over an index that holds all it takes.
 */
export type CountSource =
	| { from: 'roll-ups'; scope: RollUpScope; scopeIds: string[] }
	| { from: 'records'; teams: string[] | null; brand: string | null; channel: string | null };

/** What counts are narrowed to; null for all of them. */
export interface CountFilter {
	team: string | null;
	brand: string | null;
	channel: string | null;
}

/** What counts can be taken apart by, besides the records themselves. */
export type CountedBy = 'cause' | 'reason';

/** Counts by entry id; the empty id stands for records without one. */
export type CountsByEntry = Map<string, number>;

/** Where the counts of this filter come from for this reader, who is never given more than their own teams. */
export function countSourceOf(actor: Actor, { team, brand, channel }: CountFilter): CountSource {
	const readable = readableTeams(actor);
	const teams = team === null ? readable : [team];
	if (!brand && !channel) {
		return teams
			? { from: 'roll-ups', scope: 'team', scopeIds: teams }
			: { from: 'roll-ups', scope: 'everything', scopeIds: [''] };
	}
	if (teams === null && brand && !channel) return { from: 'roll-ups', scope: 'brand', scopeIds: [brand] };
	if (teams === null && channel && !brand) return { from: 'roll-ups', scope: 'channel', scopeIds: [channel] };
	return { from: 'records', teams, brand, channel };
}

export type RollUpSource = Extract<CountSource, { from: 'roll-ups' }>;
export type RecordSource = Extract<CountSource, { from: 'records' }>;

/** `records` counts every record once, under the empty id. */
export type Counted = 'records' | CountedBy | 'channel';

export interface CountOfDay {
	/** The cause or reason; empty where every record is counted. */
	id: string;
	day: Day;
	records: number;
}
