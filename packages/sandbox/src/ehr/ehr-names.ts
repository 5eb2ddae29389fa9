/** How the EHR's scheduling calls itself in its messages. */
export const ehrNames = {
  /** MSH-3. */
  application: 'LAKESIDE-OR',
  /** Who assigns its numbers: SCH-1, SCH-2 and PID-3. */
  authority: 'LAKESIDE',
} as const;
