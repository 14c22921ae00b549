import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';

export interface ServerOptions {
  readonly host: string;
  readonly port: number;
  readonly dev: boolean;
  /** Folder for what people train. */
  readonly dataFolder: string;
  /** Absolute path of the configuration file. */
  readonly configurationFile: string;
  /** False when nobody named the file: then it needn't be there. */
  readonly configurationIsNamed: boolean;
  /** Names this server answers to, besides IP addresses, `localhost` and the machine's own. */
  readonly allowedHosts: readonly string[];
  readonly teacherToken: string;
  /** False when someone gave the token: then it needn't be printed. */
  readonly tokenIsNew: boolean;
  readonly logLevel: (typeof logLevels)[number];
}

const logLevels = ['debug', 'info', 'warn', 'error', 'silent'] as const;

/**
 * Reads `--host`, `--port`, `--config` and `--dev`, and from the environment `HOST`, `PORT`, `LECTERN_DATA`,
 * `LECTERN_CONFIG` (`server.json` in the data folder), `LECTERN_ALLOWED_HOSTS` (names with commas between),
 * `LECTERN_TOKEN` (16 characters or more) and `LECTERN_LOG_LEVEL`. A flag wins over the environment.
 */
export function readOptions(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
  projectFolder: string,
): Result<ServerOptions> {
  const flags = readFlags(args);
  if (!flags.ok) return flags;
  const given = settings.safeParse({
    host: flags.value.host ?? filled(env.HOST),
    port: flags.value.port ?? filled(env.PORT),
    dataFolder: filled(env.LECTERN_DATA),
    configuration: filled(flags.value.config) ?? filled(env.LECTERN_CONFIG),
    allowedHosts: filled(env.LECTERN_ALLOWED_HOSTS),
    token: filled(env.LECTERN_TOKEN),
    logLevel: filled(env.LECTERN_LOG_LEVEL),
  });
  if (!given.success) {
    const sentence = given.error.issues[0]?.message ?? '';
    return err(failure('bad_input', sentence, sentence));
  }
  const { token, dataFolder, configuration, ...rest } = given.data;
  return ok({
    ...rest,
    dev: flags.value.dev === true,
    dataFolder: resolve(projectFolder, dataFolder),
    configurationFile: resolve(projectFolder, configuration ?? join(dataFolder, 'server.json')),
    configurationIsNamed: configuration !== undefined,
    teacherToken: token ?? randomBytes(16).toString('base64url'),
    tokenIsNew: token === undefined,
  });
}

const portSentence = 'PORT는 0부터 65535까지의 수여야 해요. (PORT must be a number from 0 to 65535.)';
const hostSentence = 'HOST는 이름이나 IP 주소여야 해요. 예: 0.0.0.0 (HOST must be a name or an IP address.)';
const namesSentence =
  'LECTERN_ALLOWED_HOSTS는 이름을 쉼표로 나눠 적어요. 예: class.example (LECTERN_ALLOWED_HOSTS is a list of host names with commas between.)';
const tokenSentence =
  'LECTERN_TOKEN은 빈칸 없는 영문자, 숫자, 기호로 16자 이상이어야 해요. (LECTERN_TOKEN needs 16 or more printable ASCII characters.)';
const levelSentence = `LECTERN_LOG_LEVEL은 ${logLevels.join(', ')} 가운데 하나여야 해요. (LECTERN_LOG_LEVEL must be one of them.)`;

const hostName = /^[A-Za-z0-9._:-]{1,253}$/;

const settings = z.object({
  host: z.string().regex(hostName, hostSentence).default('127.0.0.1'),
  port: z
    .string()
    .regex(/^\d{1,5}$/, portSentence)
    .transform(Number)
    .pipe(z.number().max(65_535, portSentence))
    .default(3000),
  dataFolder: z.string().default('.lectern'),
  configuration: z.string().optional(),
  allowedHosts: z
    .string()
    .transform((names) =>
      names
        .split(',')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    )
    .pipe(z.array(z.string().regex(hostName, namesSentence)))
    .default([]),
  token: z
    .string()
    .regex(/^[\x21-\x7e]{16,256}$/, tokenSentence)
    .optional(),
  logLevel: z.enum(logLevels, levelSentence).default('info'),
});

function readFlags(args: readonly string[]): Result<{ host?: string; port?: string; config?: string; dev?: boolean }> {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        host: { type: 'string' },
        port: { type: 'string' },
        config: { type: 'string' },
        dev: { type: 'boolean' },
      },
    });
    return ok(values);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return err(
      failure(
        'bad_input',
        `쓸 수 있는 선택은 --host, --port, --config, --dev예요. (${detail})`,
        `The options are --host, --port, --config and --dev. (${detail})`,
      ),
    );
  }
}

/** An empty variable is as good as none. */
function filled(value: string | undefined): string | undefined {
  return value === undefined || value.trim() === '' ? undefined : value.trim();
}
