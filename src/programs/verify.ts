import { verifyRollUps } from '$lib/features/escalations/verification.server';
import { openDatabase } from '$lib/server/db/connection';
import { settingsOrExit } from './serve';

const SHOWN = 20;

const database = openDatabase(settingsOrExit().databaseUrl);
const { records, differences } = await verifyRollUps(database);
await database.close();

for (const { organisationId, row, stored, recounted } of differences.slice(0, SHOWN)) {
	console.error(
		`${organisationId} ${row.day} ${row.scope} ${row.scopeId} ${row.dimension} ${row.value}: stored ${stored}, recounted ${recounted}`
	);
}
console.log(
	differences.length === 0
		? `Every roll-up agrees with the ${records} records it counts.`
		: `${differences.length} roll-ups differ from what the ${records} records come to; the first ${Math.min(SHOWN, differences.length)} are above.`
);
process.exitCode = differences.length === 0 ? 0 : 1;
