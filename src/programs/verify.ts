import { bringRollUpsUpToDate } from '$lib/features/escalations/rebuilding.server';
import { verifyRollUps } from '$lib/features/escalations/verification.server';
import { openDatabase } from '$lib/server/db/connection';
import { dialectOf } from '$lib/server/db/dialect';
import { migrate } from '$lib/server/db/migrate';
import { existsSync } from 'node:fs';
import { settingsOrExit } from './serve';

const SHOWN = 20;

const { databaseUrl } = settingsOrExit();
if (dialectOf(databaseUrl) === 'sqlite' && !existsSync(databaseUrl)) {
	console.error(`There is no database at ${databaseUrl}; DATABASE_URL or DATA_DIR names another.`);
	process.exit(1);
}
await migrate(databaseUrl);
const database = openDatabase(databaseUrl);
await bringRollUpsUpToDate(database, new Date());
const { records, differences, misplacedRepeats } = await verifyRollUps(database);
await database.close();

for (const { organisationId, row, value, stored, recounted } of differences.slice(0, SHOWN)) {
	const which = [organisationId, row.grain, row.start, row.scope, row.scopeId, row.dimension, value]
		.filter(Boolean)
		.join(' ');
	console.error(
		`${which}: stored ${stored.join('/')}, recounted ${recounted.join('/')} (records/avoidable/severity)`
	);
}
console.log(
	differences.length === 0
		? `Every stored count agrees with the ${records} records it counts.`
		: `${differences.length} stored counts differ from what the ${records} records come to; the first are above.`
);
if (misplacedRepeats > 0) {
	console.error(`${misplacedRepeats} escalations are stored as repeating another one than they do.`);
}
process.exitCode = differences.length === 0 && misplacedRepeats === 0 ? 0 : 1;
