import type { Import, Source, Sources } from './sources';

/** What a file is, by where it lies; the rows and columns of the table in the architecture. */
export type Kind =
	| 'shared'
	| 'statistics'
	| 'pure'
	| 'component'
	| 'tables'
	| 'queries'
	| 'commands'
	| 'server part'
	| 'ui'
	| 'auth'
	| 'columns'
	| 'database'
	| 'server'
	| 'route'
	| 'outermost';

export interface Place {
	kind: Kind;
	/** The feature it belongs to, if any. */
	feature?: string;
}

const byFolder: [RegExp, Kind][] = [
	[/^src\/lib\/shared\//, 'shared'],
	[/^src\/lib\/statistics\//, 'statistics'],
	[/^src\/lib\/ui\//, 'ui'],
	[/^src\/lib\/server\/auth\//, 'auth'],
	[/^src\/lib\/server\/db\/columns\.ts$/, 'columns'],
	[/^src\/lib\/server\/db\//, 'database'],
	[/^src\/lib\/server\/jobs\/tables\.server\.ts$/, 'tables'],
	[/^src\/lib\/server\//, 'server'],
	[/^src\/routes\//, 'route'],
	[/^src\/(hooks\b|programs\/|start\.js$)/, 'outermost'],
	[/^src\/[^/]+\.css$/, 'ui'],
	[/^drizzle\//, 'outermost']
];

const byName: [RegExp, Kind][] = [
	[/\/tables\.server\.ts$/, 'tables'],
	[/\/queries(\.server\.ts$|\/)/, 'queries'],
	[/\/commands(\.server\.ts$|\/)/, 'commands'],
	[/\.server\.ts$/, 'server part'],
	[/\.svelte(\.ts)?$/, 'component']
];

/** What the file at a path is. */
export function placeOfPath(path: string): Place | null {
	const feature = /^src\/lib\/features\/([^/]+)\//.exec(path)?.[1];
	const rules = feature ? byName : byFolder;
	const kind = rules.find(([pattern]) => pattern.test(path))?.[1] ?? (feature ? 'pure' : undefined);
	return kind ? { kind, feature } : null;
}

type Allowed = (from: Place, to: Place, found: Pick<Import, 'target' | 'typeOnly'>) => boolean;

const isOwn = (from: Place, to: Place) => from.feature === to.feature;
const isOneOf = (to: Place, ...kinds: Kind[]) => kinds.includes(to.kind);
/** What a feature lets other features use: `queries.server.ts` itself, not the parts behind it. */
const isDoor = ({ target }: Pick<Import, 'target'>) => target.endsWith('/queries.server.ts');

const serverFile: Allowed = (from, to, found) =>
	(isOwn(from, to) && !isOneOf(to, 'component')) ||
	isOneOf(to, 'shared', 'statistics', 'server', 'auth', 'database') ||
	(to.kind === 'queries' && to.feature !== 'insights' && isDoor(found));

/** Who may import whom: the table of the architecture, row by row. */
const table: Record<Kind, Allowed> = {
	shared: (_, to) => isOneOf(to, 'shared', 'statistics'),
	statistics: (_, to) => isOneOf(to, 'shared', 'statistics'),
	pure: (from, to) => isOneOf(to, 'shared', 'statistics') || (isOwn(from, to) && to.kind === 'pure'),
	component: (from, to, { typeOnly }) =>
		isOneOf(to, 'shared', 'ui') ||
		(isOwn(from, to) && isOneOf(to, 'pure', 'component')) ||
		(isOwn(from, to) && typeOnly),
	tables: (from, to, { typeOnly }) =>
		isOneOf(to, 'columns', 'tables') || (isOwn(from, to) && to.kind === 'pure' && typeOnly),
	queries: serverFile,
	commands: serverFile,
	'server part': serverFile,
	ui: (_, to) => isOneOf(to, 'shared', 'ui'),
	columns: (_, to) => isOneOf(to, 'database'),
	database: (_, to) => isOneOf(to, 'shared', 'database', 'columns'),
	auth: (_, to) => isOneOf(to, 'shared', 'server', 'auth'),
	server: (_, to) => isOneOf(to, 'shared', 'server', 'auth', 'database'),
	route: (_, to) =>
		isOneOf(to, 'commands', 'queries', 'pure', 'component', 'ui', 'shared', 'server', 'auth', 'route'),
	outermost: () => true
};

/** A way over the table that is meant, and why. */
export interface Exception {
	/** What the importing path starts with. */
	from: string;
	/** What the imported path starts with. */
	to: string;
	/** Whether only types may go this way. */
	typesOnly?: true;
	why: string;
}

/** Imports that the table forbids, as sentences. */
export function forbiddenImports(sources: Sources, exceptions: readonly Exception[]): string[] {
	return [...sources.values()].flatMap((source) =>
		forbiddenIn(source)
			.filter((found) => !exceptions.some((exception) => covers(exception, source, found)))
			.map(({ target }) => `${source.path} must not import ${target}`)
	);
}

/** Exceptions that nothing makes use of. */
export function unusedExceptions(sources: Sources, exceptions: readonly Exception[]): Exception[] {
	return exceptions.filter(
		(exception) =>
			![...sources.values()].some((source) =>
				forbiddenIn(source).some((found) => covers(exception, source, found))
			)
	);
}

function covers({ from, to, typesOnly }: Exception, source: Source, found: Import): boolean {
	return source.path.startsWith(from) && found.target.startsWith(to) && (!typesOnly || found.typeOnly);
}

function forbiddenIn(source: Source): Import[] {
	const from = placeOfPath(source.path);
	if (!from) return [];
	return source.imports.filter((found) => {
		if (!/^(src|drizzle|tests)\//.test(found.target)) return false;
		const to = placeOfPath(found.target);
		return !to || !table[from.kind](from, to, found);
	});
}

/** Files that have no place in the architecture. */
export function homeless(sources: Sources): string[] {
	return [...sources.keys()].filter((path) => !placeOfPath(path));
}
