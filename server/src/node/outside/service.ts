import type { Agent, request } from 'node:http';
import { isIP, type LookupFunction } from 'node:net';
import { isLocal } from '../../core/recognition/outside/model';
import type { Connection } from '../../workspace/outside';
import { LARGEST_ANSWER } from './limits';

/**
 * A service on this machine, which answers a POST of JSON with JSON. No proxy, and no answer that leads elsewhere.
 */
export function serviceModel(url: string): Connection {
  let agent: Agent | undefined;
  return {
    async ask(question, signal) {
      // Hardly anybody has a service, and loading this takes time when a server starts.
      const http = await import('node:http');
      agent ??= new http.Agent({ keepAlive: true, maxSockets: 1 });
      return post(url, JSON.stringify(question), { agent, request: http.request }, signal);
    },
    end: () => agent?.destroy(),
  };
}

/** `localhost` is this machine, whatever a name server says. */
const lookup: LookupFunction = (_, { all, family }, found) => {
  const here = [
    { address: '127.0.0.1', family: 4 },
    { address: '::1', family: 6 },
  ].filter((each) => !family || each.family === Number(family));
  if (all) found(null, here);
  else found(null, here[0]!.address, here[0]!.family);
};

interface Client {
  readonly agent: Agent;
  readonly request: typeof request;
}

function post(url: string, body: string, { agent, request }: Client, signal: AbortSignal): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (!isLocal(url)) {
      reject(new Error('no address on this machine'));
      return;
    }
    const { hostname } = new URL(url);
    const asked = request(
      url,
      {
        method: 'POST',
        agent,
        signal,
        headers: { 'content-type': 'application/json', accept: 'application/json' },
        ...(isIP(hostname.replace(/[[\]]/g, '')) ? {} : { lookup }),
      },
      (answer) => {
        const { statusCode } = answer;
        if (statusCode !== 200) {
          answer.destroy();
          reject(new Error(`it answers with status ${statusCode}`));
          return;
        }
        const chunks: Buffer[] = [];
        let size = 0;
        answer.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size > LARGEST_ANSWER) {
            answer.destroy();
            reject(new Error(`it answers with more than ${LARGEST_ANSWER / 1024 / 1024} MB`));
          } else chunks.push(chunk);
        });
        answer.on('error', reject);
        answer.on('end', () => {
          try {
            resolve(JSON.parse(Buffer.concat(chunks).toString('utf8')));
          } catch {
            reject(new Error('it answers with something that is no JSON'));
          }
        });
      },
    );
    asked.on('error', (error) => reject(signal.aborted ? signal.reason : error));
    asked.end(body);
  });
}
