import { readdirSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { nodesUnder, readSources, type Source, type Sources } from './architecture/sources';

/** Something that can be asked of the app over HTTP: a page, one of its actions, or a method of an endpoint. */
export interface Operation {
	/** Its name in tables, such as `POST /escalations/[id]/resolution?/reopen`. */
	name: string;
	method: string;
	/** The address with its parameters still in brackets, such as `/escalations/[id]`. */
	path: string;
	/** What follows the path, such as `?/reopen`. */
	search: string;
	kind: 'page' | 'action' | 'endpoint';
}

/** Every operation there is, read from the files of the routes, so that a new route cannot be forgotten. */
export function operationsOf(folder = 'src/routes', sources: Sources = readSources(folder)): Operation[] {
	const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
	return operationsIn(
		files.map((file) => posix.join(folder, file)),
		sources,
		folder
	);
}

/** The operations of some route files. */
export function operationsIn(files: readonly string[], sources: Sources, folder = 'src/routes'): Operation[] {
	return files
		.flatMap((file) => {
			const path = pathOf(posix.relative(folder, posix.dirname(file)));
			switch (posix.basename(file)) {
				case '+page.svelte':
					return [operation('page', 'GET', path)];
				case '+page.server.ts':
					// A page that only redirects has no component.
					return [
						...(files.includes(file.replace('.server.ts', '.svelte'))
							? []
							: [operation('page', 'GET', path)]),
						...actionsOf(sources.get(file), sources).map((action) =>
							operation('action', 'POST', path, action === 'default' ? '' : `?/${action}`)
						)
					];
				case '+server.ts':
					return methodsOf(sources.get(file)).map((method) => operation('endpoint', method, path));
				default:
					return [];
			}
		})
		.sort((a, b) => a.name.localeCompare(b.name));
}

function operation(kind: Operation['kind'], method: string, path: string, search = ''): Operation {
	return { name: `${method} ${path}${search}`, method, path, search, kind };
}

/** Groups in parentheses are no part of an address. */
function pathOf(folder: string): string {
	const parts = folder.split('/').filter((part) => part !== '' && !/^\(.*\)$/.test(part));
	return `/${parts.join('/')}`;
}

function exported(source: Source | undefined, name: RegExp): ts.NamedDeclaration[] {
	if (!source) return [];
	return source.tree.statements.flatMap((statement): ts.NamedDeclaration[] => {
		if (!ts.canHaveModifiers(statement)) return [];
		if (!ts.getModifiers(statement)?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)) return [];
		const declarations = ts.isVariableStatement(statement)
			? [...statement.declarationList.declarations]
			: ts.isFunctionDeclaration(statement)
				? [statement]
				: [];
		return declarations.filter((declaration) => name.test(declaration.name?.getText() ?? ''));
	});
}

function methodsOf(source: Source | undefined): string[] {
	return exported(source, /^(GET|POST|PUT|PATCH|DELETE|fallback)$/).map(({ name }) => name!.getText());
}

/** The names of a page's actions, also where a function that several pages share makes them. */
function actionsOf(source: Source | undefined, sources: Sources): string[] {
	const [actions] = exported(source, /^actions$/);
	if (!actions) return [];
	const call = nodesUnder(actions).find(ts.isCallExpression);
	const literal = nodesUnder(actions).find(ts.isObjectLiteralExpression);
	const isMadeFirst = call && (!literal || call.pos < literal.pos);
	return (
		(isMadeFirst ? literalFrom(call.expression.getText(), sources) : literal)?.properties.map(
			({ name }) => name?.getText().replace(/^['"]|['"]$/g, '') ?? ''
		) ?? []
	);
}

/** What the function of that name returns, as it is written. */
function literalFrom(name: string, sources: Sources): ts.ObjectLiteralExpression | undefined {
	for (const source of sources.values()) {
		const [maker] = exported(source, new RegExp(`^${name}$`));
		const returned = maker && nodesUnder(maker).find(ts.isReturnStatement);
		if (returned) return nodesUnder(returned).find(ts.isObjectLiteralExpression);
	}
	return undefined;
}
