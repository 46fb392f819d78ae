import * as v from 'valibot';
import { reactToKudos, replyToKudos } from '../../src/lib/features/kudos/commands/answers.server';
import { giveKudos } from '../../src/lib/features/kudos/commands/giving.server';
import { kudosForm } from '../../src/lib/features/kudos/forms';
import { reactionKinds } from '../../src/lib/features/kudos/reactions';
import { shippedValues } from '../../src/lib/features/kudos/values';
import { newId } from '../../src/lib/shared/ids';
import { chance } from './chance';
import type { Cast, Stage } from './handling';

type Person = keyof Cast;

const people: Person[] = ['Lena', 'Marco', 'Aisha', 'Bo', 'Chen', 'Dora', 'Emil', 'Farah', 'Giulia'];

/** What people thank each other for, each with the value it shows. */
const reasons: [reason: string, value: number][] = [
	['Took over my chat when the caller before had left me shaking. I could get a tea first.', 0],
	['Stayed on the line for forty minutes until the carrier had found the parcel.', 2],
	['Wrote the reply about the double charge so that even I understood it.', 3],
	['Kept calm with somebody who shouted, and got the order number out of them all the same.', 1],
	['Noticed that three refunds hung on the same form, and told the warehouse before I had asked.', 4],
	['Covered my late shift without a word of complaint.', 0],
	['Read my answer before it went out and spared me an apology.', 3],
	['Showed me where the stock of Tailspin is looked up. I had asked four people before.', 2],
	['Said sorry to a customer for something that was not theirs, and meant it.', 1],
	['Cleared the whole queue of returns on Monday morning, before anybody else was in.', 2],
	['Sat beside me for my first escalation and let me do the talking.', 0],
	['Put the new wording about delays into the playbook. I have used it six times since.', 4],
	['Asked how I was after the call on Thursday. Nobody else had noticed.', 0],
	['Explained the exchange policy to a customer in two sentences. I wrote them down.', 3],
	['Called back everybody who was promised a call, on a Friday.', 2],
	['Found out why the size chart was wrong, and got it put right.', 4]
];

const replies = [
	'Any time.',
	'That made my day, thank you.',
	'You would have done the same.',
	'We did that together.'
];

const DAY = 24 * 60;

/** A year of thanks: one or two a week, some to a whole team, a few answered. */
export async function thankEachOther({ now, as, cast, teamId }: Stage): Promise<void> {
	/** How many minutes ago it was so late on a day by the clock of the servers. */
	const minutesAgoAt = (daysAgo: number, minuteOfDay: number) =>
		daysAgo * DAY + now.getUTCHours() * 60 + now.getUTCMinutes() - minuteOfDay;
	const by = chance(20_26);
	for (let daysAgo = 360; daysAgo > 2; daysAgo -= by.between(2, 8)) {
		const minutesAgo = minutesAgoAt(daysAgo, by.between(8 * 60, 16 * 60));
		const author = by.pick(people);
		const others = people.filter((person) => person !== author);
		const recipient = by.pick(others);
		const [reason, value] = by.pick(reasons);
		const isForTeam = by.percent(7);
		const id = newId();
		await giveKudos(
			as(cast[author], minutesAgo),
			v.parse(kudosForm, {
				id,
				to: isForTeam
					? `team:${teamId(by.pick(['Orders', 'Returns']))}`
					: [cast[recipient], ...(by.percent(15) ? [cast[by.pick(others)]] : [])],
				reason: isForTeam ? 'What a week. Nobody was left alone with a hard call, thank you all.' : reason,
				valueIds: shippedValues[isForTeam ? 0 : value]!.id
			})
		);
		for (const person of others.filter(() => by.percent(18))) {
			await reactToKudos(as(cast[person], minutesAgo - by.between(20, 90)), id, {
				kind: by.pick(reactionKinds),
				given: true
			});
		}
		if (!isForTeam && by.percent(25)) {
			const reply = { id: newId(), words: by.pick(replies) };
			await replyToKudos(as(cast[recipient], minutesAgo - by.between(10, 200)), id, reply);
		}
	}
	await giveKudos(
		as(cast.Lena, minutesAgoAt(1, 15 * 60)),
		v.parse(kudosForm, {
			id: newId(),
			to: cast.Aisha,
			reason:
				'You took the call about the missing wedding dress when everybody else was on the line, and found it in Hamburg within the hour.',
			valueIds: [shippedValues[2]!.id, shippedValues[1]!.id]
		})
	);
	await giveKudos(
		as(cast.Dora, minutesAgoAt(3, 11 * 60)),
		v.parse(kudosForm, {
			id: newId(),
			to: [cast.Aisha, cast.Bo],
			reason: 'For the second read of my letter to the bridal shop. It was kinder and shorter after you.',
			valueIds: shippedValues[3]!.id
		})
	);
}
