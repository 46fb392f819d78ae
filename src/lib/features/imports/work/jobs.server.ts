import type { Database } from '$lib/server/db/connection';
import type { Clock } from '$lib/shared/clock';
import { examineFile, profileOfFile } from '../examining.server';
import type { FileFormat } from '../import';
import type { FileProfile } from '../profile';
import { carryOn } from '../run/run.server';
import { surveyRun } from '../run/undoing.server';

/** What takes long with files, and what comes of each: done beside the pages where there is a thread for it. */
export interface Work {
	/** Carries a check, an import or the undoing of one on, to its end or until it is told to stop. */
	carryOn(input: { organisationId: string; importId: string }): Promise<void>;
	/** How many records an import has brought that are still there, and how many of them somebody has worked on. */
	survey(input: { organisationId: string; importId: string }): Promise<{ records: number; workedOn: number }>;
	/** Finds out how a stored file is to be read, and what is in it. */
	examine(input: {
		fileId: string;
		byteCount: number;
	}): Promise<{ format: FileFormat; profile: FileProfile }>;
	/** Reads a stored file in a certain way and finds out what is in it. */
	profile(input: { fileId: string; format: FileFormat; field: string }): Promise<FileProfile>;
}

/** The part of the work that asks the files alone. */
export type FileWork = Pick<Work, 'examine' | 'profile'>;

/** Files read by whoever calls. */
export const ownFileWork: FileWork = {
	examine: ({ fileId, byteCount }) => examineFile(fileId, byteCount),
	profile: ({ fileId, format, field }) => profileOfFile(fileId, format, field)
};

/** The work, done by whoever calls. */
export function ownWork(given: { database: Database; clock: Clock; shouldStop: () => boolean }): Work {
	return {
		...ownFileWork,
		carryOn: (input) => carryOn({ ...given, ...input }),
		survey: (input) => surveyRun({ ...given, ...input })
	};
}

/** A piece of work on its way to the thread that does it. */
export type Job = {
	[Kind in keyof Work]: { id: number; kind: Kind; input: Parameters<Work[Kind]>[0] };
}[keyof Work];

/** What the thread is told, and what it answers. */
export type Order = Job | { stop: true };

export type Report = { id: number } & (
	| { result: unknown }
	| { problem: { code: string; message: string; fields: Record<string, string> } }
	| { error: { message: string; stack: string | undefined } }
);
