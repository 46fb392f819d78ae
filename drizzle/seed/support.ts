import * as v from 'valibot';
import { checkIn } from '../../src/lib/features/wellbeing/check-ins/commands.server';
import { checkInForm } from '../../src/lib/features/wellbeing/check-ins/forms';
import { saveSupport } from '../../src/lib/features/wellbeing/support/commands/card.server';
import { offerHelp } from '../../src/lib/features/wellbeing/support/commands/offers.server';
import {
	answerRequest,
	askForSupport,
	closeRequest,
	openRequest
} from '../../src/lib/features/wellbeing/support/commands/requests.server';
import { windowOf, WINDOW_WEEKS } from '../../src/lib/features/wellbeing/pulse/schedule';
import { requestForm } from '../../src/lib/features/wellbeing/support/forms';
import type { RequestKind } from '../../src/lib/features/wellbeing/support/request';
import { shippedWorkingDays } from '../../src/lib/features/wellbeing/support/working-time';
import { canSeal } from '../../src/lib/server/encryption';
import { addDays, dayOf, daysBetween } from '../../src/lib/shared/days';
import { newId } from '../../src/lib/shared/ids';
import type { Cast, Stage } from './handling';

/** Where support is, who offers help and was asked for it, and how some people have been. */
export async function lookAfterPeople(stage: Stage): Promise<void> {
	const { cast, as } = stage;
	const longAgo = 90 * 24 * 60;
	await saveSupport(as(cast.Ada, longAgo), {
		workingDays: [...shippedWorkingDays],
		entries: [
			{
				name: 'Emergency services',
				reach: '112',
				note: 'Where somebody is in danger, you or anybody else.',
				kind: 'emergency',
				country: ''
			},
			{
				name: 'Listening line',
				reach: '+49 30 555 0100',
				note: 'Day and night, without giving a name.',
				kind: 'helpline',
				country: 'Germany'
			},
			{
				name: 'Listening line',
				reach: '+33 1 55 50 01 00',
				note: 'Every day from 9 to 23.',
				kind: 'helpline',
				country: 'France'
			},
			{
				name: 'Employee support line',
				reach: '+49 30 555 0110',
				note: 'Five talks a year that nobody here hears of.',
				kind: 'assistance',
				country: ''
			},
			{
				name: 'Company doctor',
				reach: 'doctor@northwind.example',
				note: 'Tuesdays and Thursdays.',
				kind: 'assistance',
				country: ''
			},
			{
				name: 'What helps after a hard contact',
				reach: 'https://northwind.example/after-a-hard-contact',
				note: '',
				kind: 'service',
				country: ''
			}
		]
	});
	await offerHelp(as(cast.Lena, longAgo), { role: 'leader', about: 'Most days before ten, or by the river' });
	await offerHelp(as(cast.Dora, longAgo), {
		role: 'colleague',
		about: 'Trained in mental-health first aid; I listen, and keep it to myself'
	});
	await offerHelp(as(cast.Emil, longAgo), {
		role: 'hr',
		about: 'Hours, leave, and what the company pays for'
	});
	const today = dayOf(stage.now, as(cast.Ada, 0).actor.habits.timeZone);
	const began = daysBetween(addDays(windowOf(today).from, -7 * WINDOW_WEEKS), today);
	for (const { day, ...request } of askedInLastWindow) {
		await askAndAnswer(stage, { ...request, daysAgo: began - day, is: 'closed' });
	}
	for (const request of asked) await askAndAnswer(stage, request);
	if (!canSeal()) return;
	for (const [who, days] of Object.entries(noted) as [keyof Cast, Noted[]][]) {
		for (const [daysAgo, mood, need, note] of days) {
			const at = as(cast[who], daysAgo * DAY + 200 + ((daysAgo * 53) % 300));
			await checkIn(at, v.parse(checkInForm, { id: newId(), mood: String(mood), need, note }));
		}
	}
}

const DAY = 24 * 60;

interface Asked {
	who: keyof Cast;
	of: keyof Cast;
	kind: RequestKind;
	daysAgo: number;
	words?: string;
	answer?: string;
	/** How far it has come; open where nothing is said. */
	is?: 'seen' | 'agreed' | 'closed';
}

