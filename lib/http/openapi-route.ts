import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { describeApi } from '@/lib/protocols/openapi-document';
import type { ApiDocument } from '@/lib/protocols/openapi-types';
import type { ModelServer } from '@/lib/serving/model-server';
import { preferredLanguage } from './preferred-language';
import { sendAnswer } from './send-answer';

/**
 * `GET /openapi.json`: what this server answers now, in the language of `?lang=ko` or `?lang=en`, else of
 * `Accept-Language`. The same document as the page of the API.
 */
export function addOpenApiRoute(app: FastifyInstance, models: ModelServer): void {
  app.get('/openapi.json', async ({ raw }, reply) => {
    reply.hijack();
    const written = write(await describeApi(models, languageOf(raw), patienceMs));
    const headers = ['etag', written.etag, 'cache-control', 'no-cache', 'vary', 'accept-language'];
    if (holds(raw, written.etag)) return sendAnswer(reply.raw, 304, '', headers);
    sendAnswer(reply.raw, 200, written.body, headers);
  });
}

/** A program that reads the description wants it whole, and can wait a little. */
const patienceMs = 5000;

interface Written {
  readonly body: string;
  readonly etag: string;
}

const writtenBefore = new WeakMap<ApiDocument, Written>();

function write(document: ApiDocument): Written {
  const before = writtenBefore.get(document);
  if (before) return before;
  const body = JSON.stringify(document);
  const written = { body, etag: `"${createHash('sha256').update(body).digest('hex')}"` };
  writtenBefore.set(document, written);
  return written;
}

function languageOf({ url = '', headers }: IncomingMessage): 'ko' | 'en' {
  const asked = new URLSearchParams(url.slice(url.indexOf('?') + 1)).get('lang');
  return asked === 'ko' || asked === 'en' ? asked : preferredLanguage(headers['accept-language']);
}

/** `If-None-Match` lists entity tags, or `*`. */
function holds({ headers }: IncomingMessage, etag: string): boolean {
  const held = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return held?.some((tag) => tag === etag || tag === '*') ?? false;
}
