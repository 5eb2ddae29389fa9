/** Who may import whom. Each rule reads as the sentence that is broken when it fails. */
module.exports = {
  forbidden: [
    {
      name: 'subgraphs-meet-only-in-the-graph',
      comment: 'A subgraph knows no other: what it needs of one it learns from events.',
      severity: 'error',
      from: { path: '^subgraphs/([^/]+)/' },
      to: { path: '^subgraphs/([^/]+)/', pathNot: '^subgraphs/$1/' },
    },
    {
      name: 'packages-know-no-subgraph',
      comment: 'Only the hub command, which composes everything, knows what there is.',
      severity: 'error',
      from: { path: '^packages/', pathNot: '^packages/hub/' },
      to: { path: '^(subgraphs|gateway)/' },
    },
    {
      name: 'the-gateway-knows-no-subgraph',
      severity: 'error',
      from: { path: '^gateway/' },
      to: { path: '^subgraphs/' },
    },
    {
      name: 'resolvers-ask-loaders-and-services',
      comment: 'A resolver translates. Tables and sources are behind loaders and services.',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/src/resolvers/' },
      to: { path: '^subgraphs/[^/]+/src/(db/queries|sources|feeds|workflows)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'domain-does-no-io',
      comment: 'Rules are pure: they know numbers, identifiers and time, and nothing that can be away.',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/src/domain/', pathNot: '\\.test\\.ts$' },
      to: { pathNot: '^(subgraphs/[^/]+/src/domain/|packages/(identifiers|quantities|clock|errors)/)' },
    },
    {
      name: 'sources-know-no-tables',
      comment: 'A connector speaks to its system and maps to the domain; what is kept is not its business.',
      severity: 'error',
      from: { path: '^subgraphs/[^/]+/src/sources/' },
      to: { path: '^subgraphs/[^/]+/src/(db|resolvers|loaders|services|feeds|workflows)/' },
    },
    {
      name: 'the-sandbox-speaks-over-sockets',
      comment: 'It is another party: nothing of the hub may be imported by it, nor it by the hub, save to start it.',
      severity: 'error',
      from: { path: '^packages/sandbox/src/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/(postgres|events|source-kit|subgraph-kit|identity|hub|testkit)/' },
    },
    {
      name: 'tests-are-imported-by-tests-alone',
      severity: 'error',
      from: { pathNot: '(\\.test\\.ts$|/test/|^e2e/|^bench/|^packages/testkit/|^vitest\\.config\\.ts$)' },
      to: { path: '(\\.test\\.ts$|/test/|^packages/testkit/)' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(/generated/|/graphiql/\\.cache/)' },
    parser: 'tsc',
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.json'],
    },
  },
};
