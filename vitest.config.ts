import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: {
    // graphql's CommonJS and ES builds would both be loaded, and refuse each other's schemas.
    alias: [{ find: /^graphql$/, replacement: fileURLToPath(import.meta.resolve('graphql/index.js')) }],
  },
  test: {
    environment: 'node',
    reporters: ['default', './packages/testkit/src/count-reporter.ts'],
    include: ['{packages,subgraphs,e2e,gateway,scripts}/**/*.test.ts'],
    exclude: ['**/node_modules/**'],
    // Files of a worker share its modules: loading them anew for each file cost three times the CPU of the tests
    // (32 s against 11 s for 672 of them). So no test mocks a module or leaves anything global changed behind.
    isolate: false,
    globalSetup: ['packages/testkit/src/global-setup.ts'],
    // Two at least: much of a test is waiting for PostgreSQL and for other processes.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    teardownTimeout: 30_000,
  },
});
