import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

/** Bundles the programs that run beside the app (start, demo, verify, rotate-keys, the thread that imports) for plain Node. */
export default defineConfig({
	resolve: {
		alias: {
			$lib: fileURLToPath(new URL('./src/lib', import.meta.url)),
			$drizzle: fileURLToPath(new URL('./drizzle', import.meta.url))
		}
	},
	// As in vite.config.ts.
	ssr: { noExternal: ['drizzle-orm'] },
	build: {
		ssr: true,
		outDir: 'build/programs',
		emptyOutDir: true,
		target: 'node22',
		rollupOptions: {
			input: {
				start: 'src/programs/start.ts',
				demo: 'src/programs/demo.ts',
				verify: 'src/programs/verify.ts',
				'rotate-keys': 'src/programs/rotate-keys.ts',
				'import-worker': 'src/programs/import-worker.ts',
				bench: 'tests/bench/bench.ts'
			},
			external: [/build\/handler\.js$/]
		}
	}
});
