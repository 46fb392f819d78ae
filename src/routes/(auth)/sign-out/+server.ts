import { redirect, type RequestHandler } from '@sveltejs/kit';
import { signOut } from '$lib/features/people/commands.server';

export const POST: RequestHandler = async ({ locals, cookies }) => {
	const { context, sessionId } = locals;
	if (context && sessionId) {
		const cookie = await signOut(context, { sessionId });
		cookies.set(cookie.name, cookie.value, cookie.options);
	}
	// That page has the browser forget what was kept for whoever signed out.
	redirect(303, '/sign-in?signed-out');
};
