/** A query that has been put into words once, to be asked with other values each time. */
export type Prepared<Row> = (values: Record<string, unknown>) => PromiseLike<Row[]>;

/**
 * Prepares a query whose values are `sql.placeholder`s. Both databases keep what they made of it, so it is worth it for
 * what is asked very often; elsewhere it is not.
 * @param name unlike that of any other prepared query
 */
export function prepared<Row>(name: string, query: PromiseLike<Row[]>): Prepared<Row> {
	const { prepare } = query as unknown as {
		prepare(this: unknown, name: string): { execute: Prepared<Row> };
	};
	const statement = prepare.call(query, name);
	return (values) => statement.execute(values);
}
