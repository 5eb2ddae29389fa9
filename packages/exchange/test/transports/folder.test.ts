import * as nodeFiles from 'node:fs/promises';
import { createLocalPlace, type Files } from '../../src/transports/local-place.ts';
import { describeTransport, type Trouble } from './describe-transport.ts';
import { fileCounterpart, partnerFolders } from './file-counterpart.ts';

const failure = (code: string) => Object.assign(new Error(code), { code });

/** A file system with something wrong. */
function troubledFiles(trouble: () => Trouble | null): Files {
  const never = () => new Promise<never>(() => undefined);
  return {
    ...nodeFiles,
    open: async (path, flags) => {
      const isOurs = flags === 'w';
      if (trouble() === 'slow') return never();
      if (trouble() === 'wrong key') throw failure('EACCES');
      const handle = await nodeFiles.open(path, flags);
      if ((trouble() === 'cut' || trouble() === 'full') && isOurs) {
        await handle.write(Buffer.from('half of it'));
        await handle.close();
        throw failure(trouble() === 'cut' ? 'EIO' : 'ENOSPC');
      }
      if (trouble() === 'cut') {
        await handle.close();
        throw failure('EIO');
      }
      return handle;
    },
  };
}

describeTransport('folder', async () => {
  const folders = await partnerFolders();
  let trouble: Trouble | null = null;
  return fileCounterpart({
    folders,
    folderOf: (name) => folders.path(name),
    kind: 'folder',
    place: () => createLocalPlace({ files: troubledFiles(() => trouble) }),
    trouble: (next) => {
      trouble = next;
    },
    close: async () => undefined,
  });
});
