import { fraction, shareWithInterval, type FileCell } from '../export';
import type { HandUps, Ranked } from './hand-ups';
import type { HandUpsFile } from './view';

/** What the file is called in the audit log. */
export const namesOfFiles: Record<HandUpsFile, string> = {
	'first-line-reasons': 'first-line reasons',
	outcomes: 'outcomes',
	'same-answer': 'hand-ups that ended in the same answer',
	avoidable: 'avoidable escalations'
};

/** A card of the page as the rows of a file, with shares as fractions; intervals are Wilson's, at 95%. */
export function handUpsRows(found: HandUps, file: HandUpsFile): FileCell[][] {
	switch (file) {
		case 'first-line-reasons':
			return rankedRows('First-line reason', found.firstLines, found.records);
		case 'outcomes':
			return rankedRows('Outcome', found.outcomes, found.records);
		case 'same-answer':
			return sameAnswerRows(found);
		case 'avoidable':
			return avoidableRows(found);
	}
}

function rankedRows(name: string, { bars, missing }: Ranked, records: number): FileCell[][] {
	return [
		[name, 'Escalations', 'Share of escalations', 'Cumulative share'],
		...bars.map(({ label, count, share, cumulativeShare }) => [
			label,
			count,
			fraction(share),
			fraction(cumulativeShare)
		]),
		...(missing > 0 ? [[`No ${name.toLowerCase()}`, missing, fraction(missing / records), null]] : [])
	];
}

function sameAnswerRows({ unchanged: { days, reasons } }: HandUps): FileCell[][] {
	return [
		['First-line reason', 'First day', 'Last day', 'With an outcome', 'Same answer', 'Share', 'From', 'To'],
		...reasons.map(({ name, decided, unchanged }) => [
			name,
			days.from,
			days.to,
			decided,
			unchanged,
			...shareWithInterval(unchanged, decided)
		])
	];
}

function avoidableRows({ avoidable: { judged, unjudged, answers } }: HandUps): FileCell[][] {
	return [
		['Could it have been spared', 'Escalations', 'Share of those judged', 'From', 'To'],
		...Object.entries(answers).map(([answer, count]) => [answer, count, ...shareWithInterval(count, judged)]),
		['not judged', unjudged, null, null, null]
	];
}
