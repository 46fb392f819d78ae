import type { FileCell } from '../export';
import { shareWithInterval } from '../export';
import { hourRows } from './hours';
import type { Timing } from './timing';
import type { TimingFile } from './view';

/** What the file is called in the audit log. */
export const namesOfFiles: Record<TimingFile, string> = {
	'time-to-resolve': 'time to resolve',
	hours: 'escalations by hour and weekday',
	repeats: 'repeat contacts by contact reason'
};

/** A card of the page as the rows of a file: times in seconds, shares as fractions. */
export function timingRows(found: Timing, file: TimingFile): FileCell[][] {
	switch (file) {
		case 'time-to-resolve':
			return durationRows(found);
		case 'hours':
			return hourRows(found.hours);
		case 'repeats':
			return repeatRows(found);
	}
}

function durationRows({ durations: { all, tiers } }: Timing): FileCell[][] {
	return [
		['Tier', 'Resolved', 'Median in seconds', '90th percentile in seconds'],
		['every tier', all.count, all.median, all.ninetieth],
		...tiers.map(({ tier, count, median, ninetieth }) => [tier, count, median, ninetieth])
	];
}

function repeatRows({ repeats: { repeats, reasons }, records }: Timing): FileCell[][] {
	return [
		['Contact reason', 'Repeats', 'Escalations', 'Share', 'From', 'To'],
		['every reason', repeats, records, ...shareWithInterval(repeats, records)],
		...reasons.map((reason) => [
			reason.name,
			reason.repeats,
			reason.records,
			...shareWithInterval(reason.repeats, reason.records)
		])
	];
}
