import { and, eq } from 'drizzle-orm';
import { inTransaction, type Context, type WritingContext } from '$lib/server/context';
import { amountForField, parseAmount } from '$lib/shared/money';
import { authorise, invalid, type FieldErrors } from '$lib/shared/problem';
import type { TeamRole } from '../../people/actor';
import { audit } from '../../people/audit.server';
import { activePeople, teamById } from '../../people/queries.server';
import { EVERY_TEAM, tiers } from '../chain';
import type { AuthorityForm, ChainStepForm } from '../handling/forms';
import { authorityLimits, chainPeople, chainSteps } from '../handling/tables.server';

/** A step's place: the team whose own it is, or empty for the organisation's, and its tier. */
export interface StepPlace {
	scopeId: string;
	tier: number;
}

/**
 * Lays down who takes escalations at a tier, how soon, and how to reach them.
 * @throws Problem `not-found` for a team or tier that is none; `invalid` for people who cannot sign in
 */
export async function saveChainStep(
	context: Context,
	{ scopeId, tier }: StepPlace,
	input: ChainStepForm
): Promise<void> {
	authorise(context.actor.isAdmin && tiers.includes(tier));
	await inTransaction(context, async (inside) => {
		const scope = await scopeName(inside, scopeId);
		const offered = new Set((await activePeople(inside)).map(({ id }) => id));
		if (!input.people.every((id) => offered.has(id))) {
			throw invalid({ people: 'Somebody you chose can no longer sign in; please choose again.' });
		}
		const { name, desk, within, reach, people } = input;
		const said = { name, desk, withinMinutes: within, reach, changedAt: inside.now };
		const { organisationId } = inside.actor;
		await inside.db
			.insert(chainSteps)
			.values({ organisationId, scopeId, tier, ...said })
			.onConflictDoUpdate({
				target: [chainSteps.organisationId, chainSteps.scopeId, chainSteps.tier],
				set: said
			});
		await dropPeople(inside, { scopeId, tier });
		if (people.length > 0) {
			const rows = people.map((userId) => ({ organisationId, scopeId, tier, userId }));
			await inside.db.insert(chainPeople).values(rows);
		}
		await audit(inside, 'chain-changed', { name: `Tier ${tier}: ${name}`, what: scope });
	});
}

/** Takes a step out; a team then goes by the organisation's. Escalations keep what was promised when they came. */
export async function removeChainStep(context: Context, { scopeId, tier }: StepPlace): Promise<void> {
	authorise(context.actor.isAdmin && tiers.includes(tier));
	await inTransaction(context, async (inside) => {
		const scope = await scopeName(inside, scopeId);
		await dropPeople(inside, { scopeId, tier });
		const removed = await inside.db
			.delete(chainSteps)
			.where(
				and(
					eq(chainSteps.organisationId, inside.actor.organisationId),
					eq(chainSteps.scopeId, scopeId),
					eq(chainSteps.tier, tier)
				)
			)
			.returning({ name: chainSteps.name });
		if (removed.length > 0) await audit(inside, 'chain-changed', { before: `Tier ${tier}`, what: scope });
	});
}

async function dropPeople(inside: WritingContext, { scopeId, tier }: StepPlace): Promise<void> {
	await inside.db
		.delete(chainPeople)
		.where(
			and(
				eq(chainPeople.organisationId, inside.actor.organisationId),
				eq(chainPeople.scopeId, scopeId),
				eq(chainPeople.tier, tier)
			)
		);
}

/**
 * Lays down what each role may grant by itself; what is left empty is not laid down.
 * @throws Problem `invalid` by field for what is no amount
 */
export async function saveAuthorityLimits(
	context: Context,
	scopeId: string,
	input: AuthorityForm
): Promise<void> {
	authorise(context.actor.isAdmin);
	await inTransaction(context, async (inside) => {
		const scope = await scopeName(inside, scopeId);
		const limits = limitsFrom(input, inside.actor.habits.currency);
		const { organisationId } = inside.actor;
		await inside.db
			.delete(authorityLimits)
			.where(and(eq(authorityLimits.organisationId, organisationId), eq(authorityLimits.scopeId, scopeId)));
		if (limits.length > 0) {
			const rows = limits.map((limit) => ({ organisationId, scopeId, ...limit }));
			await inside.db.insert(authorityLimits).values(rows);
		}
		const { currency } = inside.actor.habits;
		const said = limits.map(({ role, amount }) => [role, `${amountForField(amount, currency)} ${currency}`]);
		await audit(inside, 'authority-changed', { ...Object.fromEntries(said), what: scope });
	});
}

function limitsFrom(input: AuthorityForm, currency: string): { role: TeamRole; amount: number }[] {
	const errors: FieldErrors = {};
	const limits = (['agent', 'leader'] as const).flatMap((role) => {
		if (input[role].trim() === '') return [];
		const amount = parseAmount(input[role], currency);
		if (amount !== null && amount >= 0) return { role, amount };
		errors[role] = `This is not an amount; write it like 12.50 (${currency}).`;
		return [];
	});
	if (Object.keys(errors).length > 0) throw invalid(errors);
	return limits;
}

async function scopeName(inside: WritingContext, scopeId: string): Promise<string> {
	return scopeId === EVERY_TEAM ? 'every team' : (await teamById(inside, scopeId)).name;
}
