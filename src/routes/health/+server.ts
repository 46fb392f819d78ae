import { text } from '@sveltejs/kit';
import { askDatabase } from '$lib/server/running';

/** Answers 200 while the database answers, for whoever watches the process. */
export async function GET() {
	await askDatabase();
	return text('ok');
}
