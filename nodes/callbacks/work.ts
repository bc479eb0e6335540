import { type IDataObject, type INodeExecutionData } from 'n8n-workflow';

import type { Downloads } from './files/downloads';

/** What is left to do for an event within its execution. */
export interface Work {
	/** The outputs of its messages; several where they are combined. */
	messages: IDataObject[];
	isCombined: boolean;
	downloads: Downloads;
	lookUpNames: boolean;
	/** Of `whenFree`; missing where nobody has counted it. */
	ticket?: string;
}

/** None of an event's keys, so that nothing that comes from outside can look like it. */
const KEY = 'triggerWork';

export const workItem = (work: Work): INodeExecutionData => ({
	json: { [KEY]: work as unknown as IDataObject },
});

export const workIn = ({ json }: INodeExecutionData): Work | undefined =>
	json[KEY] as Work | undefined;
