import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';

/** An import, a re-export or a dynamic import. */
export interface Import {
	/** A path from the project's root where it is ours, otherwise the package's name. */
	target: string;
	/** Whether nothing of it is left at run time. */
	typeOnly: boolean;
	/** Local name by exported name; empty for imports of everything or of nothing. */
	names: Map<string, string>;
}

export interface Source {
	/** From the project's root, such as `src/lib/shared/days.ts`. */
	path: string;
	tree: ts.SourceFile;
	imports: Import[];
}

/** Sources by their path. */
export type Sources = Map<string, Source>;

/** Every source of the app, tests apart. */
export function readSources(folder = 'src'): Sources {
	const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
		.map((path) => posix.join(folder, path))
		.filter((path) => /\.(ts|js|svelte)$/.test(path) && !/\.test\.ts$|\.d\.ts$/.test(path));
	return parseSources(Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')])));
}

/** Sources from texts by path. */
export function parseSources(texts: Record<string, string>): Sources {
	const known = new Set(Object.keys(texts));
	return new Map(
		Object.entries(texts).map(([path, text]) => {
			const script = path.endsWith('.svelte') ? scriptsOf(text) : text;
			const tree = ts.createSourceFile(path, script, ts.ScriptTarget.Latest, true, ts.ScriptKind.TS);
			return [path, { path, tree, imports: importsOf(tree, path, known) }];
		})
	);
}

function scriptsOf(component: string): string {
	return [...component.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map((match) => match[1]).join('\n');
}

function importsOf(tree: ts.SourceFile, path: string, known: Set<string>): Import[] {
	const imports: Import[] = [];
	const add = (specifier: ts.Node | undefined, typeOnly: boolean, names = new Map<string, string>()) => {
		if (!specifier || !ts.isStringLiteralLike(specifier)) return;
		imports.push({ target: resolveImport(specifier.text, path, known), typeOnly, names });
	};
	const visit = (node: ts.Node): void => {
		if (ts.isImportDeclaration(node)) {
			add(node.moduleSpecifier, isTypeOnly(node.importClause), namesOf(node.importClause));
		} else if (ts.isExportDeclaration(node)) {
			add(node.moduleSpecifier, node.isTypeOnly);
		} else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
			add(node.argument.literal, true);
		} else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
			add(node.arguments[0], false);
		}
		ts.forEachChild(node, visit);
	};
	visit(tree);
	return imports;
}

function isTypeOnly(clause: ts.ImportClause | undefined): boolean {
	if (!clause) return false;
	if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
	const { namedBindings: named } = clause;
	if (clause.name || !named || !ts.isNamedImports(named) || named.elements.length === 0) return false;
	return named.elements.every((element) => element.isTypeOnly);
}

function namesOf(clause: ts.ImportClause | undefined): Map<string, string> {
	const named = clause?.namedBindings;
	if (!named || !ts.isNamedImports(named)) return new Map();
	return new Map(named.elements.map(({ name, propertyName }) => [(propertyName ?? name).text, name.text]));
}

const aliases: [RegExp, string][] = [
	[/^\$lib\//, 'src/lib/'],
	[/^\$tests\//, 'tests/'],
	[/^\$drizzle\//, 'drizzle/']
];

/** Where an import of ours leads: the file itself where it is known, otherwise the path as it would be. */
function resolveImport(specifier: string, from: string, known: Set<string>): string {
	const alias = aliases.find(([pattern]) => pattern.test(specifier));
	if (!alias && !specifier.startsWith('.')) return specifier;
	const path = alias ? specifier.replace(...alias) : posix.join(posix.dirname(from), specifier);
	const candidates = [path, `${path}.ts`, `${path}.svelte.ts`, `${path}.js`, `${path}/index.ts`];
	return (
		candidates.find((candidate) => known.has(candidate)) ??
		(/\.(ts|js|svelte|css|json|sql)$/.test(path) ? path : `${path}.ts`)
	);
}

/** The nodes under one, in the order in which they are written. */
export function nodesUnder(node: ts.Node): ts.Node[] {
	const found: ts.Node[] = [];
	const visit = (child: ts.Node): void => {
		found.push(child);
		ts.forEachChild(child, visit);
	};
	ts.forEachChild(node, visit);
	return found;
}

export interface NamedFunction {
	name: string;
	/** Null where only a name is exported from elsewhere. */
	body: ts.Node;
	parameters: readonly ts.ParameterDeclaration[];
	isAsync: boolean;
	isExported: boolean;
}

/** The functions at the top of a module, however they are written. */
export function functionsOf({ tree }: Source): NamedFunction[] {
	return tree.statements.flatMap((statement): NamedFunction[] => {
		if (ts.isFunctionDeclaration(statement) && statement.name && statement.body) {
			return [described(statement.name.text, statement, statement)];
		}
		if (!ts.isVariableStatement(statement)) return [];
		return statement.declarationList.declarations.flatMap((declaration) => {
			const value = declaration.initializer;
			if (!ts.isIdentifier(declaration.name) || !value) return [];
			if (!ts.isArrowFunction(value) && !ts.isFunctionExpression(value)) return [];
			return [described(declaration.name.text, value, statement)];
		});
	});
}

function described(
	name: string,
	code: ts.FunctionDeclaration | ts.ArrowFunction | ts.FunctionExpression,
	statement: ts.FunctionDeclaration | ts.VariableStatement
): NamedFunction {
	const has = (node: { modifiers?: ts.NodeArray<ts.ModifierLike> }, kind: ts.SyntaxKind) =>
		node.modifiers?.some((modifier) => modifier.kind === kind) ?? false;
	return {
		name,
		body: code.body!,
		parameters: code.parameters,
		isAsync: has(code, ts.SyntaxKind.AsyncKeyword) || /^Promise\b/.test(code.type?.getText() ?? ''),
		isExported: has(statement, ts.SyntaxKind.ExportKeyword)
	};
}

/** Where a node stands, for people: `src/a.ts:12`. */
export function placeOf(node: ts.Node): string {
	const tree = node.getSourceFile();
	return `${tree.fileName}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
}
