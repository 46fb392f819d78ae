import {
	flag,
	foreignKey,
	index,
	instant,
	integer,
	json,
	primaryKey,
	table,
	text,
	uniqueIndex
} from '../../server/db/columns';
import { organisations, teams, users } from '../people/tables.server';
import type {
	FileFormat,
	ImportCounts,
	ImportFindings,
	ImportState,
	ImportUndo,
	RejectionCode
} from './import';
import type { Mapping, RememberedMapping } from './mapping';
import type { FileProfile } from './profile';

/** Where files come from: each remembers how its columns and values were mapped the last time. */
export const importSources = table(
	'import_sources',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		name: text().notNull(),
		mapping: json().$type<RememberedMapping>(),
		updatedAt: instant().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		uniqueIndex('import_sources_name').on(t.organisationId, t.name)
	]
);

export const imports = table(
	'imports',
	{
		organisationId: text()
			.notNull()
			.references(() => organisations.organisationId),
		id: text().notNull(),
		sourceId: text().notNull(),
		/** The team whose escalations these become. */
		teamId: text().notNull(),
		fileName: text().notNull(),
		/** SHA-256 of the file. */
		fileHash: text().notNull(),
		byteCount: integer().notNull(),
		/** Whether all of it is valid UTF-8, so that a U+FFFD in it is a character and no damage. */
		isUtf8: flag().notNull(),
		format: json().$type<FileFormat>().notNull(),
		/** What is in the file; only its header once the import is done, as the file is gone then too. */
		profile: json().$type<FileProfile>().notNull(),
		mapping: json().$type<Mapping>().notNull(),
		state: text().$type<ImportState>().notNull(),
		counts: json().$type<ImportCounts>().notNull(),
		findings: json().$type<ImportFindings>().notNull(),
		/** Why it stopped, in words; null unless it did. */
		failure: text(),
		/** How far it has been taken out again; null unless somebody asked for that. */
		undo: json().$type<ImportUndo>(),
		createdBy: text().notNull(),
		createdAt: instant().notNull(),
		finishedAt: instant()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.id] }),
		index('imports_by_time').on(t.organisationId, t.createdAt, t.id),
		index('imports_by_file').on(t.organisationId, t.fileHash),
		foreignKey({
			columns: [t.organisationId, t.sourceId],
			foreignColumns: [importSources.organisationId, importSources.id]
		}),
		foreignKey({ columns: [t.organisationId, t.teamId], foreignColumns: [teams.organisationId, teams.id] }),
		foreignKey({ columns: [t.organisationId, t.createdBy], foreignColumns: [users.organisationId, users.id] })
	]
);

/** The rows of a file that were not taken, as they stood in it, each with its line and why. */
export const importRejections = table(
	'import_rejections',
	{
		organisationId: text().notNull(),
		importId: text().notNull(),
		/** The line in the file on which the row begins; the first line is 1. */
		line: integer().notNull(),
		code: text().$type<RejectionCode>().notNull(),
		reason: text().notNull(),
		cells: json().$type<string[]>().notNull()
	},
	(t) => [
		primaryKey({ columns: [t.organisationId, t.importId, t.line] }),
		foreignKey({
			columns: [t.organisationId, t.importId],
			foreignColumns: [imports.organisationId, imports.id]
		})
	]
);
