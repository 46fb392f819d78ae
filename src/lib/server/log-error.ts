/**
 * Logs an error without the values that a failed statement was given: they are what customers and colleagues wrote,
 * and the databases' drivers put them into their messages.
 * @param what went wrong, such as a request or an import by its id
 */
export function logError(what: string, thrown: unknown): void {
	console.error(`${what}: ${described(thrown)}`);
}

function described(thrown: unknown): string {
	if (!(thrown instanceof Error)) return 'something other than an error was thrown';
	const frames = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
	const causes: string[] = [];
	for (let cause: unknown = thrown; cause instanceof Error; cause = cause.cause) causes.push(headOf(cause));
	return [causes.join(', because of '), ...frames].join('\n');
}

/** Name, code and message, which for a failed statement ends where its values begin. */
function headOf(error: Error): string {
	const { code } = error as { code?: unknown };
	const message = error.message.split('\nparams:')[0];
	return `${error.name}${typeof code === 'string' ? ` ${code}` : ''}: ${message}`;
}
