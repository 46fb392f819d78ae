import { and, eq, inArray, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { ReadingContext } from '$lib/server/context';
import { readableTeams } from '../../people/actor';
import { escalations } from '../tables.server';
import { escalationLinks } from './tables.server';

/** The condition that leaves escalations with a link to another one that the actor sees. */
export function isLinked(context: ReadingContext): SQL {
	// One list of ids, which is looked up; two with an "or" between them would be held against every escalation.
	const ends = endsOf(context, 'fromId', 'toId').union(endsOf(context, 'toId', 'fromId'));
	return inArray(escalations.id, ends);
}

function endsOf({ db, actor }: ReadingContext, one: 'fromId' | 'toId', other: 'fromId' | 'toId') {
	const { organisationId } = actor;
	const teams = readableTeams(actor);
	const there = alias(escalations, 'there');
	return db
		.select({ id: escalationLinks[one] })
		.from(escalationLinks)
		.innerJoin(there, and(eq(there.organisationId, organisationId), eq(there.id, escalationLinks[other])))
		.where(
			and(
				eq(escalationLinks.organisationId, organisationId),
				teams ? inArray(there.teamId, teams) : undefined
			)
		);
}
