export {
  developmentIssuer,
  developmentIssuerName,
  type DevelopmentIssuer,
  type TokenRequest,
} from './development-issuer.ts';
export { audience, createVerifier, type KeySource, type Verifier } from './verifier.ts';
export { reaches, roles, roleScopes, type Reach, type Role, type Viewer } from './viewer.ts';
