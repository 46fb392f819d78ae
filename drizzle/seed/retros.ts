import { agreeOnAction, settleAction } from '../../src/lib/features/debriefs/actions/commands.server';
import { actionsOfRetro } from '../../src/lib/features/debriefs/actions/queries.server';
import { park, pinFact } from '../../src/lib/features/debriefs/retros/commands/beside.server';
import { addCard } from '../../src/lib/features/debriefs/retros/commands/cards.server';
import {
	mergeGroups,
	noteGroup,
	renameGroup
} from '../../src/lib/features/debriefs/retros/commands/groups.server';
import { answerCheck, goToPhase } from '../../src/lib/features/debriefs/retros/commands/meeting.server';
import { closeRetro, createRetro } from '../../src/lib/features/debriefs/retros/commands/retros.server';
import { createTemplate } from '../../src/lib/features/debriefs/retros/commands/templates.server';
import { placeDots } from '../../src/lib/features/debriefs/retros/commands/votes.server';
import { hasReached, phases, type Phase } from '../../src/lib/features/debriefs/retros/phase';
import { boardOf } from '../../src/lib/features/debriefs/retros/queries.server';
import { addDays, dayOf } from '../../src/lib/shared/days';
import type { Cast, Stage } from './handling';

type Person = keyof Cast;

const DAY = 24 * 60;

interface PastRetro {
	title: string;
	daysAgo: number;
	/** By column, from 1. Cards that say the same stand in one group. */
	groups: {
		title: string;
		cards: [by: Person, column: number, text: string][];
		dots: [by: Person, dots: number][];
		notes: string;
	}[];
	actions: { title: string; owner: Person; dueIn: number; isDone: boolean }[];
	parked: string;
	checks: [by: Person, score: number][];
}

const past: PastRetro[] = [
	{
		title: 'After the autumn sale',
		daysAgo: 38,
		groups: [
			{
				title: 'Late parcels without a word',
				cards: [
					['Aisha', 2, 'Parcels are late and customers hear it from us first'],
					['Dora', 2, 'No mail goes out when parcels are late']
				],
				dots: [
					['Aisha', 2],
					['Bo', 1],
					['Emil', 2]
				],
				notes: 'The carrier knows a day before. Nobody here is told.'
			},
			{
				title: 'Calling back',
				cards: [['Bo', 1, 'Calling back instead of writing calmed three of four']],
				dots: [['Dora', 1]],
				notes: ''
			}
		],
		actions: [
			{
				title: 'Ask the carrier for the list of late parcels each morning',
				owner: 'Marco',
				dueIn: 7,
				isDone: true
			},
			{ title: 'Write a mail for late parcels', owner: 'Aisha', dueIn: 14, isDone: false }
		],
		parked: 'Whether the chat should close at eight',
		checks: [
			['Aisha', 4],
			['Bo', 5],
			['Dora', 4]
		]
	},
	{
		title: 'Two weeks in November',
		daysAgo: 10,
		groups: [
			{
				title: 'Late parcels again',
				cards: [
					['Emil', 2, 'Late parcels: the list helps, but it comes at ten'],
					['Aisha', 2, 'Customers still hear of late parcels from us first'],
					['Marco', 3, 'A mail to customers of late parcels before they ask']
				],
				dots: [
					['Aisha', 2],
					['Emil', 1],
					['Dora', 2]
				],
				notes: 'With the list at eight we could write before the first call.'
			},
			{
				title: 'The new refund script',
				cards: [
					['Dora', 1, 'The refund script: a date in the first answer'],
					['Bo', 1, 'Saying the date first spares the second call']
				],
				dots: [['Bo', 2]],
				notes: 'Keep it.'
			},
			{
				title: '',
				cards: [['Bo', 3, 'Fridays without meetings after two']],
				dots: [['Marco', 1]],
				notes: ''
			}
		],
		actions: [
			{ title: 'Have the list of late parcels sent at eight', owner: 'Lena', dueIn: 14, isDone: false }
		],
		parked: 'Who stands in for Marco in December',
		checks: [
			['Aisha', 5],
			['Emil', 4],
			['Marco', 4]
		]
	}
];

