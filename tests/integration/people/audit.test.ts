import { beforeEach, describe, expect, test } from 'vitest';
import {
	audit,
	recordExport,
	verifyAuditChain,
	type AuditEntry
} from '../../../src/lib/features/people/audit.server';
import { changeName, deactivatePerson, signIn } from '../../../src/lib/features/people/commands.server';
import type { AuditFilter } from '../../../src/lib/features/people/audit';
import {
	auditLog,
	auditLogInParts,
	checkAuditChain,
	ENTRIES_CHECKED
} from '../../../src/lib/features/people/queries.server';
import { auditEntries } from '../../../src/lib/features/people/tables.server';
import { inTransaction } from '../../../src/lib/server/context';
import type { Database } from '../../../src/lib/server/db/connection';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, type Organisation } from '../../support/team';
import { auditOf, DEVICE, later, visitor } from './visitor';

let db: Database;
let team: Organisation;

beforeEach(async () => {
	db = await testDatabase();
	team = await northwind(db);
});

const rename = (name: string, as = team.as.aisha!) => changeName(as, { name });

describe('the audit log', () => {
	test('carries in each entry the hash of the one before it', async () => {
		for (const name of ['A', 'B', 'C']) await rename(name);
		const entries = await auditOf(db, team.organisationId);
		expect(entries.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
		expect(entries.map(({ previousHash }) => previousHash)).toEqual([
			'0'.repeat(64),
			entries[0]!.hash,
			entries[1]!.hash
		]);
		expect(verifyAuditChain(entries)).toEqual({
			intact: true,
			last: { sequence: 3, hash: entries[2]!.hash }
		});
	});

	test('stays one chain when many write at once', async () => {
		await Promise.all(Array.from({ length: 40 }, (_, number) => rename(`Name ${number}`)));
		const entries = await auditOf(db, team.organisationId);
		expect(entries).toHaveLength(40);
		expect(verifyAuditChain(entries)).toMatchObject({ intact: true });
	});

	test('is one chain for each organisation', async () => {
		const other = await fabrikam(db);
		await Promise.all([rename('A'), changeName(other.as.yuri!, { name: 'Y' }), rename('B')]);
		expect(verifyAuditChain(await auditOf(db, other.organisationId))).toMatchObject({
			last: { sequence: 1 }
		});
		expect(verifyAuditChain(await auditOf(db, team.organisationId))).toMatchObject({ last: { sequence: 2 } });
	});

	test('leaves no entry of what did not happen', async () => {
		const failing = inTransaction(team.as.ada!, async (inside) => {
			await audit(inside, 'exported', { what: 'everything' });
			throw new Error('the export broke');
		});
		await expect(failing).rejects.toThrow('the export broke');
		expect(await auditOf(db, team.organisationId)).toEqual([]);
	});

	test('keeps any text it is given, as far as a database can', async () => {
		const what = 'a\0b \ud800 "quoted" \u2028 ' + 'x'.repeat(600);
		await recordExport(team.as.ada!, what, { rows: 12, complete: true, team: null });
		const entries = await auditOf(db, team.organisationId);
		expect(entries[0]?.details).toMatchObject({ rows: 12, complete: true, team: null });
		expect(String(entries[0]?.details.what)).toMatch(/^a\ufffdb \ufffd "quoted"/);
		expect(verifyAuditChain(entries)).toMatchObject({ intact: true });
	});
});

/** What somebody past the program could write into an entry. */
const changes: Record<string, (entry: AuditEntry) => AuditEntry> = {
	'its time': (entry) => ({ ...entry, at: new Date(entry.at.getTime() + 1) }),
	'who acted': (entry) => ({ ...entry, actorId: null }),
	'to whom': (entry) => ({ ...entry, subjectId: 'somebody' }),
	'what was done': (entry) => ({ ...entry, action: 'sign-in' }),
	'a detail': (entry) => ({ ...entry, details: { ...entry.details, after: 'Mallory' } }),
	'one detail more': (entry) => ({ ...entry, details: { ...entry.details, more: true } }),
	'its organisation': (entry) => ({ ...entry, organisationId: 'another' }),
	'its hash': (entry) => ({ ...entry, hash: 'f'.repeat(64) }),
	'its place': (entry) => ({ ...entry, sequence: entry.sequence + 1 })
};

describe('a chain of five entries', () => {
	let entries: AuditEntry[];

	beforeEach(async () => {
		for (const name of ['A', 'B', 'C', 'D', 'E']) await rename(name);
		entries = await auditOf(db, team.organisationId);
	});

	test('breaks where an entry was changed, whatever was changed in whichever of them', () => {
		for (const [what, change] of Object.entries(changes)) {
			for (const place of entries.keys()) {
				const changed = entries.with(place, change(entries[place]!));
				expect(verifyAuditChain(changed), what).toEqual({ intact: false, brokenAt: place + 1 });
			}
		}
	});

	test('breaks where an entry is missing or two changed places', () => {
		expect(verifyAuditChain(entries.toSpliced(2, 1))).toEqual({ intact: false, brokenAt: 3 });
		expect(verifyAuditChain(entries.slice(1))).toEqual({ intact: false, brokenAt: 1 });
		const [first, second, ...rest] = entries;
		expect(verifyAuditChain([second!, first!, ...rest])).toEqual({ intact: false, brokenAt: 1 });
	});

	test('holds in whatever order a database gives the details, and in parts', () => {
		const reordered = entries.map((entry) => ({
			...entry,
			details: Object.fromEntries(Object.entries(entry.details).reverse())
		}));
		expect(verifyAuditChain(reordered)).toMatchObject({ intact: true });
		const head = verifyAuditChain(entries.slice(0, 2));
		expect(head.intact && verifyAuditChain(entries.slice(2), head.last)).toMatchObject({ intact: true });
		expect(verifyAuditChain(entries.slice(3), entries[1])).toEqual({ intact: false, brokenAt: 3 });
	});
});

describe('checking the whole log', () => {
	test('says that an empty one holds', async () => {
		expect(await checkAuditChain(team.as.ada!, true)).toMatchObject({ intact: true, entries: 0 });
	});

	test('checks the newest entries, and all of them when asked', async () => {
		await rename('A');
		// The forger writes past the command, with a hash that follows from nothing.
		const forged = (
			sequence: number,
			hash: string,
			previousHash: string
		): typeof auditEntries.$inferInsert => ({
			organisationId: team.organisationId,
			sequence,
			at: team.as.ada!.now,
			actorId: null,
			subjectId: null,
			action: 'sign-in',
			details: {},
			previousHash,
			hash
		});
		await db.transaction(team.organisationId, async (inside) => {
			await inside.insert(auditEntries).values(forged(2, 'forged', 'nothing'));
		});
		expect(await checkAuditChain(team.as.ada!, true)).toMatchObject({ intact: false, brokenAt: 2 });
		expect(await checkAuditChain(team.as.ada!, false)).toMatchObject({ intact: false, brokenAt: 2 });

		await inTransaction(team.as.ada!, async (inside) => {
			for (let entry = 0; entry < ENTRIES_CHECKED + 5; entry++) await audit(inside, 'exported', { entry });
		});
		expect(await checkAuditChain(team.as.ada!, true)).toMatchObject({ intact: false, brokenAt: 2 });
		expect(await checkAuditChain(team.as.ada!, false)).toMatchObject({
			intact: true,
			entries: ENTRIES_CHECKED + 7,
			checkedFrom: 8
		});
	});

	test('is for admins', async () => {
		await expect(checkAuditChain(team.as.lena!, false)).rejects.toMatchObject({ code: 'not-found' });
	});
});

describe('reading the log', () => {
	const everything: AuditFilter = { action: null, person: '', from: null, to: null };
	const read = async (given: Partial<AuditFilter> = {}) =>
		(await auditLog(team.as.ada!, { ...everything, ...given }, { limit: 50 })).map(({ action }) => action);

	test('names who acted and on whom, newest first', async () => {
		await rename('Aïsha');
		await deactivatePerson(team.as.ada!, { userId: team.as.bo!.actor.userId });
		const entries = await auditLog(team.as.ada!, everything, { limit: 50 });
		expect(entries).toMatchObject([
			{ sequence: 2, action: 'person-deactivated', actorName: 'Ada', subjectName: 'Bo' },
			{ sequence: 1, action: 'person-renamed', actorName: 'Aïsha', subjectName: null }
		]);
	});

	test('can be narrowed to an action, a person and days of the organisation’s calendar', async () => {
		// 14:05 UTC on 17 November; nine hours later it is the 18th in Berlin, though not in UTC.
		await rename('Aïsha');
		await deactivatePerson(later(team.as.ada!, 9 * 60), { userId: team.as.bo!.actor.userId });
		await signIn(visitor(db), { email: 'bo@northwind.example', password: 'x', device: DEVICE }).catch(
			() => {}
		);
		expect(await read({ action: 'person-renamed' })).toEqual(['person-renamed']);
		expect(await read({ person: 'BO@' })).toEqual(['sign-in-failed', 'person-deactivated']);
		expect(await read({ person: 'nobody' })).toEqual([]);
		expect(await read({ from: '2026-11-18', to: null })).toEqual(['person-deactivated']);
		expect(await read({ from: '2026-11-17', to: '2026-11-17' })).toEqual([
			'sign-in-failed',
			'person-renamed'
		]);
	});

	test('comes in pages, back and forth', async () => {
		for (const name of ['A', 'B', 'C', 'D', 'E']) await rename(name);
		const page = async (place: { before?: number; after?: number }) =>
			(await auditLog(team.as.ada!, everything, { ...place, limit: 2 })).map(({ sequence }) => sequence);
		expect(await page({})).toEqual([5, 4]);
		expect(await page({ before: 4 })).toEqual([3, 2]);
		expect(await page({ before: 2 })).toEqual([1]);
		expect(await page({ after: 1 })).toEqual([3, 2]);
	});

	test('comes as a whole for a file, a part at a time', async () => {
		await inTransaction(team.as.ada!, async (inside) => {
			for (let entry = 0; entry < 1003; entry++) await audit(inside, 'exported', { entry });
		});
		const parts = await Array.fromAsync(auditLogInParts(team.as.ada!, everything));
		expect(parts.map((part) => part.length)).toEqual([1000, 3]);
		expect(verifyAuditChain(parts.flat().reverse())).toMatchObject({ intact: true });
	});

	test('is for admins, and of their own organisation', async () => {
		await rename('A');
		const other = await fabrikam(db);
		expect(await auditLog(other.as.zoe!, everything, { limit: 50 })).toEqual([]);
		await expect(auditLog(team.as.lena!, everything, { limit: 50 })).rejects.toMatchObject({
			code: 'not-found'
		});
	});
});
