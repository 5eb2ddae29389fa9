import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/**
 * The unit tests of subgraphs alone, in milliseconds each: a mutant that only a database notices is a domain rule
 * without a test of its own.
 */
export default defineConfig({
  resolve: {
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql/index.js')) }],
  },
  test: {
    environment: 'node',
    // Below the folder scripts/mutation.ts names: one subgraph.
    include: ['src/{domain,sources}/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/contract.test.ts'],
    setupFiles: [fileURLToPath(new URL('mutation-few-runs.ts', import.meta.url))],
    testTimeout: 20_000,
  },
});
