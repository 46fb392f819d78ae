import type { Period } from '../../shared/days';
import { NONE, type InsightsFilter, type Mark } from './filter';

/** What a bar or a week of one cause, reason or of everything stands for, so that its cases can be listed. */
export function markOf(
	{ reasonLevel }: InsightsFilter,
	kind: 'cause' | 'reason' | 'everything',
	{ id, hasParts }: { id: string; hasParts: boolean },
	period?: Period
): Mark {
	if (kind === 'everything') return { period };
	if (kind === 'cause') return { cause: id, period };
	return hasParts && reasonLevel === 'entry' ? { reasonOnly: id, period } : { reason: id, period };
}

/** What the records without a cause or reason stand for. */
export function missingMark(kind: 'cause' | 'reason'): Mark {
	return { [kind]: NONE };
}
