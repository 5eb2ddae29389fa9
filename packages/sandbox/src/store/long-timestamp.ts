/** An instant as the ERP's long time stamp: `202603091200000000000`, year to ten-millionths of a second, UTC. */
export const longTimestamp = (epochMs: number): string =>
  `${new Date(epochMs).toISOString().replaceAll(/[-:.TZ]/g, '')}0000`;
