import ts from 'typescript';
import { nodesUnder, placeOf, type Source, type Sources } from './sources';

const scoped = new Set(['select', 'selectDistinct', 'update', 'delete']);

/** A statement that is meant to reach over organisations, and why. */
export interface Doorway {
	/** The function it stands in. */
	in: string;
	path: string;
	why: string;
}

/** Statements that do not say which organisation they are about, as sentences. */
export function statementsWithoutOrganisation(sources: Sources, doorways: readonly Doorway[]): string[] {
	return statementsOf(sources)
		.filter(({ chain, source }) => !isScoped(chain, source, sources))
		.filter(({ chain, source }) => !doorways.some((doorway) => leadsTo(doorway, chain, source)))
		.map(
			({ chain, source }) =>
				`${placeOf(chain)} in ${functionAround(chain)}: ${source.path} asks every organisation`
		);
}

/** Doorways that nothing makes use of. */
export function unusedDoorways(sources: Sources, doorways: readonly Doorway[]): Doorway[] {
	const unscoped = statementsOf(sources).filter(({ chain, source }) => !isScoped(chain, source, sources));
	return doorways.filter((doorway) => !unscoped.some(({ chain, source }) => leadsTo(doorway, chain, source)));
}

/** How many statements there are, so that a check of none is noticed. */
export function countStatements(sources: Sources): number {
	return statementsOf(sources).length;
}

function leadsTo(doorway: Doorway, chain: ts.Node, source: Source): boolean {
	return doorway.path === source.path && doorway.in === functionAround(chain);
}

/** The name of the function, or of the method, that a node stands in. */
function functionAround(node: ts.Node): string {
	for (let around = node.parent; around; around = around.parent) {
		if (ts.isFunctionDeclaration(around) || ts.isMethodDeclaration(around))
			return around.name?.getText() ?? '';
		if (ts.isVariableDeclaration(around) && around.initializer && ts.isArrowFunction(around.initializer)) {
			return around.name.getText();
		}
	}
	return 'the module';
}

interface Statement {
	/** The whole of `db.select(…).from(…).where(…)…`. */
	chain: ts.CallExpression;
	source: Source;
}

function statementsOf(sources: Sources): Statement[] {
	return [...sources.values()]
		.filter(({ path }) => /^src\/lib\/(features\/.*\.server|server\/.*)\.ts$/.test(path))
		.filter(({ path }) => !path.startsWith('src/lib/server/db/'))
		.flatMap((source) =>
			nodesUnder(source.tree)
				.filter(isStart)
				.map((start) => ({ chain: chainFrom(start), source }))
		);
}

function isStart(node: ts.Node): node is ts.CallExpression {
	if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
	const { name, expression } = node.expression;
	if (!scoped.has(name.text)) return false;
	// A Map and a Set have a `delete` too.
	return (
		name.text.startsWith('select') ||
		/(^|\.)(db|inside|writing|writer|reader|transaction)$/.test(expression.getText())
	);
}

function chainFrom(start: ts.CallExpression): ts.CallExpression {
	let chain = start;
	while (ts.isPropertyAccessExpression(chain.parent) && ts.isCallExpression(chain.parent.parent)) {
		chain = chain.parent.parent;
	}
	return chain;
}

/** The arguments of a link of the chain, such as `where`. */
function argumentsOf(chain: ts.CallExpression, link: string): ts.Expression[] {
	const found: ts.Expression[] = [];
	for (let call: ts.Expression = chain; ts.isCallExpression(call);) {
		if (!ts.isPropertyAccessExpression(call.expression)) break;
		if (call.expression.name.text === link) found.push(...call.arguments);
		call = call.expression.expression;
	}
	return found;
}

/** Whether the rows are those of one organisation: by a condition, or because they come from rows that are. */
function isScoped(chain: ts.CallExpression, source: Source, sources: Sources): boolean {
	if (argumentsOf(chain, 'where').some((where) => namesOrganisation(where, source, sources, new Set())))
		return true;
	return argumentsOf(chain, 'from').some((from) => {
		const inner = ts.isIdentifier(from) ? declarationOf(from.text, from, source) : undefined;
		return (
			inner !== undefined &&
			nodesUnder(inner)
				.filter(isStart)
				.some((start) => isScoped(chainFrom(start), source, sources))
		);
	});
}

/** Whether a condition holds `eq(….organisationId, …)`, itself or in what it calls. */
function namesOrganisation(
	condition: ts.Node,
	source: Source,
	sources: Sources,
	seen: Set<ts.Node>
): boolean {
	if (seen.has(condition)) return false;
	seen.add(condition);
	return [condition, ...nodesUnder(condition)].some((node) => {
		if (ts.isCallExpression(node) && node.expression.getText() === 'eq') {
			if (/\borganisationId$/.test(node.arguments[0]?.getText() ?? '')) return true;
		}
		if (!ts.isIdentifier(node)) return false;
		const own = declarationOf(node.text, node, source);
		if (own) return namesOrganisation(own, source, sources, seen);
		const found = source.imports.find(({ names }) => [...names.values()].includes(node.text));
		const other = found && sources.get(found.target);
		const there = other && declarationOf(node.text, other.tree, other);
		return !!other && !!there && namesOrganisation(there, other, sources, seen);
	});
}

/** What a name stands for: the value of a constant, or the body of a function, in the same module. */
function declarationOf(name: string, use: ts.Node, { tree }: Source): ts.Node | undefined {
	const declarations = (declarationsOf(tree).get(name) ?? []).filter(
		(declaration) => declaration.name !== use
	);
	const inReach = declarations.find((declaration) => isInReach(declaration, use)) ?? declarations[0];
	if (!inReach) return undefined;
	return ts.isFunctionDeclaration(inReach) ? inReach.body : inReach.initializer;
}

type Declaration = ts.FunctionDeclaration | ts.VariableDeclaration;

const declarationsByTree = new WeakMap<ts.SourceFile, Map<string, Declaration[]>>();

function declarationsOf(tree: ts.SourceFile): Map<string, Declaration[]> {
	let found = declarationsByTree.get(tree);
	if (!found) {
		const named = nodesUnder(tree).filter(
			(node): node is Declaration =>
				(ts.isFunctionDeclaration(node) || ts.isVariableDeclaration(node)) &&
				node.name !== undefined &&
				ts.isIdentifier(node.name)
		);
		found = Map.groupBy(named, ({ name }) => name!.getText());
		declarationsByTree.set(tree, found);
	}
	return found;
}

function isInReach(declaration: ts.Node, use: ts.Node): boolean {
	let block = declaration.parent;
	while (!ts.isBlock(block) && !ts.isSourceFile(block)) block = block.parent;
	return block.pos <= use.pos && use.end <= block.end && !ts.isSourceFile(block);
}
