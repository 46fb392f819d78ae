import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { passwordProblem } from './password-rules';

const owner = { email: 'aisha.khan@northwind.example', name: 'Aisha Khan' };
const problem = (password: string) => passwordProblem(password, owner);

describe('a new password', () => {
	it('may be made of any characters, as long as it is long and not guessable', () => {
		for (const good of [
			'quiet harbour lantern',
			'фиолетовый кот',
			'🦊🐻🐼🐨🐯🦁🐮🐷🐸🐵🐔🐧',
			'tr0ub4dor&3xyz'
		]) {
			expect(problem(good), good).toBeNull();
		}
	});

	it('needs twelve characters, counted as people see them', () => {
		expect(problem('eleven-char')).toMatch(/at least 12/);
		expect(problem('🦊'.repeat(6) + '🐻🐼🐨🐯🦁')).toMatch(/at least 12/);
		expect(problem('twelve-chars')).toBeNull();
	});

	it('is at most 200 characters long', () => {
		const long = 'ab cd ef gh '.repeat(17);
		expect(problem(long.slice(0, 200))).toBeNull();
		expect(problem(long.slice(0, 201))).toMatch(/longer than 200/);
	});

	it('is not the name or the e-mail address, however it is written', () => {
		for (const own of [
			'aisha.khan@northwind.example',
			'AISHA.KHAN@NORTHWIND.EXAMPLE',
			'Aisha Khan Aisha Khan',
			'aisha-khan-2026',
			'aisha_khan1234'
		]) {
			expect(problem(own), own).toMatch(/first thing to be guessed/);
		}
	});

	it('may hold the name among other words', () => {
		expect(problem('aisha khan walks by the sea')).toBeNull();
	});

	it('is not among the most common ones', () => {
		for (const common of [
			'123456789012',
			'PasswordPassword',
			'qwertyuiop123',
			'aaaaaaaaaaaa',
			'abababababab'
		]) {
			expect(problem(common), common).toMatch(/most common/);
		}
	});

	it('is only ever taken between 12 and 200 characters, whatever is typed and whoever it is for', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: 'binary', maxLength: 250 }),
				fc.string({ unit: 'binary' }),
				(password, name) => {
					if (passwordProblem(password, { email: `${name}@x`, name }) !== null) return;
					expect([...password].length).toBeGreaterThanOrEqual(12);
					expect([...password].length).toBeLessThanOrEqual(200);
				}
			)
		);
	});
});
