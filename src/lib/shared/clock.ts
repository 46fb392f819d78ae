/** The present, passed in so that rules about time can be tested. Only the outermost layer uses `systemClock`. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
