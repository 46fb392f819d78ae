import { error, fail, redirect, type ActionFailure, type Cookies, type RequestEvent } from '@sveltejs/kit';
import { stringify } from 'csv-stringify/sync';
import * as v from 'valibot';
import { guardCell } from '$lib/shared/csv';
import { invalid, Problem, type FieldErrors, type ProblemCode } from '$lib/shared/problem';
import type { Context, VisitorContext } from './context';
import { readMultipart, type ArrivingFile } from './multipart';
import { settings } from './settings';

/** What each way of refusing is in HTTP. The only place that knows. */
export const statusOf: Record<ProblemCode, number> = {
	invalid: 400,
	'sign-in-required': 401,
	forbidden: 403,
	'not-found': 404,
	conflict: 409,
	'too-large': 413,
	'unsupported-type': 415,
	'idempotency-mismatch': 422,
	'too-many': 429
};

/** Refusals that a form shows above its fields; the others become an error page. */
const shownInForm: ReadonlySet<ProblemCode> = new Set(['invalid', 'conflict', 'too-large', 'too-many']);

/** What a form gets back when it could not be taken: why, field by field, and what was typed. */
export interface FormFailure {
	message: string;
	errors: FieldErrors;
	values: Record<string, string | string[]>;
}

/** A request with its parameters by name, of whichever route. */
export type Event = Omit<RequestEvent, 'params'> & { params: Record<string, string> };

/** The load of a page for those who have signed in. A `Problem` becomes an error page. */
export function page<Result>(work: (event: Event & { context: Context }) => Promise<Result> | Result) {
	return (event: RequestEvent) => answer(event, () => work(signedIn(event)));
}

/** The load of a page for anybody. */
export function visitorPage<Result>(
	work: (event: Event & { visitor: VisitorContext }) => Promise<Result> | Result
) {
	return (event: RequestEvent) => answer(event, () => work(visiting(event)));
}

/** A request handler for those who have signed in, for what is not a page. */
export function endpoint(work: (event: Event & { context: Context }) => Promise<Response>) {
	return (event: RequestEvent) => answer(event, () => work(signedIn(event)));
}

/** A request handler for anybody, for what is not a page. */
export function visitorEndpoint(work: (event: Event & { visitor: VisitorContext }) => Promise<Response>) {
	return (event: RequestEvent) => answer(event, () => work(visiting(event)));
}

type Schema = v.GenericSchema<unknown, unknown>;

/** A form action for those who have signed in: the form is read by the schema, and kept as typed when it is refused. */
export function action<S extends Schema, Result>(
	schema: S,
	work: (given: { context: Context; input: v.InferOutput<S>; event: Event }) => Promise<Result> | Result
) {
	return (event: RequestEvent) =>
		answerForm(event, schema, (input) =>
			work({ context: signedIn(event).context, input, event: visiting(event) })
		);
}

/** A form action for anybody. */
export function visitorAction<S extends Schema, Result>(
	schema: S,
	work: (given: {
		visitor: VisitorContext;
		input: v.InferOutput<S>;
		event: Event;
	}) => Promise<Result> | Result
) {
	return (event: RequestEvent) =>
		answerForm(event, schema, (input) =>
			work({ visitor: visiting(event).visitor, input, event: visiting(event) })
		);
}

async function answer<Result>(event: RequestEvent, work: () => Promise<Result> | Result): Promise<Result> {
	try {
		return await work();
	} catch (thrown) {
		if (!(thrown instanceof Problem)) throw thrown;
		if (thrown.retryAfter) event.setHeaders({ 'retry-after': String(thrown.retryAfter) });
		error(statusOf[thrown.code], { message: thrown.message, requestId: event.locals.requestId });
	}
}

/**
 * A form action with a file, which the work reads while it arrives. The file is to be the last field of the form, so that
 * the others are known by then.
 */
export function uploadAction<S extends Schema, Result>(
	schema: S,
	work: (given: {
		context: Context;
		input: v.InferOutput<S>;
		file: ArrivingFile;
		event: Event;
	}) => Promise<Result>
) {
	return (event: RequestEvent) =>
		answerPosted(event, async (posted) => {
			const { context } = signedIn(event);
			let result: { given: Result } | undefined;
			await readMultipart(event.request, posted, async (_field, file) => {
				const input = parseForm(schema, posted);
				result = { given: await work({ context, input, file, event: visiting(event) }) };
			});
			if (!result) throw invalid({ file: 'Choose a file.' });
			return result.given;
		});
}

function answerForm<S extends Schema, Result>(
	event: RequestEvent,
	schema: S,
	work: (input: v.InferOutput<S>) => Promise<Result> | Result
): Promise<Result | ActionFailure<FormFailure>> {
	return answerPosted(event, async (posted) => {
		const given = await event.request.formData().catch(() => new FormData());
		for (const [name, value] of given) posted.append(name, value);
		return work(parseForm(schema, posted));
	});
}

