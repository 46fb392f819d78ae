import * as v from 'valibot';
import { attach } from '../../src/lib/features/incidents/commands/attachments.server';
import { wasThere } from '../../src/lib/features/incidents/commands/aftercare.server';
import { logIncident } from '../../src/lib/features/incidents/commands/logging.server';
import { acknowledgePolicy } from '../../src/lib/features/incidents/commands/policy.server';
import { correctIncident } from '../../src/lib/features/incidents/commands/corrections.server';
import { incidentCorrectionForm, incidentForm } from '../../src/lib/features/incidents/forms';
import { findIncident } from '../../src/lib/features/incidents/queries.server';
import { canSeal } from '../../src/lib/server/encryption';
import { newId } from '../../src/lib/shared/ids';
import { timeOf } from '../../src/lib/shared/zoned';
import type { Cast, Stage } from './handling';
import { decideSome, type Met } from './measures';
import { minutesSince } from './office-hours';
import { meetTheUsual } from './usual-incidents';

interface Story {
	who: keyof Cast;
	team: 'Orders' | 'Returns';
	daysAgo: number;
	category: string;
	severity: 1 | 2 | 3 | 4;
	channel: string;
	customer: string;
	words: string;
	ended?: true;
	need?: 'break' | 'colleague' | 'leader' | 'nothing';
	asked?: keyof Cast;
	/** Whether the one who was asked has been there. */
	met?: true;
}

const stories: Story[] = [
	{
		who: 'Dora',
		team: 'Orders',
		daysAgo: 74,
		category: 'aggressive',
		severity: 2,
		channel: 'phone',
		customer: 'C-3310',
		words: 'Are you all this stupid, or did they give me the worst one on purpose?',
		ended: true,
		need: 'break'
	},
	{
		who: 'Bo',
		team: 'Returns',
		daysAgo: 66,
		category: 'unreasonable',
		severity: 2,
		channel: 'email',
		customer: 'C-2204',
		words: 'This is my 31st mail today. I will go on until somebody gives in.',
		need: 'nothing'
	},
	{
		who: 'Farah',
		team: 'Returns',
		daysAgo: 58,
		category: 'discriminatory',
		severity: 3,
		channel: 'phone',
		customer: 'C-4127',
		words: 'Put somebody on who is really from here.',
		ended: true,
		need: 'colleague',
		asked: 'Giulia',
		met: true
	},
	{
		who: 'Aisha',
		team: 'Orders',
		daysAgo: 49,
		category: 'aggressive',
		severity: 1,
		channel: 'chat',
		customer: 'C-1873',
		words: 'wow. a trained parrot would have been faster',
		need: 'nothing'
	},
	{
		who: 'Emil',
		team: 'Orders',
		daysAgo: 41,
		category: 'misuse',
		severity: 3,
		channel: 'social',
		customer: 'C-3310',
		words: 'This is the person who refused me, look him up and tell him what you think.',
		need: 'leader',
		asked: 'Lena',
		met: true
	},
	{
		who: 'Giulia',
		team: 'Returns',
		daysAgo: 33,
		category: 'sexual',
		severity: 2,
		channel: 'chat',
		customer: 'C-2951',
		words: 'Forget the parcel. What are you wearing?',
		ended: true,
		need: 'break'
	},
	{
		who: 'Dora',
		team: 'Orders',
		daysAgo: 26,
		category: 'aggressive',
		severity: 2,
		channel: 'phone',
		customer: 'C-3310',
		words: 'I told the last one and I tell you: useless, every single one of you.',
		ended: true
	},
	{
		who: 'Chen',
		team: 'Returns',
		daysAgo: 19,
		category: 'refusal',
		severity: 1,
		channel: 'email',
		customer: 'C-1450',
		words: 'I will not send a photo. Refund me or I report the fault again tomorrow.',
		need: 'nothing'
	},
	{
		who: 'Aisha',
		team: 'Orders',
		daysAgo: 12,
		category: 'discriminatory',
		severity: 2,
		channel: 'phone',
		customer: 'C-4127',
		words: 'With a name like that you would not understand how we do things.',
		ended: true,
		need: 'leader',
		asked: 'Lena'
	},
	{
		who: 'Bo',
		team: 'Orders',
		daysAgo: 5,
		category: 'threat',
		severity: 4,
		channel: 'phone',
		customer: 'C-3301',
		words: 'I know where your office is. I will be there when you leave on Friday.',
		ended: true,
		need: 'colleague',
		asked: 'Aisha'
	},
	{
		who: 'Aisha',
		team: 'Orders',
		daysAgo: 1,
		category: 'aggressive',
		severity: 2,
		channel: 'chat',
		customer: 'C-2204',
		words: 'read. the. mail. 🤬 or find yourself a job you can do',
		ended: true
	}
];

/** A handful of abusive contacts, and who was there for whom. */
export async function meetIncidents(stage: Stage): Promise<void> {
	const { cast, as, teamId, entry } = stage;
	const readLongAgo = 250 * 24 * 60;
	for (const person of ['Lena', 'Marco', 'Bo', 'Dora', 'Farah'] as const) {
		await acknowledgePolicy(as(cast[person], readLongAgo), '');
	}
	const logged: Met[] = [];
	for (const { who, team, daysAgo, channel, asked, met, ...said } of stories) {
		const minutesAgo = minutesSince(
			stage,
			daysAgo,
			`${String(9 + ((daysAgo * 37) % 5)).padStart(2, '0')}:25`
		);
		const id = await logIncident(
			as(cast[who], minutesAgo),
			v.parse(incidentForm, {
				id: newId(),
				teamId: teamId(team),
				category: said.category,
				severity: String(said.severity),
				words: canSeal() ? said.words : '',
				customerReference: said.customer,
				channelId: entry('channel', channel),
				contactEnded: said.ended ? 'on' : '',
				need: said.need ?? '',
				askedId: asked ? cast[asked] : ''
			})
		);
		logged.push({ id, who, daysAgo });
		if (asked && met) await wasThere(as(cast[asked], minutesAgo - 45), id);
		if (said.category === 'misuse' && canSeal()) {
			await attach(as(cast[who], minutesAgo - 10), id, {
				name: 'post.txt',
				chunks: chunksOf('Copied from the post, the day it was taken down again.\n')
			});
		}
	}
	await meetTheUsual(stage);
	await correctOne(stage, logged);
	await decideSome(stage, logged);
}

/** Bo had taken it for rudeness, and thought again; Aisha had been on the call with them. */
async function correctOne(stage: Stage, logged: readonly Met[]): Promise<void> {
	const met = logged.find(({ who, daysAgo }) => who === 'Bo' && daysAgo === 5);
	if (!met) return;
	const { cast, as } = stage;
	const bo = as(cast.Bo, minutesSince(stage, 5, '14:10'));
	const incident = await findIncident(bo, met.id);
	await correctIncident(
		bo,
		met.id,
		v.parse(incidentCorrectionForm, {
			version: String(incident.version),
			category: incident.category,
			severity: String(incident.severity),
			contactEnded: 'on',
			occurredOn: incident.occurredOn,
			occurredAtTime: timeOf(incident.occurredAt, bo.actor.habits.timeZone),
			channelId: incident.channelId ?? '',
			brandId: incident.brandId ?? '',
			customerReference: 'C-3310',
			involvedIds: [cast.Aisha]
		})
	);
}

async function* chunksOf(text: string) {
	yield Buffer.from(text);
}
