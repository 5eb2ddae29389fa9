export { readFieldCosts } from '@supply-hub/guard';
