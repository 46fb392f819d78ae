import { and, eq, isNull } from 'drizzle-orm';
import { hashToken, newToken } from '$lib/server/auth/token';
import { inTransaction, type Context } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import { authorise, notFound } from '$lib/shared/problem';
import { audit } from '../../people/audit.server';
import { kudosWalls } from '../tables.server';

/**
 * Makes a link that shows the wall to whoever has it, until it is revoked.
 * @returns the secret of the link, which is stored nowhere and can be shown this once
 */
export async function makeWallLink(context: Context, { name }: { name: string }): Promise<string> {
	authorise(context.actor.isAdmin);
	const token = newToken();
	await inTransaction(context, async (inside) => {
		const { organisationId, userId: createdBy } = inside.actor;
		await inside.db.insert(kudosWalls).values({
			organisationId,
			id: newId(),
			name,
			tokenHash: hashToken(token),
			createdBy,
			createdAt: inside.now
		});
		await audit(inside, 'kudos-wall-made', { name });
	});
	return token;
}

/**
 * Takes a link back for good: the next look at it finds nothing.
 * @throws Problem `not-found`
 */
export async function revokeWallLink(context: Context, id: string): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const [revoked] = await inside.db
			.update(kudosWalls)
			.set({ revokedAt: inside.now })
			.where(
				and(
					eq(kudosWalls.organisationId, inside.actor.organisationId),
					eq(kudosWalls.id, id),
					isNull(kudosWalls.revokedAt)
				)
			)
			.returning({ name: kudosWalls.name });
		if (!revoked) throw notFound();
		await audit(inside, 'kudos-wall-revoked', { name: revoked.name });
	});
}
