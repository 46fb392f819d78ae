import type { LogFormData } from '$lib/features/escalations/log-form';
import type { IncidentFormData } from '$lib/features/incidents/log-form';
import type { KudosFormData } from '$lib/features/kudos/give-form';
import type { KeyInUse } from '$lib/server/api/endpoint';
import type { Context, VisitorContext } from '$lib/server/context';
import type { Clock } from '$lib/shared/clock';

declare global {
	namespace App {
		interface Error {
			message: string;
			/** What to quote when asking for help; also in the server's log. */
			requestId?: string;
		}
		interface Locals {
			requestId: string;
			/** What everybody comes with, signed in or not. */
			visitor: VisitorContext;
			/** Set for those who have signed in; the guard keeps everybody else from pages that need it. */
			context?: Context;
			/** The key of the HTTP API that the request came with; a request with a key has no session. */
			apiKey?: KeyInUse;
			/** The hash of the present session, to tell it from one's others. */
			sessionId?: string;
			/** Who the request comes from by now, for answers that go on; null once the session has ended. */
			recogniseAgain(): Promise<Context | null>;
			/** The present, for answers that go on. */
			clock: Clock;
			theme: 'light' | 'dark' | 'system';
		}
		interface PageState {
			/** Set while the log form is open over the page. */
			log?: LogFormData;
			/** Set while the form for an abusive contact is. */
			incident?: IncidentFormData;
			/** Set while the form for kudos is. */
			kudos?: KudosFormData;
		}
	}
}

export {};
