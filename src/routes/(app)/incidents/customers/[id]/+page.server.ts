import { redirect } from '@sveltejs/kit';
import { customerRecord } from '$lib/features/incidents/customers/queries.server';
import { standingInWords } from '$lib/features/incidents/customers/standing';
import { categoryNames } from '$lib/features/incidents/measures/queries.server';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, params }) => {
	const [record, categories] = await Promise.all([
		customerRecord(context, params.id!),
		categoryNames(context)
	]);
	if (record.id !== params.id) redirect(303, `/incidents/customers/${record.id}`);
	const { habits } = context.actor;
	const { present, ...shown } = record;
	return {
		record: { ...shown, reviewOn: present?.reviewOn ?? null },
		standing: present && standingInWords(present, habits, dayOf(context.now, habits.timeZone)),
		categories
	};
});
