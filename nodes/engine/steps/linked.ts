import type { IDataObject, IExecutePaginationFunctions } from 'n8n-workflow';

import { announced } from '../announced';
import { InputFault } from '../fault';
import { extensionOf, extensionOfType } from '../fileName';
import type { Linked } from '../operation';

/**
 * Completes a file name that was taken from the link and has no extension: by the type that the server of
 * the file names. A phone opens a file by its extension. What the user has entered stays as it is.
 *
 * @param body the encoded body
 * @param entered what the user entered
 * @throws InputFault when the server does not say what kind of file it is
 */
export async function withExtension(
	caller: IExecutePaginationFunctions,
	{ link, name }: Linked,
	body: IDataObject,
	entered: IDataObject,
): Promise<IDataObject> {
	const fileName = String(body[name]);
	const isEntered = String(entered[name] ?? '').trim() !== '';
	if (isEntered || extensionOf(fileName)) return body;
	const { mimeType = '' } = await announced(caller, String(body[link]));
	const extension = extensionOfType(mimeType);
	if (extension) return { ...body, [name]: `${fileName}.${extension}` };
	throw new InputFault(
		`'File Name' is empty, and the link does not tell what kind of file it is: the name there is '${fileName}', without an extension`,
		"Fill in 'File Name' with its extension, e.g. price-list.pdf: phones open a file by it.",
	);
}
