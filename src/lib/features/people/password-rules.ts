const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** The passwords of twelve characters and more that lists of stolen ones hold most often, in lower case. */
const common = new Set(
	`123456789012 1234567890123 12345678901234 123456789123 1234567891011 123123123123 112233445566 111222333444
	121212121212 987654321012 0987654321098 012345678901 password1234 password12345 password123456 password123!
	passwordpassword password12345678 mypassword123 mypassword1234 changeme1234 changemenow1 changemeplease
	administrator administrator1 administrator123 qwertyuiop12 qwertyuiop123 qwertyuiop1234 qwertyuiop[] qwertyuiop[]\\
	qwertyqwerty qwerty123456 qwerty1234567 qwerty123456789 qwertzuiop123 azertyuiop123 1q2w3e4r5t6y 1q2w3e4r5t6y7u
	1qaz2wsx3edc 1qaz2wsx3edc4rfv qazwsxedcrfv qazwsxedc123 zaq12wsxcde3 asdfghjkl123 asdfghjkl1234 zxcvbnm12345
	abcdefghijkl abcdefghijklm abcd12345678 abc123abc123 abcdef123456 iloveyou1234 iloveyou12345 iloveyouforever
	letmeinplease letmein12345 welcome12345 welcome123456 sunshine1234 princess1234 football1234 baseball1234
	superman1234 monkey123456 dragon123456 master123456 trustno1trustno1 unknownpassword correcthorsebatterystaple
	supersecret123 secretsecret p@ssw0rd1234 passw0rd1234 testtesttest testtest1234 test12345678 customerservice
	customersupport`.split(/\s+/)
);

/** Who the password is for. */
export interface PasswordOwner {
	email: string;
	name: string;
}

/**
 * What is wrong with a new password, in a sentence, or null where it will do. Long and not guessable counts; which
 * kinds of characters it is made of does not.
 */
export function passwordProblem(password: string, { email, name }: PasswordOwner): string | null {
	const length = [...password].length;
	if (length < SHORTEST_PASSWORD)
		return `The password needs at least ${SHORTEST_PASSWORD} characters; a few words do well.`;
	if (length > LONGEST_PASSWORD) return `The password is longer than ${LONGEST_PASSWORD} characters.`;
	const bare = comparable(password);
	if ([email, email.split('@')[0]!, name].map(comparable).some((own) => own !== '' && isMadeOf(bare, own))) {
		return 'The password is your name or e-mail address, which is the first thing to be guessed.';
	}
	if (common.has(password.toLowerCase()) || new Set(bare).size < 3) {
		return 'The password is among the most common ones, which are tried first. A few unrelated words do better.';
	}
	return null;
}

/** Letter case, spaces and marks between words aside. */
function comparable(text: string): string {
	return text
		.normalize('NFKC')
		.toLowerCase()
		.replace(/[\s._-]/g, '');
}

/** Whether the text is the word, alone, repeated or followed by digits. */
function isMadeOf(text: string, word: string): boolean {
	return text.replaceAll(word, '').replace(/\d/g, '') === '' && text.includes(word);
}
