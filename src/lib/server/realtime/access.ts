import type { WritableDatabase } from '../db/connection';

/** Somebody with an account. */
interface Person {
	organisationId: string;
	userId: string;
}

/** The channel that says that somebody's sessions or roles have changed. */
export function accessChannelOf({ organisationId, userId }: Person): string {
	return `${organisationId}/access/${userId}`;
}

/** Says, inside the transaction that takes them away, that somebody's sessions or roles are not what they were. */
export function announceAccess(db: WritableDatabase, person: Person): void {
	db.announce(accessChannelOf(person));
}
