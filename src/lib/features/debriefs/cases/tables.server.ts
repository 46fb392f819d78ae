import {
	foreignKey,
	index,
	instant,
	integer,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../../../server/db/columns';
import { fixes } from '../../fixes/tables.server';
import { taxonomyEntries } from '../../escalations/tables.server';
import { organisations, teams, users } from '../../people/tables.server';
import type { Outcome, Part, Visibility } from './debrief';

/** Looking back at a case, alone or with a colleague. */
export const caseDebriefs = table(
	'case_debriefs',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		teamId: text().notNull(),
		title: text().notNull(),
		/** The case it is about; no reference, since an import that is undone takes its escalations out again. */
		escalationId: text(),
		incidentId: text(),
		createdBy: text().notNull(),
		/** Who was asked in to write it together. */
		colleagueId: text(),
		visibility: text().$type<Visibility>().notNull(),
		createdAt: instant().notNull(),
		/** Until when it is left to rest. */
		restsUntil: instant(),
		finishedAt: instant(),
		outcome: text().$type<Outcome>(),
		/** The fix that was suggested from it. */
		fixId: text(),
		/** Goes up with every change; those who have it open are told so by it. */
		version: integer().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('case_debriefs_author').on(t.organisationId, t.createdBy, t.id),
		index('case_debriefs_colleague').on(t.organisationId, t.colleagueId, t.id),
		index('case_debriefs_team').on(t.organisationId, t.teamId, t.visibility, t.finishedAt),
		index('case_debriefs_escalation').on(t.organisationId, t.escalationId),
		index('case_debriefs_incident').on(t.organisationId, t.incidentId),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		...[t.createdBy, t.colleagueId].map((column) =>
			foreignKey({ columns: [t.organisationId, column], foreignColumns: [users.organisationId, users.id] })
		),
		foreignKey({ columns: [t.organisationId, t.fixId], foreignColumns: [fixes.organisationId, fixes.id] })
	]
);

/** What was written to each question, and beside the outcome. */
export const caseDebriefAnswers = table(
	'case_debrief_answers',
	{
		organisationId: text().notNull(),
		debriefId: text().notNull(),
		question: text().$type<Part>().notNull(),
		/** The id under which the text is sealed; null where it is from a time when it was not, and not sealed yet. */
		id: text(),
		text: text().notNull(),
		/** By it the second of two people at one answer learns of the first. */
		version: integer().notNull(),
		editedBy: text().notNull(),
		editedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.debriefId, t.question] }),
		uniqueIndex('case_debrief_answers_sealed').on(t.organisationId, t.id),
		foreignKey({
			columns: [t.organisationId, t.debriefId],
			foreignColumns: [caseDebriefs.organisationId, caseDebriefs.id]
		}),
		foreignKey({ columns: [t.organisationId, t.editedBy], foreignColumns: [users.organisationId, users.id] })
	]
);

export const caseDebriefCauses = table(
	'case_debrief_causes',
	{
		organisationId: text().notNull(),
		debriefId: text().notNull(),
		causeId: text().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.debriefId, t.causeId] }),
		foreignKey({
			columns: [t.organisationId, t.debriefId],
			foreignColumns: [caseDebriefs.organisationId, caseDebriefs.id]
		}),
		foreignKey({
			columns: [t.organisationId, t.causeId],
			foreignColumns: [taxonomyEntries.organisationId, taxonomyEntries.id]
		})
	]
);
