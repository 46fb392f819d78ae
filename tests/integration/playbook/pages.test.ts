import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import {
	acceptWording,
	archivePage,
	changePage,
	declineWording,
	restoreVersion,
	sayItHelped,
	suggestWording,
	withdrawWording,
	writePage
} from '../../../src/lib/features/playbook/commands.server';
import { pageFiltersFrom } from '../../../src/lib/features/playbook/filters';
import { pageChangeForm, pageForm } from '../../../src/lib/features/playbook/forms';
import {
	contentsOf,
	findPage,
	fittingPages,
	listPages,
	pageToRead,
	PAGES_A_PAGE,
	tagsInUse,
	versionsOf,
	waitingWordings,
	wordingsFor
} from '../../../src/lib/features/playbook/queries.server';
import { shippedPages } from '../../../src/lib/features/playbook/shipped/shipped';
import { bringPlaybooksUpToDate, startPlaybook } from '../../../src/lib/features/playbook/starting.server';
import { playbookPages } from '../../../src/lib/features/playbook/tables.server';
import { inTransaction, type Context } from '../../../src/lib/server/context';
import { testDatabase } from '../../support/database';
import { fabrikam, northwind, NOW } from '../../support/team';

const filled = (given: Record<string, unknown> = {}) =>
	v.parse(pageForm, { title: 'When it rains', kind: 'script', text: 'Say:\n\n> I am sorry.', ...given });
const changed = (version: number, given: Record<string, unknown> = {}) =>
	v.parse(pageChangeForm, {
		title: 'When it rains',
		kind: 'script',
		text: '> I am very sorry.',
		version: String(version),
		...given
	});
const list = (context: Context, search = '') =>
	listPages(context, pageFiltersFrom(new URLSearchParams(search)));

async function teams() {
	const db = await testDatabase();
	const organisation = await northwind(db);
	return { db, ...organisation, ...(organisation.as as Record<'ada' | 'lena' | 'aisha' | 'bo', Context>) };
}

describe('the shipped pages', () => {
	it('come to an organisation once, and again only where some are new', async () => {
		const { db, ada } = await teams();
		await fabrikam(db);
		expect(await bringPlaybooksUpToDate(db, NOW)).toBe(2);
		expect(await bringPlaybooksUpToDate(db, NOW)).toBe(0);
		const all = [...(await list(ada)).pages];
		expect(all).toHaveLength(shippedPages.length);

		await inTransaction(ada, (inside) => startPlaybook(inside));
		expect((await list(ada)).pages).toHaveLength(shippedPages.length);
		const [version] = (await versionsOf(ada, (await findPage(ada, 'late-parcel')).id, null)).versions;
		expect(version).toMatchObject({ number: 1, changedByName: null });
	});

	it('leave the address of a page that was written before alone', async () => {
		const { ada } = await teams();
		await writePage(ada, filled({ title: 'Late parcel' }));
		await inTransaction(ada, (inside) => startPlaybook(inside));
		expect((await findPage(ada, 'late-parcel')).content.title).toBe('Late parcel');
		expect((await findPage(ada, 'late-parcel-2')).content.title).toBe('The parcel is late');
	});

	it('are found by any words they hold, by tag, by cause and by reason', async () => {
		const { ada, entry } = await teams();
		await inTransaction(ada, (inside) => startPlaybook(inside));
		const slugs = async (search: string) => (await list(ada, search)).pages.map(({ slug }) => slug);
		expect(await slugs('q=DEPOT+wednesday')).toEqual(['late-parcel']);
		expect(await slugs('q=100%25_no')).toEqual([]);
		expect(await slugs('q=racism')).toEqual(['boundary-discrimination']);
		expect(await slugs('tag=distress')).toEqual(['personal-distress']);
		expect(await slugs(`cause=${entry('cause', 'lost-parcel')}&kind=script`)).toEqual(['lost-parcel']);
		expect(await slugs(`reason=${entry('reason', 'order-change')}`)).toEqual(['wrong-address']);
		expect(await tagsInUse(ada)).toContain('de-escalation');
	});
});

