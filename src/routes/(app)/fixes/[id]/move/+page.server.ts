import { redirect } from '@sveltejs/kit';
import { cardOf } from '$lib/features/fixes/card';
import { isPlainMove, moveByHand } from '$lib/features/fixes/commands/triage.server';
import { moveForm } from '$lib/features/fixes/forms';
import { addressOfMove, moveKinds, moves } from '$lib/features/fixes/moves';
import { fixToAsk } from '$lib/features/fixes/queries.server';
import { action, page, redirectWithNotice, safePath } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { invalid } from '$lib/shared/problem';

export const load = page(async ({ context, params }) => {
	const { fix, open, last } = await fixToAsk(context, params.id!, moveKinds);
	const { habits } = context.actor;
	return { fix: cardOf(fix, dayOf(context.now, habits.timeZone), habits), open, last };
});

export const actions = {
	default: action(moveForm, async ({ context, input, event }) => {
		const id = event.params.id!;
		const { move, version } = input;
		if (move === null) throw invalid({ move: 'Please choose where to move it.' });
		if (!isPlainMove(move)) redirect(303, addressOfMove(id, move));
		await moveByHand(context, id, { move, version });
		const back = safePath(event.url.searchParams.get('back'), `/fixes/${id}`);
		redirectWithNotice(event.cookies, back, moves[move].done);
	})
};
