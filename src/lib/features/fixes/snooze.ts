/** Weeks that "not now" offers. */
export const snoozeWeeks = { '1': '1 week', '4': '4 weeks', '12': '12 weeks' } as const;
