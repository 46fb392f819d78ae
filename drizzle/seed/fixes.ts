import { declineFix, handOut, markDuplicate } from '../../src/lib/features/fixes/commands/triage.server';
import { endTrial } from '../../src/lib/features/fixes/commands/trials.server';
import { addDays, dayOf, mondayOf } from '../../src/lib/shared/days';
import { decide, leaderOn, plan, suggest, triage, trial, versionOf, weeksAgo } from './fix-steps';
import type { Stage } from './handling';
import { markChanges } from './marks';

/** Weeks before the present at which the scanning of items began to halve wrong items (`stories`). */
export const SCANNED_SINCE = 14;

/** Lays down fixes at every place of the board, and other changes; verdicts come out of the year's records. */
export async function tryFixes(stage: Stage): Promise<void> {
	await suggestSome(stage);
	await setSomeAside(stage);
	await runTrials(stage);
	await markChanges(stage);
}

async function suggestSome(stage: Stage): Promise<void> {
	await suggest(stage, {
		title: 'Say on the sale pages that sale items are final',
		why: 'People find out when the return is refused, and then it is our fault.',
		team: 'Returns',
		cause: 'policy-unclear',
		by: 'Chen',
		votes: ['Bo', 'Farah', 'Giulia', 'Chen'],
		daysAgo: 12
	});
	await suggest(stage, {
		title: 'Let customers change the house number until the parcel is packed',
		why: 'Half of the parcels that come back miss only the house number.',
		team: 'Orders',
		cause: 'customer-wrong-address',
		by: 'Dora',
		votes: ['Aisha'],
		daysAgo: 4
	});
	const lids = await suggest(stage, {
		title: 'Tape the lids of the glass jars',
		why: 'They arrive open, and everything around them is ruined.',
		team: 'Orders',
		cause: 'damaged-goods',
		by: 'Emil',
		votes: ['Emil', 'Dora'],
		daysAgo: 20
	});
	await triage(stage, lids, 15);
}

async function setSomeAside(stage: Stage): Promise<void> {
	const carrier = await suggest(stage, {
		title: 'Have the carrier scan parcels again at the depot',
		why: 'Parcels are lost between two scans, and nobody can say where.',
		team: 'Orders',
		cause: 'lost-parcel',
		by: 'Bo',
		votes: ['Bo', 'Aisha', 'Dora', 'Emil'],
		daysAgo: 75
	});
	const known = leaderOn(stage, 70);
	await handOut(known, carrier, {
		outsideOwner: 'Carrier, depot North',
		outsideSince: dayOf(known.now, known.actor.habits.timeZone),
		reason: 'Their account manager has the list of the lost parcels.',
		version: await versionOf(known, carrier)
	});
	const declined = await suggest(stage, {
		title: 'Refund everything under 20 euros without a second look',
		why: 'It takes longer to ask than it costs.',
		team: 'Returns',
		by: 'Giulia',
		votes: ['Giulia'],
		daysAgo: 50
	});
	const lena = leaderOn(stage, 45);
	await declineFix(lena, declined, {
		reason: 'Agents may grant up to 20 euros since this month, which does the same with less risk.',
		version: await versionOf(lena, declined)
	});
	const first = await suggest(stage, {
		title: 'Mail customers when a size runs small',
		why: 'The same jacket comes back three times.',
		team: 'Returns',
		cause: 'sizing',
		by: 'Farah',
		votes: ['Farah', 'Chen'],
		daysAgo: 40
	});
	const second = await suggest(stage, {
		title: 'Warn of small sizes before they order',
		why: 'We know which ones run small.',
		team: 'Returns',
		cause: 'sizing',
		by: 'Bo',
		votes: ['Bo', 'Chen'],
		daysAgo: 30
	});
	const triaging = leaderOn(stage, 28);
	await markDuplicate(triaging, second, {
		originalId: first,
		version: await versionOf(triaging, second)
	});
}

