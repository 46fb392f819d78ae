import { safePath } from '$lib/server/answers';
import { settings } from '$lib/server/settings';
import { isTheme } from '$lib/ui/shell/theme';
import { error, redirect, type RequestHandler } from '@sveltejs/kit';

const A_YEAR = 365 * 24 * 60 * 60;

/** Remembers the look for this browser. */
export const POST: RequestHandler = async ({ request, cookies, locals }) => {
	const posted = await request.formData().catch(() => new FormData());
	const theme = posted.get('theme');
	if (!isTheme(theme)) {
		error(400, { message: 'Choose light, dark or system.', requestId: locals.requestId });
	}
	cookies.set('evenkeel_theme', theme, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: settings().origin.startsWith('https:'),
		maxAge: A_YEAR
	});
	const back = posted.get('back');
	redirect(303, safePath(typeof back === 'string' ? back : null, '/'));
};
