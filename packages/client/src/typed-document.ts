import type { DocumentTypeDecoration } from '@graphql-typed-document-node/core';

/** An operation as text that knows the types of its variables and its answer, as code generation writes it. */
export type TypedDocument<Result, Variables> = DocumentTypeDecoration<Result, Variables> & { toString(): string };

/** The text that is sent, and by whose SHA-256 a hub in production knows it. */
export const textOf = (document: TypedDocument<unknown, never>): string => document.toString().trim();
