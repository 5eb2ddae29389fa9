import graphql from '@graphql-eslint/eslint-plugin';

/** ESLint looks at schemas alone; oxlint looks at the code. */
export default [
  {
    files: ['subgraphs/*/schema.graphql', 'packages/subgraph-kit/src/shared-types.graphql'],
    languageOptions: {
      parser: graphql.parser,
      parserOptions: { graphQLConfig: { schema: 'supergraph.graphql' } },
    },
    plugins: { '@graphql-eslint': graphql },
    rules: {
      '@graphql-eslint/require-description': [
        'error',
        {
          types: true,
          FieldDefinition: true,
          InputValueDefinition: true,
          EnumValueDefinition: true,
          DirectiveDefinition: true,
          // A root type says nothing its fields do not say better.
          rootField: true,
          ignoredSelectors: [
            '[type=ObjectTypeDefinition][name.value=Query]',
            '[type=ObjectTypeDefinition][name.value=Mutation]',
          ],
        },
      ],
      '@graphql-eslint/naming-convention': [
        'error',
        {
          types: 'PascalCase',
          FieldDefinition: 'camelCase',
          InputValueDefinition: 'camelCase',
          Argument: 'camelCase',
          EnumValueDefinition: 'UPPER_CASE',
        },
      ],
      '@graphql-eslint/no-hashtag-description': 'error',
      '@graphql-eslint/no-duplicate-fields': 'error',
      '@graphql-eslint/require-deprecation-reason': 'error',
      '@graphql-eslint/unique-enum-value-names': 'error',
    },
  },
];
