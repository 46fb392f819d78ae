import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customerKeyOf, inOrder, repeatOf, repeatsAmong, repeatsOfPlaced, type Contact } from './repeats';

const DAY_MS = 86_400_000;
const START = Date.parse('2026-03-01T09:00:00Z');

const contact = (id: string, daysLater: number, customerKey: string | null = 'c-1001'): Contact => ({
	id,
	customerKey,
	occurredAt: new Date(START + daysLater * DAY_MS)
});

describe('A customer', () => {
	it('is the same whatever the letter case and the white space around the reference', () => {
		expect(customerKeyOf(' C-1001\t')).toBe(customerKeyOf('c-1001'));
		expect(customerKeyOf('STRASSE 5')).toBe(customerKeyOf('Straße 5'));
		expect(customerKeyOf('Zo\u00eb')).toBe(customerKeyOf('zoe\u0308'));
		expect(customerKeyOf('C-1001')).not.toBe(customerKeyOf('C1001'));
	});

	it('is nobody where the reference is empty, or too long to be one', () => {
		expect(customerKeyOf(' \n')).toBeNull();
		expect(customerKeyOf('x'.repeat(401))).toBeNull();
	});
});

describe('An escalation', () => {
	it('repeats the one before it for thirty days, to the millisecond', () => {
		expect(repeatOf(contact('b', 30), contact('a', 0))).toBe('a');
		const later = { ...contact('b', 30), occurredAt: new Date(START + 30 * DAY_MS + 1) };
		expect(repeatOf(later, contact('a', 0))).toBeNull();
	});

	it('repeats nothing of another customer, nor where no customer is known', () => {
		expect(repeatOf(contact('b', 1), contact('a', 0, 'c-2002'))).toBeNull();
		expect(repeatOf(contact('b', 1, null), contact('a', 0, null))).toBeNull();
		expect(repeatOf(contact('b', 1), undefined)).toBeNull();
	});

	it('repeats the last of several, so that a line of them is a chain', () => {
		const repeats = repeatsAmong([contact('c', 50), contact('a', 0), contact('d', 90), contact('b', 25)]);
		expect(Object.fromEntries(repeats)).toEqual({ a: null, b: 'a', c: 'b', d: null });
	});

	it('comes after one of the same instant with a lower id', () => {
		expect(Object.fromEntries(repeatsAmong([contact('b', 0), contact('a', 0)]))).toEqual({ a: null, b: 'a' });
	});
});

it('what repeats what does not depend on the order in which escalations are looked at', () => {
	const contacts = fc.uniqueArray(
		fc.record({
			id: fc.uuid(),
			customerKey: fc.constantFrom('a', 'b', null),
			occurredAt: fc.integer({ min: 0, max: 90 }).map((days) => new Date(START + days * DAY_MS))
		}),
		{ selector: ({ id }) => id, maxLength: 20 }
	);
	fc.assert(
		fc.property(contacts, fc.func(fc.integer()), (given, luck) => {
			const shuffled = given.toSorted((a, b) => luck(a.id) - luck(b.id));
			const repeats = repeatsAmong(shuffled);
			expect(repeats.size).toBe(given.length);
			for (const [id, repeated] of repeats) {
				expect(repeated).toBe(
					closestBefore(
						given.find((one) => one.id === id)!,
						given
					)
				);
			}
		})
	);
});

it('new escalations repeat, and are repeated by, what they would if the whole line were looked at', () => {
	const contacts = fc.uniqueArray(
		fc.record({
			id: fc.uuid(),
			customerKey: fc.constantFrom('a', 'b'),
			occurredAt: fc.integer({ min: 0, max: 90 }).map((days) => new Date(START + days * DAY_MS)),
			isNew: fc.boolean()
		}),
		{ selector: ({ id }) => id, maxLength: 20 }
	);
	fc.assert(
		fc.property(contacts, (given) => {
			const all = given.toSorted(inOrder);
			const stored = all.filter(({ isNew }) => !isNew);
			const placed = all
				.filter(({ isNew }) => isNew)
				.map((contact) => {
					const line = stored.filter(({ customerKey }) => customerKey === contact.customerKey);
					return {
						contact,
						before: line.findLast((other) => inOrder(other, contact) < 0),
						after: line.find((other) => inOrder(other, contact) > 0)
					};
				});
			const then = repeatsAmong(stored);
			const now = repeatsAmong(all);
			const { repeats, moved } = repeatsOfPlaced(placed);
			expect(repeats).toEqual(new Map(placed.map(({ contact: { id } }) => [id, now.get(id)])));
			expect(new Set(moved.map(({ id }) => id))).toEqual(
				new Set(stored.map(({ id }) => id).filter((id) => then.get(id) !== now.get(id)))
			);
		})
	);
});

/** The rule once more, by trying every pair. */
function closestBefore(one: Contact, all: readonly Contact[]): string | null {
	const earlier = all.filter((other) => {
		const apart = one.occurredAt.getTime() - other.occurredAt.getTime();
		return (
			other.id !== one.id &&
			one.customerKey !== null &&
			other.customerKey === one.customerKey &&
			apart <= 30 * DAY_MS &&
			(apart > 0 || (apart === 0 && other.id < one.id))
		);
	});
	const key = ({ id, occurredAt }: Contact) => `${String(occurredAt.getTime()).padStart(15, '0')}${id}`;
	return earlier.sort((a, b) => (key(a) < key(b) ? 1 : -1))[0]?.id ?? null;
}
