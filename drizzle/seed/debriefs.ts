import {
	answer,
	askColleague,
	beginDebrief,
	finishDebrief,
	setCauses,
	suggestFixFrom
} from '../../src/lib/features/debriefs/cases/commands.server';
import type { Outcome, Question, Visibility } from '../../src/lib/features/debriefs/cases/debrief';
import type { Cast, Stage } from './handling';
import { minutesSince } from './office-hours';

type Person = keyof Cast;

interface Looked {
	title: string;
	team: string;
	by: Person;
	with?: Person;
	daysAgo: number;
	answers: Partial<Record<Question, string>>;
	causes: string[];
	/** Null where it is still being written. */
	end: { outcome: Outcome; note: string; visibility: Visibility } | null;
	fix?: string;
}

const looked: Looked[] = [
	{
		title: 'The refund that took nine days',
		team: 'Orders',
		by: 'Aisha',
		with: 'Bo',
		daysAgo: 16,
		answers: {
			happened:
				'She asked on Monday, on Thursday and again the next Tuesday. Each time we said “it is on its way”, and each time it was not.',
			expected: 'That a refund which is approved is also sent.',
			helped: 'Bo called her instead of writing. The anger was gone in two minutes.',
			harder: 'The tool shows “approved” and nothing after that. None of us could say by when.',
			otherwise: 'With a date in the first answer she would have had no reason to ask again.',
			process: 'Approved refunds wait for a batch that nobody in care can see.'
		},
		causes: ['refund-delay', 'unmet-expectation'],
		end: { outcome: 'fix', note: '', visibility: 'team' },
		fix: 'Show in the first answer by when a refund is back'
	},
	{
		title: 'Two sizes, one chart',
		team: 'Returns',
		by: 'Chen',
		daysAgo: 9,
		answers: {
			happened: 'A third exchange of the same jacket. The chart on the page was that of last year’s cut.',
			helped: 'Giulia knew the new cut by heart.',
			harder: 'The script tells us to point to the chart.',
			otherwise: 'Asking for a measure instead of a size.'
		},
		causes: ['unmet-expectation'],
		end: { outcome: 'script', note: 'The one for exchanges: ask for the measure', visibility: 'team' }
	},
	{
		title: 'The call before the long weekend',
		team: 'Orders',
		by: 'Aisha',
		with: 'Dora',
		daysAgo: 2,
		answers: {
			happened: 'He wanted a manager from the first word on. Nobody was on duty at tier two after six.',
			helped: 'Telling him by when he would hear from us, and keeping to it.'
		},
		causes: [],
		end: null
	}
];

/** Some cases that people looked back at: shared, or still being written. */
export async function lookBack(stage: Stage): Promise<void> {
	const { as, cast, teamId, entry } = stage;
	for (const { title, team, by, with: colleague, daysAgo, answers, causes, end, fix } of looked) {
		const begun = as(cast[by], minutesSince(stage, daysAgo, '14:10'));
		const id = await beginDebrief(begun, { title, teamId: teamId(team), rest: 'now' }, null);
		if (colleague) await askColleague(begun, id, cast[colleague]);
		for (const [question, text] of Object.entries(answers) as [Question, string][]) {
			await answer(begun, id, { question, text, version: 0 });
		}
		await setCauses(
			begun,
			id,
			causes.map((key) => entry('cause', key))
		);
		const later = as(cast[by], minutesSince(stage, daysAgo, '14:50'));
		if (fix) await suggestFixFrom(later, id, { title: fix, why: answers.process ?? '' });
		if (end) await finishDebrief(later, id, end);
	}
}
