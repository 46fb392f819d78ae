import type { ApiOperation } from '$lib/server/api/openapi';
import { escalationOperations } from './escalations/operations';
import { fixOperations } from './fixes/operations';
import { importOperations } from './imports/operations';
import { incidentOperations } from './incidents/operations';
import { insightsOperations } from './insights/operations';
import { measureOperations } from './measures/operations';
import { pulseOperations } from './pulse/operations';
import { volumeOperations } from './volumes/operations';

/** Every operation of the API; the description and the page of examples are made from it. */
export const operations: readonly ApiOperation[] = [
	...escalationOperations,
	...importOperations,
	...volumeOperations,
	...insightsOperations,
	...fixOperations,
	...pulseOperations,
	...incidentOperations,
	...measureOperations
];
