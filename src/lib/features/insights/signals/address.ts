/** Where unusual weeks stand beside the rest. */
export const SIGNALS = '/insights/signals';
