import ts from 'typescript';
import { functionsOf, nodesUnder, placeOf, type NamedFunction, type Source, type Sources } from './sources';

const deciders = new Set(['authorise', 'openToAnyone']);

/** What happens in a command, in the order in which it is written. */
type Step = { kind: 'decides'; certain: boolean } | { kind: 'writes'; node: ts.Node };

/** Commands that write before they have decided whether they may, as sentences. */
export function commandsThatDoNotAuthorise(sources: Sources): string[] {
	return [...sources.values()]
		.filter(({ path }) => isCommandModule(path))
		.flatMap((source) =>
			functionsOf(source)
				.filter(({ isExported, isAsync }) => isExported && isAsync)
				.flatMap((command) => complaintsAbout(command, source))
		);
}

/** How many commands there are, so that a check of none is noticed. */
export function countCommands(sources: Sources): number {
	return [...sources.values()]
		.filter(({ path }) => isCommandModule(path))
		.flatMap((source) => functionsOf(source).filter(({ isExported, isAsync }) => isExported && isAsync))
		.length;
}

function isCommandModule(path: string): boolean {
	return /\/commands(\.server\.ts|\/[^/]+\.server\.ts)$/.test(path);
}

function complaintsAbout(command: NamedFunction, source: Source): string[] {
	const steps = [
		...stepsOf(command.body, { source, certain: true, running: [command.name], given: new Map() })
	];
	const decision = steps.findIndex((step) => step.kind === 'decides' && step.certain);
	const where = `${command.name} in ${source.path}`;
	if (decision < 0) return [`${where} does not authorise`];
	const early = steps.slice(0, decision).find((step) => step.kind === 'writes');
	return early?.kind === 'writes' ? [`${where} writes before it authorises (${placeOf(early.node)})`] : [];
}

/** How far a walk through a command has come. */
interface Walk {
	source: Source;
	/** Whether the program comes here for certain; a decision inside a branch may not be taken. */
	certain: boolean;
	/** The functions being followed, so that one that calls itself is followed once. */
	running: string[];
	/** Work that was given to the function being followed, by the name of its parameter. */
	given: Map<string, ts.Node>;
}

/** The decisions and writes under a node, functions of the same module followed where they are called. */
function* stepsOf(node: ts.Node, walk: Walk): Generator<Step> {
	const own = ts.isCallExpression(node) ? calledOwn(node, walk) : undefined;
	for (const child of childrenOf(node)) {
		if (own && isFunctionLiteral(child)) continue;
		yield* stepsOf(child, { ...walk, certain: walk.certain && !isBranch(child, node) });
	}
	if (!ts.isCallExpression(node)) return;
	const called = node.expression;
	if (own) {
		const running = [...walk.running, own.name];
		yield* stepsOf(own.body, { ...walk, running, given: workGiven(node, own) });
	} else if (!ts.isIdentifier(called)) {
		if (isWrite(called)) yield { kind: 'writes', node };
	} else if (deciders.has(called.text)) {
		yield { kind: 'decides', certain: walk.certain };
	} else if (walk.given.has(called.text)) {
		yield* stepsOf(walk.given.get(called.text)!, { ...walk, given: new Map() });
	} else if (isWriteElsewhere(called.text, node, walk.source)) {
		yield { kind: 'writes', node };
	}
}

function calledOwn(call: ts.CallExpression, { source, running }: Walk): NamedFunction | undefined {
	const { expression } = call;
	if (!ts.isIdentifier(expression) || running.includes(expression.text)) return undefined;
	return functionsOf(source).find(({ name }) => name === expression.text);
}

/** Functions written in the call itself happen when the called function calls them. */
function workGiven(call: ts.CallExpression, called: NamedFunction): Map<string, ts.Node> {
	const given = call.arguments.flatMap((argument, place): [string, ts.Node][] => {
		const parameter = called.parameters[place];
		return isFunctionLiteral(argument) && parameter ? [[parameter.name.getText(), argument.body]] : [];
	});
	return new Map(given);
}

function isFunctionLiteral(node: ts.Node): node is ts.ArrowFunction | ts.FunctionExpression {
	return ts.isArrowFunction(node) || ts.isFunctionExpression(node);
}

function childrenOf(node: ts.Node): ts.Node[] {
	const children: ts.Node[] = [];
	ts.forEachChild(node, (child) => void children.push(child));
	return children;
}

