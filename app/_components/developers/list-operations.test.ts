import { expect, test } from 'vitest';
import type { ApiDocument, ApiOperation } from '@/lib/protocols/openapi-types';
import { filledPath, listOperations } from './list-operations';

const operation = (operationId: string): ApiOperation => ({
  operationId,
  tags: ['group'],
  summary: operationId,
  parameters: [{ name: 'name', in: 'path', required: true, description: '', schema: {}, example: 'a model' }],
  responses: {},
});

const document: ApiDocument = {
  openapi: '3.1.0',
  info: { title: '', version: '', description: '', license: { name: '', identifier: '' } },
  servers: [],
  tags: [],
  components: { responses: {}, securitySchemes: {} },
  paths: {
    '/v1/models/{name}': { get: operation('status') },
    '/v1/models/{name}/versions/{version}': { get: operation('statusOfVersion') },
    '/v1/models/{name}/labels/{label}': { get: operation('statusOfLabel') },
    '/v1/models/{name}:predict': { post: operation('predict') },
    '/v1/models/{name}/versions/{version}:predict': { post: operation('predictOfVersion') },
    '/other': { get: { ...operation('other'), tags: ['another'] } },
  },
};

test('the same request of a version or a label stands with the one that names neither', () => {
  expect(listOperations(document, 'group').map(({ id, method, variants }) => [id, method, variants])).toEqual([
    ['op-status', 'get', ['/v1/models/{name}/versions/{version}', '/v1/models/{name}/labels/{label}']],
    ['op-predict', 'post', ['/v1/models/{name}/versions/{version}:predict']],
  ]);
});

test('a path is tried with its examples, encoded', () => {
  const [status] = listOperations(document, 'group');
  expect(status && filledPath(status)).toBe('/v1/models/a%20model');
});
