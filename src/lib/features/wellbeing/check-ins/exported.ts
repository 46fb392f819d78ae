import { timeOf } from '../../../shared/zoned';
import { moodInWords, needs, type CheckIn } from './check-in';

/** All check-ins as rows of a CSV file, a header first. */
export function exportRows(checkIns: readonly CheckIn[], timeZone: string): (string | number | null)[][] {
	return [
		['Day', `Time (${timeZone})`, 'Mood', 'Mood in words', 'What would help', 'Note'],
		...checkIns.map(({ at, day, content }) => [
			day,
			timeOf(at, timeZone),
			content?.mood ?? null,
			content ? moodInWords(content.mood) : 'cannot be read: the key it was sealed with is not here',
			content?.need ? needs[content.need].label : '',
			content?.note ?? ''
		])
	];
}

/** The same as a document for programs. */
export function exportDocument(checkIns: readonly CheckIn[], timeZone: string) {
	return {
		timeZone,
		checkIns: checkIns.map(({ at, day, content }) => ({
			at: at.toISOString(),
			day,
			isReadable: content !== null,
			mood: content?.mood ?? null,
			moodInWords: content ? moodInWords(content.mood) : null,
			need: content?.need ?? null,
			note: content?.note ?? null
		}))
	};
}
