import { answerRound } from '$lib/features/wellbeing/pulse/commands/answers.server';
import { answerForm } from '$lib/features/wellbeing/pulse/forms';
import { promiseInShort } from '$lib/features/wellbeing/pulse/promise';
import { roundForActor, teamPulses } from '$lib/features/wellbeing/pulse/queries.server';
import { canSeal } from '$lib/server/encryption';
import { action, page, redirectWithNotice } from '$lib/server/answers';

export const load = page(async ({ context, params }) => {
	const [round, pulseOf] = await Promise.all([roundForActor(context, params.day!), teamPulses(context)]);
	const floors = round.teams.map(({ id }) => pulseOf(id));
	return {
		round,
		canSeal: canSeal(),
		// Who may choose among teams is promised what holds in each of them.
		promise: promiseInShort({
			scoreFloor: Math.min(...floors.map(({ scoreFloor }) => scoreFloor)),
			commentFloor: Math.min(...floors.map(({ commentFloor }) => commentFloor))
		})
	};
});

export const actions = {
	default: action(answerForm, async ({ context, input, event }) => {
		await answerRound(context, event.params.day!, input);
		redirectWithNotice(
			event.cookies,
			'/wellbeing',
			'Thank you. Your answer counts, and nobody can tell which it is.'
		);
	})
};
