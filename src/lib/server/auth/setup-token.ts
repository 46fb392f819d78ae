import { isSameToken, newToken } from './token';

let token: string | undefined;

/** The token that guards /setup, made once per process. The console shows it to whoever runs the install. */
export function setupToken(): string {
	return (token ??= newToken());
}

/** Whether this is the token the console shows. */
export function isSetupToken(given: string): boolean {
	return isSameToken(given, setupToken());
}