const asked: Asked[] = [
	{
		who: 'Aisha',
		of: 'Dora',
		kind: 'listening',
		daysAgo: 3,
		words: 'The chat on Tuesday still goes round in my head. Do you have half an hour?',
		answer: 'Of course. Wednesday at four, I bring the tea.',
		is: 'agreed'
	},
	{
		who: 'Aisha',
		of: 'Lena',
		kind: 'schedule',
		daysAgo: 0,
		words: 'Could I have the mail queue for a week instead of chat?'
	},
	{
		who: 'Farah',
		of: 'Lena',
		kind: 'training',
		daysAgo: 2,
		words: 'I would like to practise how to end a call.'
	},
	{ who: 'Bo', of: 'Emil', kind: 'mental-health', daysAgo: 5, is: 'seen' }
];

/**
 * In the last four weeks that are over, by the day of them, counted from 0. All for the same: it is shown from five people
 * on, and not where it would be left out to keep a smaller number from being worked out.
 */
const askedInLastWindow: (Pick<Asked, 'who' | 'of' | 'kind'> & { day: number })[] = [
	{ who: 'Bo', of: 'Dora', kind: 'listening', day: 1 },
	{ who: 'Chen', of: 'Emil', kind: 'listening', day: 3 },
	{ who: 'Farah', of: 'Dora', kind: 'listening', day: 7 },
	{ who: 'Giulia', of: 'Dora', kind: 'listening', day: 10 },
	{ who: 'Aisha', of: 'Dora', kind: 'listening', day: 14 },
	{ who: 'Marco', of: 'Emil', kind: 'listening', day: 18 }
];

async function askAndAnswer(
	{ cast, as }: Stage,
	{ who, of, kind, daysAgo, words = '', answer = '', is }: Asked
): Promise<void> {
	const minutesAgo = daysAgo * DAY + 180;
	const sealed = (text: string) => (canSeal() ? text : '');
	const input = { id: newId(), helperId: cast[of], kind, words: sealed(words) };
	const id = await askForSupport(as(cast[who], minutesAgo), v.parse(requestForm, input));
	if (!is) return;
	await openRequest(as(cast[of], minutesAgo - 30), id);
	if (is === 'seen') return;
	await answerRequest(as(cast[of], minutesAgo - 40), id, { version: 2, agrees: true, words: sealed(answer) });
	if (is === 'closed') await closeRequest(as(cast[who], minutesAgo - 60), id, { forgets: false });
}

/** Days ago, mood, need and note. */
type Noted = [number, number, string, string];

const noted: Partial<Record<keyof Cast, Noted[]>> = {
	Aisha: [
		[79, 4, 'nothing', ''],
		[75, 4, '', 'First week on chat, and it is fun.'],
		[71, 3, 'break', 'Queue over sixty all day.'],
		[66, 2, 'listen', 'Shouted at, twice. Dora listened, that helped.'],
		[63, 3, '', ''],
		[59, 4, 'nothing', 'Slept well.'],
		[52, 4, '', ''],
		[46, 5, 'nothing', 'Three kind mails in a row.'],
		[43, 4, '', ''],
		[38, 3, 'schedule', 'Late shift after early shift.'],
		[33, 3, '', ''],
		[29, 4, '', 'The new return page works: half the calls are gone.'],
		[22, 3, 'break', ''],
		[18, 4, 'nothing', ''],
		[15, 4, '', ''],
		[11, 3, '', 'Long day.'],
		[8, 2, 'listen', 'The man who wanted my full name.'],
		[7, 3, 'break', 'Better after the walk.'],
		[4, 2, 'listen', 'The chat of yesterday goes round in my head.'],
		[3, 3, '', 'Asked Dora.'],
		[1, 3, 'schedule', 'A week without chat would be good.'],
		[0, 4, '', 'Tea with Dora on Wednesday.']
	],
	Lena: [
		[20, 3, '', ''],
		[6, 4, 'nothing', 'Good talks this week.']
	]
};
