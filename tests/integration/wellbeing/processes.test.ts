import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import {
	pulseBoxes,
	pulseReceipts,
	pulseResults,
	pulseRounds
} from '../../../src/lib/features/wellbeing/pulse/tables.server';
import { openBox } from '../../../src/lib/features/wellbeing/pulse/sealed.server';
import { together } from '../../../src/lib/features/wellbeing/pulse/tally';
import { openDatabase } from '../../../src/lib/server/db/connection';
import { migrate } from '../../../src/lib/server/db/migrate';
import { startProcess } from '../../support/processes';
import { crowd, ROUND } from '../../support/pulse';
import { realDatabases } from '../../support/real-databases';
import { northwind } from '../../support/team';

const databases = realDatabases();
const ANSWERING = 60;

test('with three processes at once a round opens once, counts everybody once, and closes once', async ({
	skip
}) => {
	const url = await databases.empty(skip);
	await migrate(url);
	const db = openDatabase(url);
	const organisation = await northwind(db);
	const orders = organisation.teams['Orders']!;
	await crowd(db, organisation, orders, ANSWERING);
	const processes = await Promise.all(
		[1, 2, 3].map(() => startProcess(url, './tests/support/pulse-work.ts'))
	);
	const all = async (told: string) => {
		const counts = await Promise.all(processes.map(({ go }) => go(told)));
		return counts.reduce((sum, count) => sum + count, 0);
	};

	expect(await all('open')).toBe(1);

	// Bo is in both teams, and so tries twice in each process.
	const people = ANSWERING + ['marco', 'aisha', 'bo', 'chen'].length;
	expect(await all('answer')).toBe(people);
	const boxes = await db.select().from(pulseBoxes);
	expect(boxes.reduce((sum, { answers }) => sum + answers, 0)).toBe(people);
	const { counts, comments } = together(boxes.map((box) => openBox(box, box.sealed!).tally));
	expect(counts['mood']!.reduce((sum, count) => sum + count, 0)).toBe(people);
	expect(comments).toHaveLength(people);
	expect(await db.select().from(pulseReceipts)).toHaveLength(people);

	expect(await all('close')).toBe(1);
	expect(await db.select().from(pulseRounds)).toMatchObject([{ startsOn: ROUND, isClosed: true }]);
	const [result] = await db.select().from(pulseResults).where(eq(pulseResults.teamId, orders));
	expect(result!.answers).toBeGreaterThanOrEqual(ANSWERING);
	expect(await db.select().from(pulseReceipts)).toEqual([]);
	await db.close();
});
