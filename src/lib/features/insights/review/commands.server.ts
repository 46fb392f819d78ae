import type { Context } from '$lib/server/context';
import { openToAnyone } from '$lib/shared/problem';
import { recordExport } from '../../people/audit.server';
import { improvementReview } from './queries.server';
import { reviewAsMarkdown } from './review';

/**
 * The improvement review as Markdown; the audit log is told.
 * @throws Problem `not-found` for who leads no team
 */
export async function exportReview(
	context: Context,
	search: URLSearchParams,
	origin: string
): Promise<string> {
	openToAnyone('whoever sees the review may take it along, and who that is its query decides');
	const { review, period } = await improvementReview(context, search);
	await recordExport(context, 'improvement review', { from: period.from, to: period.to });
	return reviewAsMarkdown(review, origin);
}
