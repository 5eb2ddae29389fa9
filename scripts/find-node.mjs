import { existsSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The Node that runs the hub: on Linux the one that was installed with it, elsewhere the machine's own.
 * @param {string} root
 * @returns {string} absolute path
 */
export function findNode(root) {
  const bundled = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  if (existsSync(bundled) && isGlibc()) return bundled;
  // The hub is written in TypeScript and Temporal, which Node has of its own from 26.
  if (Number.parseInt(process.versions.node, 10) >= 26) return process.execPath;
  throw new Error(
    `the hub runs on Node 26, and this is ${process.versions.node}. For ${process.platform} ${process.arch}` +
      `${process.platform === 'linux' && !isGlibc() ? ' without glibc' : ''} it does not come with the packages: ` +
      'install it from https://nodejs.org and run this again.',
  );
}

function isGlibc() {
  return process.platform === 'linux' && process.report.getReport().header.glibcVersionRuntime !== undefined;
}
