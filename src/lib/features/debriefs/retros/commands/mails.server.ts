import { and, eq, isNull } from 'drizzle-orm';
import { inTransaction, type Context } from '$lib/server/context';
import type { Job } from '$lib/server/jobs/job';
import { sendMail, sendsMail } from '$lib/server/mail/mail';
import { settings } from '$lib/server/settings';
import { dayOf } from '$lib/shared/days';
import { authorise } from '$lib/shared/problem';
import { actionsOfRetro } from '../../actions/queries.server';
import { isProgram } from '../../../people/actor';
import { addressesOf, teamNames } from '../../../people/queries.server';
import { unsubscribeFoot, whoWants } from '../../../wellbeing/reminders/queries.server';
import { calledOffMail, invitationMail, summaryMail, type MailText } from '../mails';
import { cardsOf, groupsOf, retrosToMailAbout, type RetroMail, type RetroRow } from '../queries.server';
import { retros } from '../tables.server';

/** Mails about retros a day ahead, and soon after they were closed. */
export const retroMailsJob: Job = {
	name: 'retro-mails',
	schedule: { every: 'quarter-hour' },
	run: async (context) => void (await mailAboutRetros(context))
};

/**
 * Reminds those who are invited to a retro of the next day, and tells all who were invited what came of one that was
 * closed, or that it was called off; each once. Where the mail server takes none of the mails of a retro, it is tried at the next look.
 * @returns how many the mail server took
 */
export async function mailAboutRetros(context: Context): Promise<number> {
	authorise(isProgram(context.actor));
	if (!sendsMail()) return 0;
	const due = await retrosToMailAbout(context);
	if (due.length === 0) return 0;
	const { organisationId } = context.actor;
	const everybody = due.flatMap(({ userIds }) => userIds);
	const [addresses, wanting, teams] = await Promise.all([
		addressesOf(context, everybody),
		whoWants(context, 'retros', everybody),
		teamNames(context)
	]);
	let sent = 0;
	for (const { retro, kind, userIds } of due) {
		const column = kind === 'invitation' ? 'remindedAt' : 'summedUpAt';
		if (!(await claim(context, retro, column))) continue;
		const mail = await mailAbout(context, { ...retro, teamName: teams.get(retro.teamId) ?? '' }, kind);
		const link = { href: `${settings().origin}/retros/${retro.id}`, label: 'Open the retro' };
		const recipients = userIds.filter((userId) => wanting.includes(userId) && addresses.has(userId));
		let taken = 0;
		for (const userId of recipients) {
			const unsubscribe = unsubscribeFoot({ organisationId, userId, kind: 'retros' });
			if (await sendMail({ to: addresses.get(userId)!, ...mail, link, unsubscribe })) taken++;
			else if (taken === 0) break;
		}
		if (taken === 0 && recipients.length > 0) await release(context, retro, column);
		sent += taken;
	}
	return sent;
}

async function mailAbout(
	context: Context,
	retro: RetroRow & { teamName: string },
	kind: RetroMail
): Promise<MailText> {
	const { habits } = context.actor;
	const today = dayOf(context.now, habits.timeZone);
	if (kind === 'invitation') return invitationMail(retro, habits);
	if (kind === 'called-off') return calledOffMail(retro, habits);
	const [groups, cards, actions] = await Promise.all([
		groupsOf(context, retro.id),
		cardsOf(context, retro.id),
		actionsOfRetro(context, retro.id)
	]);
	return summaryMail(retro, { groups, cards, actions }, habits, today);
}

type Noted = 'remindedAt' | 'summedUpAt';

/** Notes the mails as sent before they are, so that none is sent twice. @returns whether they are this run's to send */
function claim(context: Context, { id }: RetroRow, column: Noted): Promise<boolean> {
	return inTransaction(context, async ({ db, actor, now }) => {
		const claimed = await db
			.update(retros)
			.set({ [column]: now })
			.where(and(eq(retros.organisationId, actor.organisationId), eq(retros.id, id), isNull(retros[column])))
			.returning({ id: retros.id });
		return claimed.length > 0;
	});
}

function release(context: Context, { id }: RetroRow, column: Noted): Promise<void> {
	return inTransaction(context, async ({ db, actor }) => {
		await db
			.update(retros)
			.set({ [column]: null })
			.where(and(eq(retros.organisationId, actor.organisationId), eq(retros.id, id)));
	});
}
