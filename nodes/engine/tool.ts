import type { INode } from 'n8n-workflow';

/** Whether the node is a tool of an AI agent: n8n makes a node type of its own for that, named so. */
export const isTool = ({ type }: INode): boolean => type.endsWith('Tool');
