import { describe, expect, test } from 'vitest';
import {
	discardVolumeFile,
	keepVolumeFile,
	removeVolume,
	setVolumes,
	setVolumesOfFile
} from '$lib/features/volumes/commands.server';
import { previewOfVolumeFile, volumesOf, volumesOfMonth } from '$lib/features/volumes/queries.server';
import type { GivenVolume } from '$lib/features/volumes/volume';
import type { Context } from '$lib/server/context';
import { addDays } from '$lib/shared/days';
import { ownDataDir } from '$tests/support/imports';
import { testDatabase } from '$tests/support/database';
import { fabrikam, northwind, type Organisation } from '$tests/support/team';

ownDataDir();

const november = { from: '2026-11-01', to: '2026-11-30' };

async function house(): Promise<Organisation & { people: Record<string, Context> }> {
	const made = await northwind(await testDatabase());
	return { ...made, people: made.as };
}

function week(team: string, channel: string, contacts: number, monday = '2026-11-02'): GivenVolume[] {
	return Array.from({ length: 7 }, (_, place) => ({ team, channel, day: addDays(monday, place), contacts }));
}

describe('volumes', () => {
	test('are known by day and by week once they are set, and the same rows again change nothing', async () => {
		const { people, teams } = await house();
		const rows = [...week('Orders', 'Phone', 30), ...week('Orders', 'E-mail', 50)];
		expect(await setVolumes(people.lena!, rows)).toEqual({ added: 14, changed: 0, unchanged: 0 });
		expect(await setVolumes(people.lena!, rows)).toEqual({ added: 0, changed: 0, unchanged: 14 });
		const corrected = [{ ...rows[0]!, contacts: 31 }, rows[1]!];
		expect(await setVolumes(people.lena!, corrected)).toEqual({ added: 0, changed: 1, unchanged: 1 });

		const question = { teams: [teams.Orders!], channel: null, period: november };
		expect(await volumesOf(people.lena!, { ...question, by: 'week' })).toEqual([
			{ start: '2026-11-02', contacts: 561, teamDays: 7 }
		]);
		expect((await volumesOf(people.lena!, { ...question, by: 'day' })).slice(0, 2)).toEqual([
			{ start: '2026-11-02', contacts: 81, teamDays: 1 },
			{ start: '2026-11-03', contacts: 80, teamDays: 1 }
		]);
	});

	test('of a channel are those given by channel; a total tells nothing of it', async () => {
		const { people, teams, entry } = await house();
		await setVolumes(people.ada!, [
			...week('Orders', 'Phone', 30),
			...week('Orders', '', 100, '2026-11-09'),
			...week('Returns', '', 10)
		]);
		const ofPhone = {
			teams: null,
			channel: entry('channel', 'phone'),
			period: november,
			by: 'week' as const
		};
		expect(await volumesOf(people.ada!, ofPhone)).toEqual([
			{ start: '2026-11-02', contacts: 210, teamDays: 7 }
		]);
		expect(await volumesOf(people.ada!, { ...ofPhone, channel: null })).toEqual([
			{ start: '2026-11-02', contacts: 280, teamDays: 14 },
			{ start: '2026-11-09', contacts: 700, teamDays: 7 }
		]);
		const cut = { from: '2026-11-08', to: '2026-11-09' };
		expect(await volumesOf(people.ada!, { ...ofPhone, channel: null, period: cut })).toEqual([
			{ start: '2026-11-02', contacts: 40, teamDays: 2 },
			{ start: '2026-11-09', contacts: 100, teamDays: 1 }
		]);
		expect(await volumesOf(people.chen!, { ...ofPhone, channel: null })).toEqual([
			{ start: '2026-11-02', contacts: 70, teamDays: 7 }
		]);
		expect(await volumesOf(people.chen!, { ...ofPhone, teams: [teams.Orders!] })).toEqual([]);
	});

	test('are all set or none of them', async () => {
		const { people } = await house();
		const rows = week('Orders', '', 40);
		rows[3]!.contacts = -2;
		await expect(setVolumes(people.lena!, rows)).rejects.toMatchObject({
			code: 'invalid',
			message: 'Row 4: The number of contacts is negative: -2.',
			fields: { 'rows.3.contacts': 'The number of contacts is negative: -2.' }
		});
		expect(await volumesOf(people.ada!, { teams: null, channel: null, period: november, by: 'day' })).toEqual(
			[]
		);
	});

	test('of a whole day cannot stand beside those of a single channel until they are taken out', async () => {
		const { people, teams } = await house();
		const [monday] = week('Orders', '', 40);
		await setVolumes(people.lena!, [monday!]);
		const ofPhone = { ...monday!, channel: 'Phone' };
		await expect(setVolumes(people.lena!, [ofPhone])).rejects.toMatchObject({
			fields: { 'rows.0.channel': expect.stringContaining('known already') as string }
		});
		await removeVolume(people.lena!, { teamId: teams.Orders!, channelId: '', day: monday!.day });
		expect(await setVolumes(people.lena!, [ofPhone])).toMatchObject({ added: 1 });
	});

	test('are set by who leads the team and by admins, and are nobody else’s', async () => {
		const made = await house();
		const { people, teams } = made;
		const { zoe } = (await fabrikam(made.as.ada!.db)).as;
		const rows = week('Orders', '', 40);
		await expect(setVolumes(people.aisha!, rows)).rejects.toMatchObject({ code: 'not-found' });
		await expect(setVolumes(people.marco!, rows)).rejects.toMatchObject({
			code: 'invalid',
			message: 'Row 1: There is no team that you lead called “Orders”.'
		});
		await expect(setVolumes(zoe!, [{ ...rows[0]!, team: teams.Orders! }])).rejects.toMatchObject({
			code: 'invalid'
		});
		await setVolumes(people.ada!, rows);
		for (const stranger of [people.aisha!, people.marco!, zoe!]) {
			const volume = { teamId: teams.Orders!, channelId: '', day: rows[0]!.day };
			await expect(removeVolume(stranger, volume)).rejects.toMatchObject({ code: 'not-found' });
			const month = { teamId: teams.Orders!, month: '2026-11' };
			await expect(volumesOfMonth(stranger, month)).rejects.toMatchObject({ code: 'not-found' });
		}
		expect(await volumesOf(zoe!, { teams: null, channel: null, period: november, by: 'day' })).toEqual([]);
		expect(await volumesOfMonth(people.lena!, { teamId: teams.Orders!, month: '2026-11' })).toHaveLength(7);
	});
});

