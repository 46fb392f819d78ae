import { sealedOfDebriefs } from '$lib/features/debriefs/cases/sealed.server';
import { sealedOfIncidents } from '$lib/features/incidents/sealed.server';
import { everyOrganisation } from '$lib/features/people/queries.server';
import { sealedOfCheckIns } from '$lib/features/wellbeing/check-ins/sealed.server';
import { sealedOfPulse } from '$lib/features/wellbeing/pulse/sealed.server';
import { sealedOfSupport } from '$lib/features/wellbeing/support/sealed.server';
import type { Database } from '$lib/server/db/connection';
import { reseal, type Resealed, type Sealed } from '$lib/server/resealing';

/** What each feature keeps sealed. What is missing here would be lost when its key is given up. */
const kept: readonly Sealed[] = [
	sealedOfIncidents,
	sealedOfDebriefs,
	sealedOfCheckIns,
	sealedOfSupport,
	sealedOfPulse
];

/** Seals all that any feature keeps sealed with the present key. */
export async function resealEverything(db: Database): Promise<Resealed> {
	return reseal(db, await everyOrganisation(db), {
		columns: kept.flatMap(({ columns }) => columns),
		files: kept.flatMap(({ files }) => files),
		others: kept.flatMap(({ others }) => others ?? [])
	});
}
