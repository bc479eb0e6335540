import { delimiter } from 'node:path';

/** The folders in which programs are looked for, unless a path is given those of this process. */
export const pathFolders = (path = process.env.PATH ?? '') =>
	path.split(delimiter).filter((folder) => folder !== '');