/** Does the work, which fills in what was posted; a refusal that a form can show becomes one, with what was typed. */
async function answerPosted<Result>(
	event: RequestEvent,
	work: (posted: FormData) => Promise<Result>
): Promise<Result | ActionFailure<FormFailure>> {
	const posted = new FormData();
	return answer(event, async () => {
		try {
			return await work(posted);
		} catch (thrown) {
			if (!(thrown instanceof Problem) || !shownInForm.has(thrown.code)) throw thrown;
			if (thrown.retryAfter) event.setHeaders({ 'retry-after': String(thrown.retryAfter) });
			return fail(statusOf[thrown.code], {
				message: thrown.message,
				errors: thrown.fields,
				values: valuesToKeep(posted)
			});
		}
	});
}

/**
 * Reads a form by its schema.
 * @throws Problem `invalid` with one sentence for each field that cannot be used
 */
export function parseForm<S extends Schema>(schema: S, posted: FormData): v.InferOutput<S> {
	const result = v.safeParse(schema, valuesOf(posted));
	if (result.success) return result.output;
	const fields: FieldErrors = {};
	for (const issue of result.issues) fields[v.getDotPath(issue) ?? ''] ??= issue.message;
	// What is checked of two fields together comes last; the form shows it where the field stands.
	const order = 'entries' in schema ? Object.keys(schema.entries as object) : [];
	const inOrder = Object.entries(fields).toSorted(([a], [b]) => order.indexOf(a) - order.indexOf(b));
	throw invalid(Object.fromEntries(inOrder));
}

/** Posted values by name: a list where a name came more than once. */
function valuesOf(posted: FormData): Record<string, FormDataEntryValue | FormDataEntryValue[]> {
	return Object.fromEntries(
		[...new Set(posted.keys())].map((name) => {
			const values = posted.getAll(name);
			return [name, values.length > 1 ? values : values[0]!];
		})
	);
}

/** What was typed, to fill the form again: everything but passwords and files. */
function valuesToKeep(posted: FormData): FormFailure['values'] {
	const entries = Object.entries(valuesOf(posted)).flatMap(([name, value]) => {
		if (/password/i.test(name) || [value].flat().some((part) => typeof part !== 'string')) return [];
		return [[name, value as string | string[]] as const];
	});
	return Object.fromEntries(entries);
}

function signedIn(event: RequestEvent): Event & { context: Context } {
	const context = event.locals.context;
	if (!context) throw new Problem('sign-in-required', 'Please sign in first.');
	return Object.assign(event as Event, { context });
}

function visiting(event: RequestEvent): Event & { visitor: VisitorContext } {
	return Object.assign(event as Event, { visitor: event.locals.visitor });
}

const NOTICE_COOKIE = 'evenkeel_notice';

/** Goes on to another page, which then shows the notice once. */
export function redirectWithNotice(cookies: Cookies, location: string, notice: string): never {
	cookies.set(NOTICE_COOKIE, notice, {
		path: '/',
		httpOnly: true,
		sameSite: 'lax',
		secure: settings().origin.startsWith('https:'),
		maxAge: 60
	});
	redirect(303, location);
}

/** For an action without a page of its own: what stands in its way is said on the page that it leads back to. */
export async function orBackWithReason(
	cookies: Cookies,
	location: string,
	work: () => Promise<void>
): Promise<void> {
	try {
		await work();
	} catch (problem) {
		if (!(problem instanceof Problem) || problem.code !== 'conflict') throw problem;
		redirectWithNotice(cookies, location, problem.message);
	}
}

/** The notice that a redirect left, once. */
export function takeNotice(cookies: Cookies): string | null {
	const notice = cookies.get(NOTICE_COOKIE) ?? null;
	if (notice !== null) cookies.delete(NOTICE_COOKIE, { path: '/' });
	return notice;
}

/** A path of this site to go back to, or the fallback where the text is anything else. */
export function safePath(text: string | null | undefined, fallback: string): string {
	if (!text || !/^\/(?![/\\])/.test(text)) return fallback;
	const url = new URL(text, 'http://same.site');
	return url.origin === 'http://same.site' ? url.pathname + url.search : fallback;
}

type CsvRow = (string | number | null)[];

/** A CSV file to download, in UTF-8 with a byte-order mark so that spreadsheets read it right, guarded against formulas. */
export function csvResponse(fileName: string, rows: CsvRow[]): Response {
	return new Response(`\uFEFF${csvText(rows)}`, { headers: csvHeaders(fileName) });
}

/** The same for a file that is made batch by batch while it is sent. */
export function csvStream(fileName: string, batches: AsyncGenerator<CsvRow[]>): Response {
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		start: (controller) => controller.enqueue(encoder.encode('\uFEFF')),
		async pull(controller) {
			const { value, done } = await batches.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(csvText(value)));
		},
		cancel: async () => void (await batches.return(undefined))
	});
	return new Response(body, { headers: csvHeaders(fileName) });
}

function csvText(rows: CsvRow[]): string {
	const guarded = rows.map((row) => row.map((cell) => (typeof cell === 'string' ? guardCell(cell) : cell)));
	// By itself it quotes a cell for a whole line end only, not for half of one.
	return stringify(guarded, { record_delimiter: '\r\n', quoted_match: /[\r\n]/ });
}

function csvHeaders(fileName: string): Record<string, string> {
	return {
		'content-type': 'text/csv; charset=utf-8',
		'content-disposition': `attachment; filename="${fileName.replace(/[^\w.-]/g, '-')}"`
	};
}
