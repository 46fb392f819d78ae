import type { Orm, ReadableDatabase, RunForEach, WritableDatabase } from './connection';

/** Does the work and closes the door behind it, so that a forgotten await cannot write into the next transaction. */
export async function whileOpen<T>(
	orm: Orm,
	runForEach: RunForEach | null,
	work: (db: WritableDatabase) => Promise<T>,
	announced: Set<string>
): Promise<T> {
	let open = true;
	const ifOpen: Door =
		(method) =>
		(...parameters) => {
			if (!open) throw new Error('This transaction has ended: somewhere inside it an await is missing.');
			return method.apply(orm, parameters);
		};
	try {
		return await work(writesOf(orm, runForEach, ifOpen, (channel) => announced.add(channel)));
	} finally {
		open = false;
	}
}

type Method = (...parameters: never[]) => unknown;

/** Detaches a method from the object it belongs to. */
type Door = (method: Method) => Method;

export function readsOf(orm: Orm, door: Door = (method) => method.bind(orm)): ReadableDatabase {
	return {
		select: door(orm.select),
		selectDistinct: door(orm.selectDistinct),
		$with: door(orm.$with),
		with: door(orm.with)
	} as ReadableDatabase;
}

function writesOf(
	orm: Orm,
	runForEach: RunForEach | null,
	door: Door,
	announce: (channel: string) => void
): WritableDatabase {
	return {
		...readsOf(orm, door),
		insert: door(orm.insert),
		update: door(orm.update),
		delete: door(orm.delete),
		runForEach: runForEach && door(runForEach as Method),
		announce: door(announce),
		inTransaction: true
	} as WritableDatabase;
}
