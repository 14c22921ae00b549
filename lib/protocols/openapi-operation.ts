import type { Bilingual } from '@/lib/base/failure';
import { type FailureCode, failureStatus } from '@/lib/base/failure-codes';
import { codeMeanings } from './openapi-code-meanings';
import type { Language } from './openapi-schema';
import type { ApiContent, ApiOperation, ApiParameter, ApiResponse, JsonSchema } from './openapi-types';

/** One method of one path, in both languages. */
export interface OperationSpec {
  readonly id: string;
  readonly tag: string;
  readonly summary: Bilingual;
  readonly description?: Bilingual;
  readonly parameters?: readonly ApiParameter[];
  readonly body?: ApiContent;
  readonly answer: ApiResponse;
  /** Other statuses, among them failures in a protocol's own words. */
  readonly more?: Readonly<Record<string, ApiResponse>>;
  /** Codes of failures that this path adds to those of every path. */
  readonly codes: readonly FailureCode[];
  /** The body of such a failure: the house's, or the Open Inference Protocol's with the code beside it. */
  readonly failureBody?: FailureBody;
  readonly security?: ApiOperation['security'];
}

type FailureBody = 'house' | 'open-inference';

export function describeOperation(spec: OperationSpec, language: Language): ApiOperation {
  const { id, tag, summary, description, parameters, body, answer, more, codes, failureBody, security } = spec;
  return {
    operationId: id,
    tags: [tag],
    summary: summary[language],
    ...(description ? { description: description[language] } : {}),
    ...(parameters ? { parameters } : {}),
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      200: answer,
      ...more,
      ...failureResponses(codes, language, failureBody ?? 'house'),
      default: { $ref: `#/components/responses/${commonResponse}` },
    },
    ...(security ? { security } : {}),
  };
}

/** Under this name the document keeps what any path may answer. */
export const commonResponse = 'AnyPath';

/** What the door answers before a path has its say. */
const commonCodes: readonly FailureCode[] = [
  'bad_url',
  'bad_request',
  'bad_host',
  'forbidden_origin',
  'not_found',
  'method_not_allowed',
  'timeout_read',
  'url_too_long',
  'headers_too_large',
  'unsupported_encoding',
  'internal',
];

export function describeCommonResponse(language: Language): ApiResponse {
  const words: Bilingual = {
    ko: '어느 주소나 답할 수 있는 실패예요. 상태는 코드마다 달라요.',
    en: 'Failures that any path may answer; the status goes by the code.',
  };
  return {
    description: words[language],
    content: { 'application/json': { schema: houseFailure(commonCodes, language) } },
    'x-codes': meaningsOf(commonCodes, language),
  };
}

function failureResponses(
  codes: readonly FailureCode[],
  language: Language,
  kind: FailureBody,
): Record<string, ApiResponse> {
  const byStatus = new Map<number, FailureCode[]>();
  for (const code of codes) {
    const status = failureStatus[code];
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus].map(([status, ofStatus]) => [
      status,
      {
        description: ofStatus.map((code) => codeMeanings[code][language]).join(' '),
        ...(status === 503 ? { headers: retryAfter(language) } : {}),
        content: { 'application/json': { schema: failureSchema(kind, ofStatus, language) } },
        'x-codes': meaningsOf(ofStatus, language),
      },
    ]),
  );
}

function failureSchema(kind: FailureBody, codes: readonly FailureCode[], language: Language): JsonSchema {
  if (kind === 'house') return houseFailure(codes, language);
  const error: JsonSchema = { type: 'string', description: failureText[language] };
  return { type: 'object', properties: { error, code: { type: 'string', enum: codes } }, required: ['error'] };
}

/** What the one field of a protocol's failure holds. */
export const failureText: Bilingual = { ko: '무엇이 잘못되었는지', en: 'What went wrong' };

function houseFailure(codes: readonly FailureCode[], language: Language): JsonSchema {
  const words = {
    code: { ko: '프로그램을 위한 이름', en: 'A name for programs' },
    message: {
      ko: '사람을 위한 문장. Accept-Language가 영어를 먼저 말하면 영어예요.',
      en: 'A sentence for people; in English where Accept-Language prefers it.',
    },
  };
  const code: JsonSchema = { type: 'string', enum: codes, description: words.code[language] };
  const message: JsonSchema = { type: 'string', description: words.message[language] };
  const error: JsonSchema = { type: 'object', properties: { code, message }, required: ['code', 'message'] };
  return { type: 'object', properties: { error }, required: ['error'] };
}

function retryAfter(language: Language): NonNullable<ApiResponse['headers']> {
  const words: Bilingual = { ko: '몇 초 뒤에 다시 보낼지', en: 'Seconds to wait before sending again' };
  return { 'retry-after': { description: words[language], schema: { type: 'integer', minimum: 1 } } };
}

function meaningsOf(codes: readonly FailureCode[], language: Language): NonNullable<ApiResponse['x-codes']> {
  return Object.fromEntries(codes.map((code) => [code, codeMeanings[code][language]]));
}
