import { instant, integer, primaryKey, table, text } from '../db/columns';
import { organisations } from '../../features/people/tables.server';
import type { JobState } from './job';

/** What the clock has done for each organisation: one row a job and occasion, by which several processes do each once. */
export const jobs = table(
	'jobs',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		name: text().notNull(),
		/** What it was due for: a day, the Monday of a week, or a quarter of an hour. */
		occasion: text().notNull(),
		state: text().$type<JobState>().notNull(),
		/** How often it was begun. */
		attempts: integer().notNull(),
		/** Who works on it, so that one who was given up does not end it for another. */
		claim: text().notNull(),
		/** Until when nobody else begins it: it is being worked on, or has failed and rests. */
		leaseUntil: instant().notNull(),
		begunAt: instant().notNull(),
		endedAt: instant()
	},
	(t) => [primaryKey({ columns: [t.organisationId, t.name, t.occasion] })]
);
