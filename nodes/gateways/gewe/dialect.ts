/** The endpoints of 2023, which are spoken to and answer in ways of their own. */
export const isLegacy = (path: string): boolean => path.startsWith('/api/');
