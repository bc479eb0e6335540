/**
 * The time in ms on a clock that only goes forward. The system's clock may be set back, and then every
 * pause and every memory that was measured with it would last that much longer.
 */
export const now = (): number => performance.now();
