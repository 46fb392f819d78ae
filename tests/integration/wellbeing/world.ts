import type { Context } from '../../../src/lib/server/context';
import { Problem } from '../../../src/lib/shared/problem';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind } from '../../support/team';

export type People = Record<'ada' | 'lena' | 'marco' | 'aisha' | 'bo' | 'chen', Context>;

/** Northwind with its people, on an empty database, and Fabrikam beside it. */
export async function world() {
	const db = await testDatabase();
	const [team, other] = [await northwind(db), await fabrikam(db)];
	return { db, team, other, as: team.as as unknown as People };
}

/** The code of the problem that work is refused with. */
export function refusal(work: Promise<unknown>): Promise<unknown> {
	return work.then(
		() => 'taken',
		(error: unknown) => (error instanceof Problem ? error.code : error)
	);
}