describe('a page', () => {
	it('keeps every version, lets two be compared, and an earlier one stand again', async () => {
		const { lena, entry } = await teams();
		const causeIds = [entry('cause', 'late-delivery')];
		const slug = await writePage(lena, filled({ causeIds, tags: 'Rain, rain' }));
		expect(slug).toBe('when-it-rains');
		expect(await changePage(lena, slug, changed(1, { note: 'warmer' }))).toBe(2);
		const page = await findPage(lena, slug);
		expect(page.content.links).toMatchObject({ cause: [], tag: [] });

		const [first, second] = await contentsOf(lena, page.id, [1, 2]);
		expect([first!.text, second!.text]).toEqual(['Say:\n\n> I am sorry.', '> I am very sorry.']);
		expect(await restoreVersion(lena, slug, { number: 1, version: 2 })).toBe(3);
		expect((await findPage(lena, slug)).content).toEqual(first);
		expect((await list(lena, `cause=${causeIds[0]}`)).pages.map((each) => each.slug)).toEqual([slug]);
		const { versions } = await versionsOf(lena, page.id, null);
		expect(versions.map(({ number, note }) => [number, note])).toEqual([
			[3, 'Restored version 1.'],
			[2, 'warmer'],
			[1, 'Written.']
		]);
		await expect(restoreVersion(lena, slug, { number: 9, version: 3 })).rejects.toMatchObject({
			code: 'not-found'
		});
	});

	it('is not overwritten by who had an older version before them, and no version is made of no change', async () => {
		const { lena, ada } = await teams();
		const slug = await writePage(lena, filled());
		await changePage(ada, slug, changed(1));
		await expect(changePage(lena, slug, changed(1, { text: 'Mine' }))).rejects.toMatchObject({
			code: 'conflict'
		});
		expect(await changePage(lena, slug, changed(2))).toBe(2);
		expect((await findPage(lena, slug)).content.text).toBe('> I am very sorry.');
	});

	it('is written by leaders and admins alone, and read by their organisation alone', async () => {
		const { db, lena, aisha } = await teams();
		const { zoe } = (await fabrikam(db)).as as Record<'zoe', Context>;
		const slug = await writePage(lena, filled());
		const refused = { code: 'not-found' };
		await expect(writePage(aisha, filled())).rejects.toMatchObject(refused);
		await expect(changePage(aisha, slug, changed(1))).rejects.toMatchObject(refused);
		await expect(restoreVersion(aisha, slug, { number: 1, version: 1 })).rejects.toMatchObject(refused);
		await expect(archivePage(aisha, slug, true)).rejects.toMatchObject(refused);
		await expect(changePage(zoe, slug, changed(1))).rejects.toMatchObject(refused);
		await expect(findPage(zoe, slug)).rejects.toMatchObject(refused);
		expect((await pageToRead(aisha, slug)).content.title).toBe('When it rains');
	});

	it('refuses causes that are not on the list and keeps what was there', async () => {
		const { db, lena, entry } = await teams();
		const causeIds = [entry('reason', 'refund')];
		await expect(writePage(lena, filled({ causeIds }))).rejects.toMatchObject({
			fields: { causeIds: 'One of the contributing causes is not on the list any more.' }
		});
		expect(await db.select().from(playbookPages)).toEqual([]);
	});

	it('that is put away is found among those alone, and comes back whole', async () => {
		const { lena, entry } = await teams();
		const causeIds = [entry('cause', 'sizing')];
		const slug = await writePage(lena, filled({ causeIds }));
		await archivePage(lena, slug, true);
		expect((await list(lena)).pages).toEqual([]);
		expect((await list(lena, 'archived')).pages).toHaveLength(1);
		expect(await fittingPages(lena, { causeId: causeIds[0]! })).toEqual([]);
		await archivePage(lena, slug, false);
		expect(await fittingPages(lena, { causeId: causeIds[0]! })).toMatchObject([{ slug }]);
	});

	it('has an address of its own where titles are the same, and lists go on where they stopped', async () => {
		const { lena } = await teams();
		const slugs: string[] = [];
		for (let made = 0; made < PAGES_A_PAGE + 1; made++) slugs.push(await writePage(lena, filled()));
		expect(new Set(slugs).size).toBe(PAGES_A_PAGE + 1);
		const first = await list(lena);
		expect(first).toMatchObject({ isMore: true });
		expect(first.pages).toHaveLength(PAGES_A_PAGE);
		const second = await list(lena, 'page=2');
		expect(second).toMatchObject({ pages: [{}], isMore: false });
		expect([...first.pages, ...second.pages].map(({ slug }) => slug).sort()).toEqual(slugs.sort());
	});
});

describe('“this helped”', () => {
	it('counts each person once, and can be taken back', async () => {
		const { lena, aisha, bo } = await teams();
		const slug = await writePage(lena, filled());
		await sayItHelped(aisha, slug, true);
		await sayItHelped(aisha, slug, true);
		await sayItHelped(bo, slug, true);
		expect(await pageToRead(aisha, slug)).toMatchObject({ helped: 2, helpedMe: true });
		expect(await pageToRead(lena, slug)).toMatchObject({ helped: 2, helpedMe: false });
		await sayItHelped(aisha, slug, false);
		await sayItHelped(aisha, slug, false);
		expect(await pageToRead(aisha, slug)).toMatchObject({ helped: 1, helpedMe: false });
	});
});

