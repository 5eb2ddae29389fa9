/** Who changed what, why, and from what to what: append-only, and chained. See the README. */
export { auditChain, chainAudit } from './chain.ts';
export { auditMigrations } from './migrations.ts';
export { differences, type Differences } from './differences.ts';
export { nameCause, recordAudit, type AuditEntry } from './record-audit.ts';
export { readingAction, recordReadings, type Reading } from './record-reading.ts';
export { verifyAudit, type AuditVerdict } from './verify-audit.ts';
