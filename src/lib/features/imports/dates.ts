/** The order of the parts of a date as a source writes it. */
export type DateStyle = 'year-month-day' | 'day-month-year' | 'month-day-year' | 'epoch-seconds' | 'epoch-milliseconds';
