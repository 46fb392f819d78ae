import { CANNOT_BE_READ } from '$lib/features/debriefs/cases/debrief';
import { debriefAsMarkdown } from '$lib/features/debriefs/cases/markdown';
import { findDebrief } from '$lib/features/debriefs/cases/queries.server';
import { taxonomy } from '$lib/features/escalations/queries.server';
import { endpoint } from '$lib/server/answers';
import { Problem } from '$lib/shared/problem';

export const GET = endpoint(async ({ context, params }) => {
	const [debrief, entries] = await Promise.all([findDebrief(context, params.id!), taxonomy(context)]);
	if (!debrief.isReadable) throw new Problem('conflict', CANNOT_BE_READ);
	const causes = entries.flatMap(({ id, name }) => (debrief.causeIds.includes(id) ? [name] : []));
	return new Response(debriefAsMarkdown(debrief, causes, context.actor.habits), {
		headers: {
			'content-type': 'text/markdown; charset=utf-8',
			'content-disposition': `attachment; filename="debrief-${debrief.id}.md"`
		}
	});
});