describe('a file of volumes', () => {
	async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
		const bytes = Buffer.from(text);
		for (let start = 0; start < bytes.length; start += 100) yield bytes.subarray(start, start + 100);
	}

	test('shows what it would change, sets it, and changes nothing the second time', async () => {
		const { people, teams, entry } = await house();
		const file = 'Team;Kanal;Tag;Anzahl\nOrders;Phone;16.11.2026;1.205\norders;mail;15.11.2026;310\n';
		await keepVolumeFile(people.lena!, piecesOf(file));
		const preview = (await previewOfVolumeFile(people.lena!, {}))!;
		expect(preview.reading).toEqual({
			columns: { team: 0, channel: 1, day: 2, contacts: 3 },
			style: 'day-month-year',
			teamId: teams.Orders
		});
		expect(preview.outcome).toMatchObject({ added: 2, changed: 0, unchanged: 0, refused: 0 });
		expect(preview.outcome!.first[0]).toEqual({
			line: 2,
			team: 'Orders',
			channel: 'Phone',
			day: '2026-11-16',
			contacts: 1205
		});
		expect(await volumesOfMonth(people.lena!, { teamId: teams.Orders!, month: '2026-11' })).toEqual([]);

		expect(await setVolumesOfFile(people.lena!, preview.reading)).toMatchObject({ added: 2 });
		expect(await previewOfVolumeFile(people.lena!, {})).toBeNull();
		expect(await volumesOfMonth(people.lena!, { teamId: teams.Orders!, month: '2026-11' })).toEqual([
			{ teamId: teams.Orders, channelId: entry('channel', 'email'), day: '2026-11-15', contacts: 310 },
			{ teamId: teams.Orders, channelId: entry('channel', 'phone'), day: '2026-11-16', contacts: 1205 }
		]);
		await keepVolumeFile(people.lena!, piecesOf(file));
		expect(await setVolumesOfFile(people.lena!, preview.reading)).toEqual({
			added: 0,
			changed: 0,
			unchanged: 2
		});
	});

	test('names the line of what it cannot set, and sets nothing then', async () => {
		const { people, teams } = await house();
		const file = 'day,contacts\n2026-11-02,12\n\n2026-11-03,-4\n2026-11-02,13\n2026-12-24,5\n';
		await keepVolumeFile(people.lena!, piecesOf(file));
		const { reading, outcome } = (await previewOfVolumeFile(people.lena!, {}))!;
		expect(outcome!.problems).toEqual([
			{ line: 4, reason: 'The number of contacts is negative: -4.' },
			{ line: 5, reason: 'The same team, channel and day are given before (line 2).' },
			{ line: 6, reason: '2026-12-24 lies in the future.' }
		]);
		await expect(setVolumesOfFile(people.lena!, reading)).rejects.toMatchObject({
			message: 'Line 4: The number of contacts is negative: -4.'
		});
		expect(await volumesOfMonth(people.lena!, { teamId: teams.Orders!, month: '2026-11' })).toEqual([]);
		await discardVolumeFile(people.lena!);
		expect(await previewOfVolumeFile(people.lena!, {})).toBeNull();
	});

	test('waits for its sender alone, and is refused where it is no table', async () => {
		const { people } = await house();
		await keepVolumeFile(people.lena!, piecesOf('day,contacts\n2026-11-02,12\n'));
		expect(await previewOfVolumeFile(people.ada!, {})).toBeNull();
		await expect(keepVolumeFile(people.ada!, piecesOf('PK\u0003\u0004 not a table'))).rejects.toMatchObject({
			code: 'invalid',
			fields: { file: expect.any(String) as string }
		});
		expect(await previewOfVolumeFile(people.ada!, {})).toBeNull();
		await expect(keepVolumeFile(people.aisha!, piecesOf('a,b\n1,2\n'))).rejects.toMatchObject({
			code: 'not-found'
		});
		await expect(previewOfVolumeFile(people.aisha!, {})).rejects.toMatchObject({ code: 'not-found' });
	});
});
