import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder that n8n may write into. Whoever starts n8n makes it, and takes it away. */
export const FOLDER = join(tmpdir(), `wechat-gateway-examples-${process.pid}`);
