export { readAccessRules, withoutAccessRules, type AccessRule, type AccessRules } from '@supply-hub/guard';