async function runTrials(stage: Stage): Promise<void> {
	const scanning = await trial(
		stage,
		{
			title: 'Scan each item into the box before it is closed',
			why: 'Most wrong items were picked from the next shelf, and nobody looks again.',
			team: 'Orders',
			cause: 'wrong-item-picked',
			by: 'Aisha',
			votes: ['Aisha', 'Dora', 'Emil', 'Bo', 'Marco'],
			daysAgo: SCANNED_SINCE * 7 + 20
		},
		{ startWeeksAgo: SCANNED_SINCE, weeks: 8, predictedDrop: 40, owner: 'Aisha' }
	);
	await decide(stage, scanning, (SCANNED_SINCE - 8) * 7 - 1, {
		decision: 'adopted',
		reason: 'The packers want to keep it too.'
	});

	const macro = await trial(
		stage,
		{
			title: 'Answer refund questions with a template that names the day',
			why: 'The template we have says “soon”.',
			team: 'Returns',
			cause: 'refund-delay',
			by: 'Farah',
			votes: ['Farah'],
			daysAgo: 30 * 7
		},
		{ startWeeksAgo: 28, weeks: 16, predictedDrop: 60, owner: 'Chen' }
	);
	await decide(stage, macro, 12 * 7 - 1, {
		decision: 'no-change',
		reason: 'Naming the day changes nothing while the money takes as long as it does.'
	});

	await trial(
		stage,
		{
			title: 'Write of delays before customers ask',
			why: 'Most ask for the third time where the parcel is; none had a mail about the delay.',
			team: 'Orders',
			cause: 'late-delivery',
			by: 'Dora',
			votes: ['Dora', 'Aisha', 'Emil'],
			daysAgo: 40
		},
		{ startWeeksAgo: 3, weeks: 10, predictedDrop: 30, owner: 'Aisha' }
	);
	await trial(
		stage,
		{
			title: 'Put the return rules into the order confirmation',
			why: 'They look for the rules when it is too late to follow them.',
			team: 'Returns',
			cause: 'policy-unclear',
			by: 'Giulia',
			votes: ['Giulia', 'Chen'],
			daysAgo: 90
		},
		{ startWeeksAgo: 9, weeks: 8, predictedDrop: 40, owner: 'Giulia' }
	);
	const pages = await trial(
		stage,
		{
			title: 'Photograph the table without the chairs',
			why: 'The photo sells chairs that are extra.',
			team: 'Orders',
			cause: 'page-unclear',
			by: 'Emil',
			votes: ['Emil'],
			daysAgo: 120
		},
		{ startWeeksAgo: 13, weeks: 8, predictedDrop: 30, owner: 'Emil' }
	);
	await decide(stage, pages, 5 * 7 - 1, {
		decision: 'adapted',
		reason: 'The new photo is up for the table alone; the other pages have the same fault.',
		changedSince: 'All furniture pages, with what is in the box as a list under the photo.'
	});
	const sizes = await trial(
		stage,
		{
			title: 'Ask for the height before a size is ordered',
			why: 'Then the size can be suggested.',
			team: 'Returns',
			cause: 'sizing',
			by: 'Chen',
			daysAgo: 170
		},
		{ startWeeksAgo: 22, weeks: 10, predictedDrop: 50, owner: 'Chen' }
	);
	const ending = weeksAgo(stage, 'Chen', 19);
	await endTrial(ending, sizes, {
		reason: 'The shop took the question off the page again.',
		version: await versionOf(ending, sizes)
	});
	await decide(stage, sizes, 19 * 7 - 1, {
		decision: 'abandoned',
		reason: 'Three weeks say nothing, and the shop will not bring the question back.'
	});

	const planned = await suggest(stage, {
		title: 'Let agents release a refund up to 50 euros themselves',
		why: 'The second signature is given every time, a day later.',
		team: 'Returns',
		cause: 'refund-delay',
		by: 'Bo',
		votes: ['Bo', 'Giulia', 'Farah', 'Chen'],
		daysAgo: 25
	});
	await triage(stage, planned, 20);
	const today = leaderOn(stage, 0);
	await plan(today, stage, planned, {
		cause: 'refund-delay',
		team: 'Returns',
		owner: 'Marco',
		predictedDrop: 35,
		startOn: addDays(mondayOf(dayOf(stage.now, today.actor.habits.timeZone)), 14),
		weeks: 12
	});
}
