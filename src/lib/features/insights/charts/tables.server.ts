import { day, foreignKey, index, instant, primaryKey, table, text } from '../../../server/db/columns';
import { organisations, users } from '../../people/tables.server';

/** Changes that people marked on the charts of a measure: from there on, limits begin anew. */
export const chartMarks = table(
	'chart_marks',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		/** Of what, and of whose records (`measureKey`). */
		measure: text().notNull(),
		day: day().notNull(),
		/** What changed then, in the words of whoever marked it. */
		why: text().notNull(),
		madeBy: text().notNull(),
		madeAt: instant().notNull(),
		/** Who took it back, so that what a chart showed before can be told. */
		takenBackBy: text(),
		takenBackAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('chart_marks_of_measure').on(t.organisationId, t.measure, t.day),
		foreignKey({ columns: [t.organisationId, t.madeBy], foreignColumns: [users.organisationId, users.id] }),
		foreignKey({
			columns: [t.organisationId, t.takenBackBy],
			foreignColumns: [users.organisationId, users.id]
		})
	]
);
