import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import typescript from 'typescript-eslint';

const asyncRead = {
	selector: 'CallExpression[arguments.length=0] > MemberExpression.callee[property.name=/^(get|all|run)$/]',
	message: 'PostgreSQL knows no .get(), .all() or .run(): await the query itself.'
};

const ownClock = [
	{
		selector: 'NewExpression[callee.name="Date"][arguments.length=0]',
		message: 'The present is passed in (context.now), so that rules about time can be tested.'
	},
	{
		selector: 'MemberExpression[object.name="Date"][property.name="now"]',
		message: 'The present is passed in (context.now), so that rules about time can be tested.'
	}
];

const onlyIn = {
	lucia: { name: 'lucia', message: 'Only src/lib/server/auth/lucia.ts knows lucia.' },
	chart: { name: 'chart.js', message: 'Only src/lib/ui/Chart.svelte knows chart.js.' }
};

export default defineConfig(
	{
		ignores: [
			'node_modules',
			'build',
			'.svelte-kit',
			'data',
			'drizzle/sqlite',
			'drizzle/postgres',
			'test-results'
		]
	},
	typescript.configs.recommended,
	svelte.configs.recommended,
	{
		rules: {
			eqeqeq: ['error', 'always', { null: 'ignore' }],
			'no-constant-condition': ['error', { checkLoops: false }],
			// Errors go through logError, which leaves out what people wrote.
			'no-console': 'error',
			'no-empty': 'error',
			'no-fallthrough': 'error',
			'no-restricted-imports': [
				'error',
				{ paths: Object.values(onlyIn), patterns: ['chart.js/*', 'lucia/*'] }
			],
			'no-unused-expressions': 'off',
			'no-unreachable': 'error',
			'no-useless-escape': 'error',
			'object-shorthand': 'error',
			'prefer-const': 'error',
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }]
		}
	},
	{
		files: ['**/*.js'],
		languageOptions: { globals: globals.node },
		rules: { 'no-undef': 'error' }
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: typescript.parser } },
		rules: {
			// Kit's base path is never set, so that a plain `href="/escalations"` is the whole address.
			'svelte/no-navigation-without-resolve': 'off',
			// A `let` that Svelte assigns through a binding looks constant to this rule.
			'prefer-const': 'off',
			'svelte/prefer-const': ['error', { excludedRunes: ['$props', '$state'] }],
			// Prettier writes `{' '}` where a space would be lost at the end of a line.
			'svelte/no-useless-mustaches': 'off',
			// It takes what becomes true once the component is mounted for a derived value.
			'svelte/prefer-writable-derived': 'off',
			'svelte/block-lang': ['error', { script: ['ts'] }],
			'svelte/no-at-html-tags': 'error',
			'svelte/no-target-blank': 'error'
		}
	},
	{
		// A forgotten await is a write outside its transaction, so server code alone is linted with types.
		files: [
			'src/**/*.server.ts',
			'src/lib/server/**/*.ts',
			'src/routes/**/+server.ts',
			'src/programs/**/*.ts'
		],
		ignores: ['**/*.test.ts'],
		languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
		rules: {
			'no-restricted-syntax': ['error', asyncRead],
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': ['error', { checkThenables: true }],
			'@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }]
		}
	},
	{
		// The two files that open better-sqlite3 itself, whose statements do have these methods.
		files: ['src/lib/server/db/*.ts'],
		rules: { 'no-restricted-syntax': 'off' }
	},
	{
		files: ['src/lib/features/**/*', 'src/lib/statistics/**/*'],
		ignores: ['**/*.test.ts'],
		rules: { 'no-restricted-syntax': ['error', asyncRead, ...ownClock] }
	},
	{
		files: ['src/lib/server/auth/lucia.ts'],
		rules: { 'no-restricted-imports': ['error', { paths: [onlyIn.chart] }] }
	},
	{
		files: ['src/lib/ui/Chart.svelte'],
		rules: { 'no-restricted-imports': ['error', { paths: [onlyIn.lucia] }] }
	},
	{
		files: [
			'src/lib/server/log-error.ts',
			'src/programs/**/*',
			'src/hooks*',
			'src/start.js',
			'drizzle/**/*',
			'tests/**/*',
			'**/*.test.ts'
		],
		rules: { 'no-console': 'off' }
	}
);
