import {
	acceptWording,
	changePage,
	sayItHelped,
	suggestWording
} from '../../src/lib/features/playbook/commands.server';
import {
	beginSession,
	giveReply,
	joinSession,
	keepPractice,
	keepSession,
	observe
} from '../../src/lib/features/playbook/practice/commands.server';
import { findPage } from '../../src/lib/features/playbook/queries.server';
import { newId } from '../../src/lib/shared/ids';
import type { Cast, Stage } from './handling';

const HOUR = 60;
const DAY = 24 * HOUR;

/** Whom each page has helped so far. */
const helped: Record<string, (keyof Cast)[]> = {
	'late-parcel': ['Aisha', 'Bo', 'Dora', 'Emil', 'Marco'],
	'de-escalation-steps': ['Aisha', 'Chen', 'Farah', 'Marco'],
	'boundary-ending-contact': ['Dora', 'Giulia', 'Bo'],
	'our-mistake': ['Bo', 'Chen'],
	'respectful-no': ['Aisha', 'Emil', 'Giulia']
};

/** Who practised what, how many days ago, and by which way through it. */
const practised: [keyof Cast, number, string, string, number | null, string][] = [
	['Aisha', 23, 'insults', 'abac', 2, 'I waited too long before I drew the line.'],
	['Aisha', 16, 'insults', 'baa', 4, 'Shorter this time, and it worked.'],
	['Bo', 20, 'late-order', 'bba', 4, ''],
	['Dora', 18, 'outside-policy', 'baa', 3, ''],
	['Emil', 15, 'manager-wanted', 'aaa', 5, ''],
	['Emil', 12, 'bad-review', 'baa', 4, ''],
	['Marco', 13, 'threat', 'caa', null, '']
];

/** What a team has made of its playbook in its first weeks. */
export async function usePlaybook({ as, cast }: Stage): Promise<void> {
	for (const [slug, people] of Object.entries(helped)) {
		for (const [place, name] of people.entries())
			await sayItHelped(as(cast[name], (place + 2) * DAY), slug, true);
	}
	const lena = as(cast.Lena, 9 * DAY);
	const late = await findPage(lena, 'late-parcel');
	const { title, kind, text, links } = late.content;
	await changePage(lena, late.slug, {
		version: late.version,
		title,
		kind,
		text: `${text}\n- Look at the depot’s page before you promise anything: it is updated at six and at noon.`,
		tags: links.tag,
		causeIds: links.cause,
		reasonIds: links.reason,
		tiers: links.tier,
		incidents: links.incident,
		steps: links.step,
		note: 'When the depot’s page is updated.'
	});

	const accepted = await findPage(lena, 'wants-a-manager');
	const shorter = accepted.content.text.replace(
		'let me write down in two sentences',
		'let me note in two sentences'
	);
	const wording = { text: shorter, why: 'Said aloud it is easier.', version: accepted.version };
	const id = await suggestWording(as(cast.Bo, 8 * DAY), accepted.slug, wording);
	await acceptWording(as(cast.Lena, 7 * DAY), accepted.slug, id, {
		text: shorter,
		version: accepted.version,
		answer: 'It is. Thank you.'
	});

	const open = await findPage(lena, 'outside-policy');
	await suggestWording(as(cast.Aisha, 5 * HOUR), open.slug, {
		text: open.content.text.replace(
			'I have looked at it twice, since I would have liked to say yes.',
			'I have looked at it twice, as I wanted to say yes.'
		),
		why: 'The long form sounds read out on the phone.',
		version: open.version
	});

	for (const [name, daysAgo, scenario, said, rating, note] of practised) {
		await keepPractice(as(cast[name], daysAgo * DAY), { id: newId(), scenario, said, rating, note });
	}
	await practiseTogether(as(cast.Aisha, 11 * DAY), as(cast.Bo, 11 * DAY));
}

type Person = ReturnType<Stage['as']>;

async function practiseTogether(agent: Person, customer: Person): Promise<void> {
	const code = await beginSession(agent, 'third-complaint', 'agent');
	await joinSession(customer, code);
	for (const [turn, letter] of [...'caa'].entries()) await giveReply(customer, code, { letter, turn });
	await observe(customer, code, {
		helped: 'You named the two dates. From then on I believed you.',
		noticed: 'You spoke more quickly when I got sharp.',
		nextTime: 'Leave a pause before the plan; I was still telling.'
	});
	await keepSession(agent, code, { rating: 3, note: 'Read the record before picking up. Really.' });
	await keepSession(customer, code, {
		rating: null,
		note: 'Being the customer, I noticed how much one date does.'
	});
}
