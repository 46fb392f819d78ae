import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import {
	changeRoles,
	deactivatePerson,
	makeApiKey,
	noteKeyUse,
	reactivatePerson,
	revokeApiKey
} from '../../../src/lib/features/people/commands.server';
import { apiKeyList, holderOfKey } from '../../../src/lib/features/people/queries.server';
import { apiKeys } from '../../../src/lib/features/people/tables.server';
import { hashToken } from '../../../src/lib/server/auth/token';
import type { Context } from '../../../src/lib/server/context';
import type { Database } from '../../../src/lib/server/db/connection';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, NOW, type Organisation } from '../../support/team';
import { auditOf } from './visitor';

let db: Database;
let team: Organisation;
let ada: Context;

beforeEach(async () => {
	db = await testDatabase();
	team = await northwind(db);
	ada = team.as.ada!;
});

const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000);

/** Makes a key that acts for Lena. */
const make = (given: Partial<Parameters<typeof makeApiKey>[1]> = {}, as = ada) =>
	makeApiKey(as, {
		name: 'Helpdesk',
		userId: team.as.lena!.actor.userId,
		scopes: ['escalations:read'],
		expiresOn: null,
		...given
	});

const onlyKey = async () => (await apiKeyList(ada))[0]!;

describe('a key for the API', () => {
	test('acts for its owner, with their roles, narrowed to its scopes', async () => {
		const key = await make();
		expect(key).toMatch(/^ek_live_[\w-]{43}$/);
		const holder = await holderOfKey(db, key, NOW);
		expect(holder?.actor).toEqual(team.as.lena!.actor);
		expect(holder?.key.scopes).toEqual(['escalations:read']);
	});

	test('is stored as a hash and shown by its first characters alone', async () => {
		const key = await make();
		const [stored] = await db.select().from(apiKeys).where(eq(apiKeys.organisationId, team.organisationId));
		expect(stored).toMatchObject({ keyHash: hashToken(key), shownPart: key.slice(0, 12) });
		expect(JSON.stringify(stored)).not.toContain(key.slice(12));
		expect(await onlyKey()).toMatchObject({ owner: 'Lena', shownPart: key.slice(0, 12), state: 'works' });
		expect(JSON.stringify(await auditOf(db, team.organisationId))).not.toContain(key.slice(12));
	});

	test('follows what becomes of its owner', async () => {
		const key = await make();
		const { userId } = team.as.lena!.actor;
		await changeRoles(ada, { userId, isAdmin: false, memberships: [] });
		expect((await holderOfKey(db, key, NOW))?.actor.teams.size).toBe(0);
		await deactivatePerson(ada, { userId });
		expect(await holderOfKey(db, key, NOW)).toBeNull();
		expect((await onlyKey()).state).toBe('owner-deactivated');
		await reactivatePerson(ada, { userId });
		expect(await holderOfKey(db, key, NOW)).not.toBeNull();
	});

	test('stops working when it is revoked, once, and for good', async () => {
		const key = await make();
		const { id } = await onlyKey();
		await revokeApiKey(ada, { keyId: id });
		expect(await holderOfKey(db, key, NOW)).toBeNull();
		expect((await onlyKey()).state).toBe('revoked');
		await expect(revokeApiKey(ada, { keyId: id })).rejects.toMatchObject({ code: 'not-found' });
	});

	test('works through its last day, by the organisation’s clock', async () => {
		const key = await make({ expiresOn: '2026-11-18' });
		expect(await holderOfKey(db, key, new Date('2026-11-18T22:59:00Z'))).not.toBeNull();
		expect(await holderOfKey(db, key, new Date('2026-11-18T23:01:00Z'))).toBeNull();
		await expect(make({ expiresOn: '2026-11-16' })).rejects.toMatchObject({
			fields: { expiresOn: 'This day has passed, so the key would never work.' }
		});
	});

	test.each(['', 'ek_live_', 'ek_live_madeup', 'something else', 'ek_live_\0'])(
		'that was made up (%j) is nobody’s',
		async (key) => {
			await make();
			expect(await holderOfKey(db, key, NOW)).toBeNull();
		}
	);

	test('is made and revoked by admins of its organisation alone, and the audit log tells of both', async () => {
		const zoe = (await fabrikam(db)).as.zoe!;
		for (const stranger of [team.as.lena!, team.as.aisha!]) {
			await expect(make({}, stranger)).rejects.toMatchObject({ code: 'not-found' });
			await expect(apiKeyList(stranger)).rejects.toMatchObject({ code: 'not-found' });
		}
		await expect(make({}, zoe)).rejects.toMatchObject({ code: 'not-found' });
		const key = await make();
		const { id } = await onlyKey();
		for (const stranger of [team.as.lena!, zoe]) {
			await expect(revokeApiKey(stranger, { keyId: id })).rejects.toMatchObject({ code: 'not-found' });
		}
		expect(await holderOfKey(db, key, NOW)).not.toBeNull();
		expect(await apiKeyList(zoe)).toEqual([]);
		await revokeApiKey(ada, { keyId: id });
		expect((await auditOf(db, team.organisationId)).map(({ action }) => action)).toEqual([
			'api-key-made',
			'api-key-revoked'
		]);
	});

	test('is not made for somebody who is deactivated', async () => {
		const { userId } = team.as.lena!.actor;
		await deactivatePerson(ada, { userId });
		await expect(make()).rejects.toMatchObject({
			fields: { userId: 'Lena is deactivated. Choose somebody else.' }
		});
	});

	test('remembers the day it was last used, and writes it at most once an hour', async () => {
		const key = await make();
		const use = async (now: Date) => {
			const { actor, key: used } = (await holderOfKey(db, key, now))!;
			await noteKeyUse({ db, actor, now }, used);
			return (await onlyKey()).lastUsedOn;
		};
		expect((await onlyKey()).lastUsedOn).toBeNull();
		const beforeMidnight = new Date('2026-11-17T22:50:00Z');
		expect(await use(beforeMidnight)).toBe('2026-11-17');
		expect(await use(new Date('2026-11-17T23:10:00Z'))).toBe('2026-11-17');
		expect(await use(new Date('2026-11-17T23:51:00Z'))).toBe('2026-11-18');
		expect(await use(later(3))).toBe('2026-11-20');
	});
});
