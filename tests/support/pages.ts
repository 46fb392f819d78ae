import { rules } from './route-rules';
import { operationsOf } from './routes';
import type { TeamApp } from './browser';
import { worldOf, type World } from './world';

/** A page to look at, with something on it. */
export interface PageToOpen {
	/** Its address with parameters in brackets. */
	name: string;
	/** Who looks: an admin of a team with records, the agent whose own it is, or a visitor. */
	as: 'ada' | 'aisha' | null;
	address: (world: World) => Promise<string>;
}

const forVisitors = [
	'/sign-in',
	'/forgot-password',
	'/invitation',
	'/join',
	'/reset-password',
	'/setup',
	'/wall',
	'/unsubscribe'
];

/** Every page there is, from the files of the routes, but for what opens to a guest's cookie alone. */
export const pages: PageToOpen[] = operationsOf()
	.filter(({ kind, name }) => kind === 'page' && rules[name]?.status !== 404)
	.map(({ name, path }) => ({
		name: path,
		as: whoLooks(name, path),
		async address(world) {
			const rule = rules[name];
			const about = (await rule?.about?.(world)) ?? {};
			const filled = path.replaceAll(/\[(\w+)\]/g, (_, part: string) =>
				encodeURIComponent(about[part] ?? '')
			);
			return filled + (rule?.search?.(about) ?? '');
		}
	}));

function whoLooks(name: string, path: string): PageToOpen['as'] {
	if (forVisitors.some((start) => path.startsWith(start))) return null;
	return rules[name]?.for.includes('admin') === false ? 'aisha' : 'ada';
}

/** Puts something on the pages that list, count and suggest. */
export async function furnish(app: TeamApp): Promise<void> {
	const world = worldOf(app);
	await world.suggestion();
	await world.decision();
	await world.resolvedEscalation();
	await world.escalationWithFollowUp();
	await world.fix();
	await world.incident();
	await world.kudosReply();
	await world.invitation();
}
