import { customersList, retentionMonths } from '$lib/features/incidents/customers/queries.server';
import { standingInWords } from '$lib/features/incidents/customers/standing';
import { page } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';

export const load = page(async ({ context, url }) => {
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	const [{ rows, next }, months] = await Promise.all([
		customersList(context, url.searchParams.get('after')?.replaceAll('\0', '').toWellFormed() ?? null),
		retentionMonths(context)
	]);
	return {
		rows: rows.map(({ id, reference, present }) => ({
			id,
			reference,
			standing: present && standingInWords(present, habits, today)
		})),
		next,
		months
	};
});
