import { jsonAnswer } from '$lib/server/api/answers';
import { openApiDocument } from '$lib/server/api/openapi';
import { settings } from '$lib/server/settings';
import { operations } from '../operations';

/** The description of the API. It says nothing about anybody, so it is open to everybody. */
export const GET = () => jsonAnswer(openApiDocument(operations, settings().origin));
