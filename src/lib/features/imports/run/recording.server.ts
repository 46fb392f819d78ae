import { ensureTaxonomyEntries, recordEscalations } from '../../escalations/recording.server';
import type { EscalationRecord } from '../../escalations/escalation';
import { ensureBrands } from '../../people/brands.server';
import type { WritingContext } from '$lib/server/context';
import { newId } from '$lib/shared/ids';
import type { GrowingList } from '../mapping';
import type { Draft, EntryChoice } from '../row';
import type { Readable } from './reading.server';

/** The entries of our lists by name, archived ones too; grows as an import takes over new ones. */
export type EntryNames = Map<GrowingList, Map<string, string>>;

/** Where the file does not tell the tier: what was handed up went to the second at least. */
const IMPORTED_TIER = 2;

/**
 * Records what was read, and the new entries it needs, in the caller's transaction.
 * @param names of the entries that are there; it is left as it is, as the transaction may still fail
 * @returns what is new: the ids of records, and entries by name
 */
export async function recordDrafts(
	inside: WritingContext,
	readable: readonly Readable[],
	given: { importId: string; teamId: string; names: EntryNames }
): Promise<{ added: Set<string>; entries: EntryNames; records: EscalationRecord[] }> {
	const entries: EntryNames = new Map();
	for (const [kind, names] of namesToMake(readable, given.names)) {
		const made = [...names];
		entries.set(
			kind,
			kind === 'brand' ? await ensureBrands(inside, made) : await ensureTaxonomyEntries(inside, kind, made)
		);
	}
	const idOf = (kind: GrowingList, choice: EntryChoice | undefined): string | null => {
		if (!choice) return null;
		if ('entry' in choice) return choice.entry;
		return given.names.get(kind)?.get(choice.create) ?? entries.get(kind)!.get(choice.create)!;
	};
	const records = readable.map(({ draft, sourceKey }): EscalationRecord => ({
		...columnsOf(draft, inside.now),
		...given,
		id: newId(),
		brandId: idOf('brand', draft.entries.brand),
		channelId: idOf('channel', draft.entries.channel),
		reasonId: idOf('reason', draft.entries.reason),
		firstLineId: idOf('first-line', draft.entries['first-line']),
		outcomeId: idOf('outcome', draft.entries.outcome),
		causeIds: [...new Set(draft.causes.map((cause) => idOf('cause', cause)!))],
		sourceKey
	}));
	return { added: await recordEscalations(inside, records), entries, records };
}

/** Names that drafts want as new entries and that no entry has. */
export function namesToMake(readable: readonly Readable[], known: EntryNames): EntryNamesWanted {
	const wanted: EntryNamesWanted = new Map();
	const want = (kind: GrowingList, choice: EntryChoice | undefined) => {
		if (!choice || 'entry' in choice || known.get(kind)?.has(choice.create)) return;
		const names = wanted.get(kind) ?? new Set<string>();
		wanted.set(kind, names.add(choice.create));
	};
	for (const { draft } of readable) {
		for (const [kind, choice] of Object.entries(draft.entries)) want(kind as GrowingList, choice);
		for (const cause of draft.causes) want('cause', cause);
	}
	return wanted;
}

type EntryNamesWanted = Map<GrowingList, Set<string>>;

function columnsOf(draft: Draft, now: Date) {
	return {
		severity: draft.severity,
		tier: draft.tier ?? IMPORTED_TIER,
		summary: draft.summary,
		customerReference: draft.customerReference,
		orderReference: draft.orderReference,
		avoidable: draft.avoidable,
		authorityLimit: null,
		amount: draft.amount,
		occurredAt: draft.occurred.instant,
		occurredOn: draft.occurred.day,
		occurredHour: draft.occurred.hour,
		loggedAt: now,
		loggedBy: null,
		state: draft.isResolved ? ('resolved' as const) : ('open' as const),
		resolvedAt: draft.resolved?.instant ?? null,
		resolvedOn: draft.resolved?.day ?? null,
		followUpDueOn: null,
		sourceReference: draft.reference || null
	};
}
