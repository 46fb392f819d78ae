import { FEWEST_ASKED, MOST_ASKED } from '$lib/features/wellbeing/pulse/bank';
import { chooseQuestions } from '$lib/features/wellbeing/pulse/commands/settings.server';
import { askedForm } from '$lib/features/wellbeing/pulse/forms';
import { shippedPacks } from '$lib/features/wellbeing/pulse/packs';
import { pulseSettingsOf } from '$lib/features/wellbeing/pulse/queries.server';
import { scheduleInWords } from '$lib/features/wellbeing/pulse/schedule';
import { action, page } from '$lib/server/answers';
import { authorise } from '$lib/shared/problem';

export const load = page(async ({ context }) => {
	authorise(context.actor.isAdmin);
	const settings = await pulseSettingsOf(context);
	return {
		bank: settings.bank,
		asked: settings.asked,
		version: settings.version,
		times: scheduleInWords(settings),
		packs: shippedPacks.map(({ key, name, about, licence }) => ({ key, name, about, licence })),
		fewest: FEWEST_ASKED,
		most: MOST_ASKED
	};
});

export const actions = {
	default: action(askedForm, async ({ context, input }) => {
		await chooseQuestions(context, input);
		return { notice: 'Saved. The next round asks these.' };
	})
};
