import { moveByHand, declineFix } from '../../src/lib/features/fixes/commands/triage.server';
import { endTrial, planTrial, startTrial } from '../../src/lib/features/fixes/commands/trials.server';
import { findFix } from '../../src/lib/features/fixes/queries.server';
import { addDays, mondayOf } from '../../src/lib/shared/days';
import type { About, Reader, Rule } from './route-rules';
import { TEAM_MARK, type World } from './world';

const itsTeam: Reader[] = ['agent', 'leader', 'admin'];
const itsLeaders: Reader[] = ['leader', 'admin'];
const whoeverSignedIn: Reader[] = [
	'admin of another organisation',
	'agent of another team',
	'agent',
	'leader',
	'admin'
];

/** How far a fix has come. */
type Come = 'suggested' | 'triaged' | 'planned' | 'running' | 'due' | 'declined';

const ways: Record<Come, readonly Come[]> = {
	suggested: [],
	triaged: ['triaged'],
	planned: ['triaged', 'planned'],
	running: ['triaged', 'planned', 'running'],
	due: ['triaged', 'planned', 'running', 'due'],
	declined: ['declined']
};

/** A fix of Orders that has come so far, with the version a form is opened on. Its trials are Marco's. */
async function fixAt(world: World, come: Come): Promise<About> {
	const lena = world.northwind.as.lena!;
	const { id } = await world.fix();
	const versionOf = async () => (await findFix(lena, id)).version;
	const reason = `${TEAM_MARK} reason`;
	const steps: Record<Come, () => Promise<unknown>> = {
		suggested: async () => {},
		triaged: async () => moveByHand(lena, id, { move: 'triage', version: await versionOf() }),
		planned: async () => planTrial(lena, id, { ...(await planFields(world)), version: await versionOf() }),
		running: async () => startTrial(lena, id, { startOn: world.today, version: await versionOf() }),
		due: async () => endTrial(lena, id, { reason, version: await versionOf() }),
		declined: async () => declineFix(lena, id, { reason, version: await versionOf() })
	};
	for (const step of ways[come]) await steps[step]();
	return { id, version: String(await versionOf()) };
}

/** A plan that can be taken: a cause that came up in each of the last weeks. */
async function planFields(world: World) {
	const { key, team } = await world.suggestion();
	const monday = mondayOf(world.today);
	return {
		ownerId: world.northwind.as.marco!.actor.userId,
		what: `cause:${key.split(':')[1]}`,
		where: `team:${team}`,
		baselineFrom: addDays(monday, -35),
		baselineTo: addDays(monday, -1),
		predictedDrop: '40',
		startOn: world.today,
		checkOn: addDays(world.today, 56),
		changedSince: ''
	};
}

/** The page that asks what a move needs, and the move: for whoever leads. */
function asking(path: string, come: Come, form: Record<string, string>): Record<string, Rule> {
	const rule: Rule = { for: itsLeaders, about: (world) => fixAt(world, come) };
	const posted: Rule = {
		...rule,
		form: (_world, about) => ({ ...form, version: about.version! })
	};
	return { [`GET /fixes/[id]/${path}`]: rule, [`POST /fixes/[id]/${path}`]: posted };
}

/** Who may do what with fixes. */
export const fixRules: Record<string, Rule> = {
	'GET /fixes/board': { for: whoeverSignedIn },
	'GET /fixes/list': { for: whoeverSignedIn },
	'GET /fixes/[id]/vote': { for: itsTeam, about: (world) => world.fix() },
	'POST /fixes/[id]/vote': {
		for: itsTeam,
		about: (world) => world.fix(),
		form: () => ({ vote: 'cast' })
	},
	...asking('move', 'suggested', { move: 'triage' }),
	...asking('refusal', 'suggested', { reason: `${TEAM_MARK} reason` }),
	...asking('outside-owner', 'suggested', { outsideOwner: `${TEAM_MARK} carrier` }),
	...asking('reopening', 'declined', { reason: `${TEAM_MARK} reason` }),
	...asking('trial', 'planned', {}),
	...asking('ending', 'running', { reason: `${TEAM_MARK} reason` }),
	...asking('decision', 'due', { decision: 'abandoned', reason: `${TEAM_MARK} reason` }),
	'GET /fixes/[id]/owner': { for: itsLeaders, about: (world) => fixAt(world, 'running') },
	'POST /fixes/[id]/owner': {
		for: itsLeaders,
		about: (world) => fixAt(world, 'running'),
		form: (world, { version }) => ({ version: version!, ownerId: world.northwind.as.lena!.actor.userId })
	},
	'GET /fixes/[id]/duplicate': { for: itsLeaders, about: (world) => fixAt(world, 'suggested') },
	'POST /fixes/[id]/duplicate': {
		for: itsLeaders,
		about: async (world) => ({ ...(await fixAt(world, 'suggested')), original: (await world.fix()).id }),
		form: (_world, { version, original }) => ({ version: version!, originalId: original! })
	},
	'GET /fixes/[id]/plan': { for: itsLeaders, about: (world) => fixAt(world, 'triaged') },
	'POST /fixes/[id]/plan': {
		for: itsLeaders,
		about: async (world) => ({ ...(await fixAt(world, 'triaged')), ...(await planFields(world)) }),
		form: (_world, about) => about
	}
};
