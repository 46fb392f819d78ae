import { csvOfRetro, markdownOfRetro } from '$lib/features/debriefs/retros/export';
import { exportRetro } from '$lib/features/debriefs/retros/commands/export.server';
import { csvResponse, endpoint } from '$lib/server/answers';
import { dayOf } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { sitDown } from '../../../seat';

const types: Record<string, string> = {
	'retro.md': 'text/markdown; charset=utf-8',
	'retro.json': 'application/json; charset=utf-8',
	'retro.csv': 'text/csv'
};

export const GET = endpoint(async (event) => {
	const { context, seat } = await sitDown(event);
	const file = event.params.file!;
	const type = types[file];
	authorise(type !== undefined);
	const retro = await exportRetro(context, seat);
	if (file === 'retro.csv') return csvResponse(file, csvOfRetro(retro));
	const { habits } = context.actor;
	const text =
		file === 'retro.json'
			? `${JSON.stringify(retro, null, '\t')}\n`
			: markdownOfRetro(retro, habits, dayOf(context.now, habits.timeZone));
	return new Response(text, {
		headers: { 'content-type': type, 'content-disposition': `attachment; filename="${file}"` }
	});
});
