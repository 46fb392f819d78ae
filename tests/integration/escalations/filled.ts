import type { CorrectionForm } from '../../../src/lib/features/escalations/handling/forms';
import { findEscalation, followUpMessageOf } from '../../../src/lib/features/escalations/queries.server';
import type { Context } from '../../../src/lib/server/context';
import { timeOf } from '../../../src/lib/shared/zoned';

/** The form of a correction as it is filled when it is opened, with what is typed into it. */
export async function filledCorrection(
	context: Context,
	id: string,
	typed: Partial<CorrectionForm> = {}
): Promise<CorrectionForm> {
	const record = await findEscalation(context, id);
	const amount = (minor: number | null) => (minor === null ? '' : (minor / 100).toFixed(2));
	return {
		version: record.version,
		teamId: record.teamId,
		reasonId: record.reasonId!,
		summary: record.summary,
		causeIds: record.causeIds,
		firstLineId: record.firstLineId,
		outcomeId: record.outcomeId,
		amount: amount(record.amount),
		channelId: record.channelId,
		brandId: record.brandId,
		severity: record.severity,
		tier: record.tier,
		customerReference: record.customerReference,
		orderReference: record.orderReference,
		authorityLimit: amount(record.authorityLimit),
		avoidable: record.avoidable,
		occurredOn: record.occurredOn,
		occurredAtTime: record.occurredHour === null ? null : timeOf(record.occurredAt, 'Europe/Berlin'),
		followUpDueOn: record.followUpDueOn,
		followUpAnswer: (await followUpMessageOf(context, id)).answer,
		followUpResult: record.followUpResult ?? '',
		...typed
	};
}