/** Whether the program may come past the parent without coming past the child. */
function isBranch(child: ts.Node, parent: ts.Node): boolean {
	if (ts.isIfStatement(parent)) return child !== parent.expression;
	if (ts.isConditionalExpression(parent)) return child !== parent.condition;
	if (ts.isBinaryExpression(parent))
		return child === parent.right && isShortCircuit(parent.operatorToken.kind);
	if (ts.isIterationStatement(parent, false)) return 'statement' in parent && child === parent.statement;
	if (ts.isCaseClause(parent) || ts.isDefaultClause(parent) || ts.isCatchClause(parent)) return true;
	if (isFunctionLiteral(child)) return !isWorkOfTransaction(parent);
	return ts.isFunctionDeclaration(child);
}

function isShortCircuit(operator: ts.SyntaxKind): boolean {
	return (
		operator === ts.SyntaxKind.AmpersandAmpersandToken ||
		operator === ts.SyntaxKind.BarBarToken ||
		operator === ts.SyntaxKind.QuestionQuestionToken
	);
}

/** A transaction does its work for certain; other functions given away may never be called. */
function isWorkOfTransaction(parent: ts.Node): boolean {
	return ts.isCallExpression(parent) && /(^inTransaction|\.transaction)$/.test(parent.expression.getText());
}

/** `db.insert(…)`, `inside.db.update(…)`, `inside.delete(…)`. */
function isWrite(called: ts.Expression): boolean {
	if (!ts.isPropertyAccessExpression(called)) return false;
	if (!['insert', 'update', 'delete'].includes(called.name.text)) return false;
	return /(^|\.)(db|inside|writing|writer|transaction)$/.test(called.expression.getText());
}

/** Whether a function of another module is given the open transaction, and is not a query. */
function isWriteElsewhere(name: string, call: ts.CallExpression, source: Source): boolean {
	const found = source.imports.find(({ names }) => [...names.values()].includes(name));
	if (!found || !found.target.startsWith('src/') || /\/queries(\.server\.ts$|\/)/.test(found.target))
		return false;
	return call.arguments.some((argument) => /^(inside|writing)(\.db)?$/.test(argument.getText()));
}

/**
 * Uses of what lies outside a transaction inside of it: such a read does not see what the transaction has written,
 * and waits for ever where it needs the connection that the transaction holds.
 */
export function outsideUsedInside(sources: Sources): string[] {
	return [...sources.values()].flatMap((source) =>
		nodesUnder(source.tree).flatMap((node) => {
			if (!ts.isCallExpression(node) || !isWorkOfTransaction(node)) return [];
			const outside = outsideOf(node);
			const work = node.arguments.find(isFunctionLiteral);
			if (!outside || !work) return [];
			return nodesUnder(work.body)
				.filter((inner) => ts.isIdentifier(inner) && inner.text === outside && reachesDatabase(inner, source))
				.map((inner) => `${placeOf(inner)} uses ${outside} inside its transaction`);
		})
	);
}

/** The name of the context or database that the transaction was opened from. */
function outsideOf(call: ts.CallExpression): string | null {
	const opened = ts.isPropertyAccessExpression(call.expression)
		? call.expression.expression
		: call.arguments[0];
	if (!opened) return null;
	const root = ts.isPropertyAccessExpression(opened) ? opened.expression : opened;
	return ts.isIdentifier(root) ? root.text : null;
}

/** `context.db`, or the context handed on to what takes its database; `context.actor` and `context.now` reach nothing. */
function reachesDatabase(use: ts.Node, source: Source): boolean {
	const { parent } = use;
	if (ts.isPropertyAccessExpression(parent)) {
		if (parent.name === use) return false;
		return /^(db|select|selectDistinct|with|\$with|transaction)$/.test(parent.name.text);
	}
	if (!ts.isCallExpression(parent)) return false;
	const place = parent.arguments.indexOf(use as ts.Expression);
	if (place < 0) return false;
	const called = functionsOf(source).find(({ name }) => name === parent.expression.getText());
	const taken = called?.parameters[place]?.name;
	return (
		!taken || !ts.isObjectBindingPattern(taken) || taken.elements.some(({ name }) => name.getText() === 'db')
	);
}
