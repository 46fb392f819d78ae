import * as v from 'valibot';
import { expect, test } from 'vitest';
import { exportEscalations } from '../../../src/lib/features/escalations/commands/export.server';
import { logEscalation } from '../../../src/lib/features/escalations/commands/logging.server';
import { filtersFrom } from '../../../src/lib/features/escalations/filters';
import { logForm } from '../../../src/lib/features/escalations/forms';
import { exportBatches } from '../../../src/lib/features/escalations/queries.server';
import { csvStream } from '../../../src/lib/server/answers';
import { newId } from '../../../src/lib/shared/ids';
import { testDatabase } from '../../support/database';
import { bringIn, drop, mapColumns, ownDataDir } from '../../support/imports';
import { fabrikam, northwind } from '../../support/team';

ownDataDir();

const awkward = [
	'=HYPERLINK("http://evil.example";"click")',
	'+49 30 1234',
	'-1 star',
	'@everybody',
	"'=already guarded",
	"' an apostrophe",
	'Two lines\nwith "quotes", commas; semicolons',
	'\ttabbed',
	'Grüße 你好 🙂'
];

test('what is exported runs as no formula, and comes back by an import as it was', async () => {
	const db = await testDatabase();
	const [from, to] = [await northwind(db), await fabrikam(db)];
	const aisha = from.as.aisha!;
	for (const text of awkward) {
		const form = {
			id: newId(),
			teamId: from.teams.Orders,
			reasonId: from.entry('reason', 'refund'),
			summary: text,
			customerReference: text.replaceAll(/\s/g, ' '),
			orderReference: '=1+1'
		};
		await logEscalation(aisha, v.parse(logForm, form));
	}
	const all = filtersFrom(new URLSearchParams());
	const file = await csvStream('all.csv', await exportEscalations(aisha, all)).text();
	for (const cell of file.split(/[,\r\n]+/)) expect(cell).not.toMatch(/^"?[=+\-@\t]/);

	const zoe = to.as.zoe!;
	const id = await drop(zoe, to.teams.Desk!, file);
	await mapColumns(
		zoe,
		id,
		{
			occurred: 'Day',
			summary: 'What happened',
			customerReference: 'Customer reference',
			orderReference: 'Order reference'
		},
		{ styles: { occurred: 'year-month-day' } }
	);
	const done = await bringIn(zoe, id);
	expect(done).toMatchObject({ state: 'done', failure: null });
	const stored = (await Array.fromAsync(exportBatches(zoe, all))).flat();
	expect(stored.map(({ summary }) => summary).sort()).toEqual(awkward.toSorted());
	expect(stored.map(({ customerReference }) => customerReference).sort()).toEqual(
		awkward.map((text) => text.replaceAll(/\s/g, ' ')).sort()
	);
	expect(new Set(stored.map(({ orderReference }) => orderReference))).toEqual(new Set(['=1+1']));
});