describe('a suggested wording', () => {
	const better = { text: '> I am sorry about the rain.', why: 'It says what for', version: 1 };

	it('is read by its author and by who decides, and stands once it is accepted', async () => {
		const { lena, aisha, bo } = await teams();
		const slug = await writePage(lena, filled({ tags: 'rain' }));
		const id = await suggestWording(aisha, slug, better);
		const { id: pageId } = await findPage(lena, slug);
		expect(await waitingWordings(lena)).toEqual([{ slug, title: 'When it rains', waiting: 1 }]);
		expect(await waitingWordings(aisha)).toEqual([]);
		expect(await wordingsFor(bo, pageId)).toEqual([]);
		expect(await wordingsFor(aisha, pageId)).toMatchObject([{ id, isMine: true, state: 'open' }]);

		await expect(acceptWording(aisha, slug, id, { ...better, answer: '' })).rejects.toMatchObject({
			code: 'not-found'
		});
		await acceptWording(lena, slug, id, { ...better, answer: 'Much better' });
		const page = await findPage(lena, slug);
		expect(page).toMatchObject({ version: 2, content: { text: better.text, links: { tag: ['rain'] } } });
		expect(await wordingsFor(aisha, pageId)).toMatchObject([{ state: 'accepted', answer: 'Much better' }]);
		await expect(declineWording(lena, slug, id, { answer: 'No' })).rejects.toMatchObject({
			code: 'conflict'
		});
	});

	it('is declined with a word to its author, and the page stays', async () => {
		const { lena, ada, aisha } = await teams();
		const slug = await writePage(lena, filled());
		const id = await suggestWording(aisha, slug, better);
		await declineWording(ada, slug, id, { answer: 'We keep it short' });
		const page = await findPage(lena, slug);
		expect(page.version).toBe(1);
		expect(await wordingsFor(lena, page.id)).toMatchObject([
			{ state: 'declined', answer: 'We keep it short' }
		]);
	});

	it('is neither made of the text as it stands, nor lost or accepted over a change', async () => {
		const { lena, aisha } = await teams();
		const slug = await writePage(lena, filled());
		await expect(
			suggestWording(aisha, slug, { ...better, text: 'Say:\n\n> I am sorry.' })
		).rejects.toMatchObject({ code: 'invalid' });
		const id = await suggestWording(aisha, slug, better);
		await changePage(lena, slug, changed(1));
		await expect(suggestWording(aisha, slug, better)).rejects.toMatchObject({ code: 'conflict' });
		await expect(acceptWording(lena, slug, id, { ...better, answer: '' })).rejects.toMatchObject({
			code: 'conflict'
		});
		await acceptWording(lena, slug, id, { ...better, version: 2, answer: '' });
		expect((await findPage(lena, slug)).content.text).toBe(better.text);
	});

	it('is taken back by its author alone, as long as it is open, and then bothers nobody', async () => {
		const { aisha, bo, lena } = await teams();
		const slug = await writePage(lena, filled());
		const { id: pageId } = await findPage(lena, slug);
		const id = await suggestWording(aisha, slug, { version: 1, text: '> I am very sorry.', why: 'Warmer' });
		for (const other of [bo, lena]) {
			await expect(withdrawWording(other, slug, id)).rejects.toMatchObject({ code: 'not-found' });
		}
		await withdrawWording(aisha, slug, id);
		expect(await wordingsFor(aisha, pageId)).toMatchObject([{ id, state: 'withdrawn' }]);
		expect(await wordingsFor(lena, pageId)).toEqual([]);
		expect(await waitingWordings(lena)).toEqual([]);
		await expect(withdrawWording(aisha, slug, id)).rejects.toMatchObject({ code: 'conflict' });
		await expect(declineWording(lena, slug, id, { answer: 'No' })).rejects.toMatchObject({
			code: 'conflict',
			message: expect.stringContaining('taken this suggestion back')
		});
	});
});

describe('fittingPages', () => {
	it('gives the words for causes, for a reason and what it is part of, and for kinds of incident', async () => {
		const { aisha, ada, entry } = await teams();
		await inTransaction(ada, (inside) => startPlaybook(inside));
		const slugs = async (situation: Parameters<typeof fittingPages>[1]) =>
			(await fittingPages(aisha, situation)).map(({ slug }) => slug);
		expect((await slugs({ causeId: [entry('cause', 'customer-wrong-address')] }))[0]).toBe('wrong-address');
		expect(await slugs({ reasonId: entry('reason', 'shipping-cost') })).toContain('late-parcel');
		const forSexual = await slugs({ incidentCategory: 'sexual', step: 'chance' });
		expect(forSexual[0]).toBe('boundary-sexual');
		expect(forSexual).not.toContain('boundary-threat');
		expect(await slugs({})).toEqual([]);
		const [late] = await fittingPages(aisha, { causeId: entry('cause', 'late-delivery') });
		expect(late!.words[0]).toMatch(/^\w/);
	});

	it('finds nothing of another organisation', async () => {
		const { db, ada, entry } = await teams();
		const { zoe } = (await fabrikam(db)).as as Record<'zoe', Context>;
		await inTransaction(ada, (inside) => startPlaybook(inside));
		expect(await fittingPages(zoe, { causeId: entry('cause', 'late-delivery'), tier: 2 })).toEqual([]);
	});
});
