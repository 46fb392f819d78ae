import { text } from '@sveltejs/kit';
import { sql } from 'drizzle-orm';
import { runningDatabase } from '$lib/server/running';

/** Answers 200 when the database answers, for whoever watches the process. */
export async function GET() {
	await runningDatabase().select({ one: sql<number>`1` }).from(sql`(select 1) as one`);
	return text('ok');
}
