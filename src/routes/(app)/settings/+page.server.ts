import { changeName, endOtherSessions, endSession } from '$lib/features/people/commands.server';
import { nothing, profileForm, sessionForm } from '$lib/features/people/forms';
import { ownProfile, ownSessions, ownSignIns } from '$lib/features/people/queries.server';
import { action, page, redirectWithNotice } from '$lib/server/answers';

const SIGN_INS_SHOWN = 10;

export const load = page(async ({ context, locals }) => {
	const [profile, sessions, signIns] = await Promise.all([
		ownProfile(context),
		ownSessions(context),
		ownSignIns(context, SIGN_INS_SHOWN)
	]);
	return {
		profile,
		sessions: sessions.map((session) => ({ ...session, isPresent: session.id === locals.sessionId })),
		signIns
	};
});

export const actions = {
	name: action(profileForm, async ({ context, input, event }) => {
		await changeName(context, input);
		redirectWithNotice(event.cookies, '/settings', 'Your name is saved.');
	}),
	'end-session': action(sessionForm, async ({ context, input }) => {
		await endSession(context, { sessionId: input.session });
		return { notice: 'The session is ended.' };
	}),
	'end-others': action(nothing, async ({ context, event }) => {
		const ended = await endOtherSessions(context, { sessionId: event.locals.sessionId ?? '' });
		return { notice: ended === 1 ? 'One session is ended.' : `${ended} sessions are ended.` };
	})
};
