import { expect, test } from 'vitest';
import { seedDemo } from '../../../drizzle/seed/seed';
import { fixStatuses } from '../../../src/lib/features/fixes/fix';
import { fixCycles, fixes } from '../../../src/lib/features/fixes/tables.server';
import { testDatabase } from '../../support/database';

test.each(['2026-11-22T16:00:00Z', '2026-11-23T05:30:00Z', '2027-03-30T09:00:00Z'])(
	'a demo started at %s has fixes at every place, with verdicts that its records bear out',
	async (now) => {
		const db = await testDatabase();
		await seedDemo(db, new Date(now));
		const statuses = new Set((await db.select().from(fixes)).map(({ status }) => status));
		expect([...statuses].toSorted()).toEqual(Object.keys(fixStatuses).toSorted());
		const cycles = await db.select().from(fixCycles);
		const verdicts = cycles.flatMap(({ decision, verdict }) => (verdict ? [[decision, verdict.kind]] : []));
		expect(verdicts).toContainEqual(['adopted', 'improved']);
		expect(verdicts.some(([, kind]) => kind === 'no-change' || kind === 'too-little')).toBe(true);
	}
);
