import {
	promiseInFull,
	whatAnOperatorCouldDo,
	whatNumbersCannotHide
} from '$lib/features/wellbeing/pulse/promise';
import { shippedRules } from '$lib/features/wellbeing/disclosure';
import { teamPulses } from '$lib/features/wellbeing/pulse/queries.server';
import { teamsOfActor } from '$lib/features/people/queries.server';
import { page } from '$lib/server/answers';
import { canSeal } from '$lib/server/encryption';

export const load = page(async ({ context }) => {
	const [teams, pulseOf] = await Promise.all([teamsOfActor(context), teamPulses(context)]);
	const own = teams.filter(({ id, archived }) => !archived && context.actor.teams.has(id));
	const floors = [shippedRules, ...own.map(({ id }) => pulseOf(id))];
	const [, ...ofTeams] = floors;
	const counted = ofTeams.length > 0 ? ofTeams : floors;
	return {
		points: promiseInFull({
			teams: own.map(({ name }) => name),
			scoreFloor: Math.min(...counted.map(({ scoreFloor }) => scoreFloor)),
			commentFloor: Math.min(...counted.map(({ commentFloor }) => commentFloor))
		}),
		teams: own.map(({ id, name }) => ({ name, ...pick(pulseOf(id)) })),
		limits: whatNumbersCannotHide,
		operator: whatAnOperatorCouldDo(canSeal())
	};
});

function pick({ scoreFloor, commentFloor }: { scoreFloor: number; commentFloor: number }) {
	return { scoreFloor, commentFloor };
}
