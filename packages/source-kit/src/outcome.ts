import { HubError } from '@supply-hub/errors';

/** The work's result, or the hub's error it failed with; anything else it throws is a bug and stays thrown. */
export function hubErrorOr<T>(work: () => T): T | HubError {
  try {
    return work();
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}

/** The same of work that takes time. */
export async function hubErrorOrAsync<T>(work: () => Promise<T>): Promise<T | HubError> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof HubError) return error;
    throw error;
  }
}