/** Two closed retros of Orders, whose actions come back at the one that is planned for Friday. */
export async function lookBackTogether(stage: Stage): Promise<void> {
	for (const retro of past) await hold(stage, retro);
	const { as, cast, teamId, now } = stage;
	const lena = as(cast.Lena, DAY);
	await createTemplate(as(cast.Lena, 40 * DAY), {
		name: 'After a peak',
		columns: [
			'What carried us: What would we do again?',
			'What broke: Where did it hold us up?',
			'Before the next one: What has to be ready?'
		]
	});
	const day = addDays(dayOf(now, lena.actor.habits.timeZone), 2);
	const id = await createRetro(lena, {
		...formOf('Before the holidays', teamId('Orders')),
		scheduledOn: day,
		scheduledAt: '15:00',
		collectsBefore: true
	});
	const seat = { retroId: id, guestId: null, secret: '' };
	const column = 'helped-harder-2';
	await addCard(as(cast.Bo, 5 * 60), seat, {
		key: '',
		columnId: column,
		text: 'The queue after the newsletter'
	});
	await addCard(as(cast.Aisha, 3 * 60), seat, {
		key: '',
		columnId: column,
		text: 'Two tools for one refund'
	});
}

function formOf(title: string, teamId: string) {
	return {
		title,
		teamId,
		templateId: 'helped-harder',
		scheduledOn: null,
		scheduledAt: null,
		collectsBefore: false,
		isAnonymous: false,
		dotsEach: 3,
		dotsPerGroup: 2,
		ownCardsCount: true
	};
}

async function hold({ as, cast, teamId }: Stage, retro: PastRetro): Promise<void> {
	const at = retro.daysAgo * DAY;
	const lena = as(cast.Lena, at);
	const id = await createRetro(lena, formOf(retro.title, teamId('Orders')));
	const seat = { retroId: id, guestId: null, secret: '' };
	const goOnTo = async (goal: Phase) => {
		for (const to of phases.filter((phase) => hasReached(goal, phase) && phase !== 'waiting')) {
			const { phase, version } = await boardOf(lena, seat);
			if (!hasReached(phase, to)) await goToPhase(lena, seat, { to, version });
		}
	};
	await goOnTo('write');
	const groups = [];
	for (const group of retro.groups) {
		const ids: string[] = [];
		for (const [by, column, text] of group.cards) {
			const card = { key: '', columnId: `helped-harder-${column}`, text };
			ids.push((await addCard(as(cast[by], at), seat, card))!);
		}
		groups.push({ ...group, id: ids[0]!, others: ids.slice(1) });
	}
	await goOnTo('group');
	for (const { id: intoId, others, title } of groups) {
		for (const groupId of others) await mergeGroups(lena, seat, { key: '', groupId, intoId });
		if (title) await renameGroup(lena, seat, { key: '', groupId: intoId, version: 1, title });
	}
	await goOnTo('vote');
	for (const { id: groupId, dots } of groups) {
		for (const [by, given] of dots)
			await placeDots(as(cast[by], at), seat, { key: '', groupId, dots: given });
	}
	await goOnTo('discuss');
	for (const { id: groupId, notes } of groups) {
		const version = (await boardOf(lena, seat)).groups.find((group) => group.id === groupId)!.version;
		if (notes) await noteGroup(lena, seat, { key: '', groupId, version, notes });
	}
	await park(lena, seat, { key: '', text: retro.parked });
	await pinFact(lena, seat, {
		title: 'Late delivery was named in a third of escalations',
		measure: 'Contributing causes, the four weeks before',
		points: [
			{ label: 'Late delivery', value: 34 },
			{ label: 'Unmet expectation', value: 21 },
			{ label: 'Product defect', value: 15 }
		],
		address: '/insights'
	});
	await goOnTo('actions');
	const today = dayOf(lena.now, lena.actor.habits.timeZone);
	for (const { title, owner, dueIn } of retro.actions) {
		const action = { key: '', title, ownerId: cast[owner], dueOn: addDays(today, dueIn) };
		await agreeOnAction(lena, seat, action);
	}
	await goOnTo('close');
	for (const [by, score] of retro.checks) await answerCheck(as(cast[by], at), seat, score);
	await closeRetro(lena, seat);
	for (const action of await actionsOfRetro(lena, id)) {
		const { isDone, dueIn } = retro.actions.find(({ title }) => title === action.title)!;
		if (!isDone) continue;
		const later = as(cast.Lena, at - dueIn * DAY);
		await settleAction(later, action.id, { state: 'done', version: action.version, retroId: null });
	}
}
