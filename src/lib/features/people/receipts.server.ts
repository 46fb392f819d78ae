import { and, eq, gt, inArray, lte } from 'drizzle-orm';
import type { ReadingContext, WritingContext } from '$lib/server/context';
import { Problem } from '$lib/shared/problem';
import { beingWorkedOn, type Receipt } from '$lib/shared/receipt';
import { apiReceipts } from './tables.server';

/** What a write was answered, to be answered again. */
export interface KeptAnswer {
	status: number;
	answer: unknown;
}

const RECEIPT_LASTS_MS = 24 * 3_600_000;

/**
 * What these writes were answered when they were sent before, in their order; null for those that are new. To be asked in
 * the transaction of the write: writers of an organisation take turns, so whoever was quicker is seen.
 */
export async function earlierAnswers(
	context: ReadingContext,
	receipts: readonly (Receipt | null)[]
): Promise<(KeptAnswer | Problem | null)[]> {
	const named = receipts.filter((receipt) => receipt !== null);
	if (named.length === 0) return receipts.map(() => null);
	const rows = await context.db
		.select({
			keyId: apiReceipts.keyId,
			idempotencyKey: apiReceipts.idempotencyKey,
			fingerprint: apiReceipts.fingerprint,
			status: apiReceipts.status,
			answer: apiReceipts.answer
		})
		.from(apiReceipts)
		.where(
			and(
				eq(apiReceipts.organisationId, context.actor.organisationId),
				inArray(apiReceipts.keyId, [...new Set(named.map(({ keyId }) => keyId))]),
				inArray(
					apiReceipts.idempotencyKey,
					named.map(({ idempotencyKey }) => idempotencyKey)
				),
				gt(apiReceipts.createdAt, outdatedAt(context.now))
			)
		);
	const found = new Map(rows.map((row) => [nameOf(row), row]));
	const asked = new Set<string>();
	return receipts.map((receipt) => {
		if (!receipt) return null;
		const name = nameOf(receipt);
		const row = found.get(name);
		if (!row && asked.has(name)) return beingWorkedOn();
		asked.add(name);
		if (!row) return null;
		if (row.fingerprint !== receipt.fingerprint) return usedForAnother();
		return { status: row.status, answer: row.answer };
	});
}

/** The same for one write, whose mismatch is thrown. */
export async function earlierAnswer(
	context: ReadingContext,
	receipt: Receipt | null
): Promise<KeptAnswer | null> {
	const [earlier] = await earlierAnswers(context, [receipt]);
	if (earlier instanceof Problem) throw earlier;
	return earlier ?? null;
}

/** Keeps what writes were answered for a day, in the transaction that does them: neither stands without the other. */
export async function keepAnswers(
	inside: WritingContext,
	kept: readonly { receipt: Receipt; status: number; answer: unknown }[]
): Promise<void> {
	if (kept.length === 0) return;
	const { organisationId } = inside.actor;
	await inside.db
		.delete(apiReceipts)
		.where(
			and(eq(apiReceipts.organisationId, organisationId), lte(apiReceipts.createdAt, outdatedAt(inside.now)))
		);
	await inside.db.insert(apiReceipts).values(
		kept.map(({ receipt, status, answer }) => ({
			organisationId,
			...receipt,
			status,
			answer,
			createdAt: inside.now
		}))
	);
}

function outdatedAt(now: Date): Date {
	return new Date(now.getTime() - RECEIPT_LASTS_MS);
}

function nameOf({ keyId, idempotencyKey }: Pick<Receipt, 'keyId' | 'idempotencyKey'>): string {
	return `${keyId} ${idempotencyKey}`;
}

/** The refusal to answer one request with what another was answered. */
function usedForAnother(): Problem {
	return new Problem(
		'idempotency-mismatch',
		'This Idempotency-Key was used for another request before. Send a new request under a new key.',
		{ 'Idempotency-Key': 'It was used for another request within the last 24 hours.' }
	);
}
