/** Tokens as they are needed. */
export interface Tokens {
  /** The one in use; got when there is none. */
  current(): Promise<string>;
  /** The hub says that this one is over. @returns whether another can be had */
  isOver(token: string): boolean;
}

export function createTokens(source: string | (() => Promise<string>)): Tokens {
  if (typeof source === 'string') return { current: () => Promise.resolve(source), isOver: () => false };
  let asked: Promise<string> | undefined;
  let held: string | undefined;
  return {
    current() {
      asked ??= source().then(
        (token) => (held = token),
        (error: unknown) => {
          asked = undefined;
          throw error;
        },
      );
      return asked;
    },
    isOver(token) {
      // Several that asked with it say so; it is got anew once.
      if (held === token) {
        held = undefined;
        asked = undefined;
      }
      return true;
    },
  };
}
