import { isNotNull } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { seedDemo } from '../../../drizzle/seed/seed';
import type { EventKind } from '../../../src/lib/features/escalations/escalation';
import { escalationEvents, escalations } from '../../../src/lib/features/escalations/tables.server';
import { verifyRollUps } from '../../../src/lib/features/escalations/verification.server';
import { savedViews } from '../../../src/lib/features/escalations/views/tables.server';
import { testDatabase } from '../../support/database';

const shown: EventKind[] = [
	'handed-up',
	'handed-down',
	'taken',
	'cool-off-begun',
	'wording-suggested',
	'wording-settled',
	'reply-approved',
	'corrected',
	'follow-up-drafted',
	'follow-up-done',
	'linked'
];

test.each(['2026-11-22T16:00:00Z', '2026-11-23T05:30:00Z'])(
	'a demo started at %s shows everything that can happen to a record, and counts it right',
	async (now) => {
		const db = await testDatabase();
		await seedDemo(db, new Date(now));
		const events = await db.select({ kind: escalationEvents.kind }).from(escalationEvents);
		const kinds = new Set(events.map(({ kind }) => kind));
		expect(shown.filter((kind) => !kinds.has(kind))).toEqual([]);
		expect((await verifyRollUps(db)).differences).toEqual([]);
		const repeats = await db
			.select({ id: escalations.id })
			.from(escalations)
			.where(isNotNull(escalations.repeatOf));
		expect(repeats.length).toBeGreaterThan(50);
		expect(await db.select({ name: savedViews.name }).from(savedViews)).toHaveLength(3);
	}
);
