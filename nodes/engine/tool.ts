import type { IDisplayOptions, INode } from 'n8n-workflow';

/** Whether the node is a tool of an AI agent: n8n makes a node type of its own for that, named so. */
export const isTool = ({ type }: INode): boolean => type.endsWith('Tool');

/**
 * Hides an input in the form of a tool: files of the workflow do not get to an agent, nor back. n8n knows the
 * condition in 2.8 as in 2.41 (`getPropertyValues`), and takes for a tool what `isTool` does.
 */
export const NOT_IN_TOOLS: IDisplayOptions['hide'] = { '@tool': [true] };
