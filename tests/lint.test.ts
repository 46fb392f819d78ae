import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';

// With types, a file has to exist to be linted; the rules tested here need none.
const eslint = new ESLint({
	overrideConfig: {
		languageOptions: { parserOptions: { projectService: false } },
		rules: {
			'@typescript-eslint/await-thenable': 'off',
			'@typescript-eslint/no-floating-promises': 'off',
			'@typescript-eslint/no-misused-promises': 'off'
		}
	}
});

async function complaintsAbout(filePath: string, source: string): Promise<string[]> {
	const [result] = await eslint.lintText(source, { filePath });
	return (result?.messages ?? []).map((message) => message.ruleId ?? message.message);
}

describe('the linter refuses', () => {
	test.each([
		[
			'synchronous reads',
			'src/lib/features/people/queries.server.ts',
			'db.select().all();',
			'no-restricted-syntax'
		],
		['a clock inside a feature', 'src/lib/features/people/rule.ts', 'new Date();', 'no-restricted-syntax'],
		[
			'a clock inside a component',
			'src/lib/features/people/P.svelte',
			'<script lang="ts">Date.now();</script>',
			'no-restricted-syntax'
		],
		['console.log in the app', 'src/lib/features/people/rule.ts', 'console.log(1);', 'no-console'],
		['any', 'src/lib/shared/rule.ts', 'export let x: any;', '@typescript-eslint/no-explicit-any'],
		['unescaped markup', 'src/lib/ui/P.svelte', '{@html 1}', 'svelte/no-at-html-tags'],
		['lucia elsewhere', 'src/lib/server/answers.ts', "import 'lucia';", 'no-restricted-imports'],
		[
			'chart.js elsewhere',
			'src/lib/ui/P.svelte',
			'<script lang="ts">import "chart.js/auto";</script>',
			'no-restricted-imports'
		]
	])('%s', async (_what, file, source, rule) => {
		expect(await complaintsAbout(file, source)).toContain(rule);
	});

	test('nothing where the exception is meant', async () => {
		expect(await complaintsAbout('src/lib/server/auth/lucia.ts', "import 'lucia';")).toEqual([]);
		expect(
			await complaintsAbout('src/lib/ui/Chart.svelte', '<script lang="ts">import "chart.js";</script>')
		).toEqual([]);
		expect(await complaintsAbout('src/programs/start.ts', 'console.log(1);')).toEqual([]);
		expect(
			await complaintsAbout('src/lib/features/people/rule.ts', 'new Map().get(1); new Date(1);')
		).toEqual([]);
	});
});
