import { ok, type Result } from '@/lib/base/result';
import { labelsOf, noConfiguration } from '@/lib/serving/configuration';
import { chooseSignature } from './choose-signature';
import { chooseVersion } from './choose-version';
import { installedVersions, readInstalled } from './installed-versions';
import { modelFolders } from './model-folders';
import { readFlags } from './read-flags';
import { serverConfiguration } from './server-configuration';
import { showText } from './show-text';
import { complain, exitCodes, giveUp, type Terminal, type Verb } from './terminal';
import { type VersionFacts, versionFacts } from './version-facts';
import { readAskedVersion, versionFlags } from './version-flags';

const usage = `  npm run models -- show NAME          모델 하나를 자세히: 서명, 파일, 분류, 성능, 라이선스
                                       one model: signatures, files, labels, metrics, licence

    --version V       이 버전 / this version                   (가장 새 버전, the newest)
    --signature S     이 서명만 / this signature only          (모두, all)
    --json            프로그램이 읽을 JSON / JSON for programs
`;

const flags = { ...versionFlags, signature: { type: 'string' }, json: { type: 'boolean' } } as const;

/** `npm run models -- show`: what the manifest of a version says. */
export const showVerb: Verb = {
  usage,
  async run(args, terminal) {
    const parsed = readFlags(args, flags);
    if (!parsed.ok) return giveUp(terminal, parsed.failure);
    const { values, positionals } = parsed.value;
    if (values.help) {
      terminal.out.write(usage);
      return exitCodes.done;
    }
    const facts = await factsOf(positionals, values.version, values.signature, terminal);
    if (!facts.ok) return giveUp(terminal, facts.failure);
    terminal.out.write(values.json ? `${JSON.stringify(facts.value, null, 2)}\n` : showText(facts.value));
    return exitCodes.done;
  },
};

async function factsOf(
  positionals: readonly string[],
  version: string | undefined,
  signature: string | undefined,
  terminal: Terminal,
): Promise<Result<VersionFacts>> {
  const asked = readAskedVersion('show', positionals, version);
  if (!asked.ok) return asked;
  const { versions } = await installedVersions(modelFolders(terminal));
  const chosen = chooseVersion(versions, asked.value.name, asked.value.version);
  if (!chosen.ok) return chosen;
  const manifest = await readInstalled(chosen.value, terminal.errors);
  if (!manifest.ok) return manifest;
  const same = versions.filter(({ model }) => model === chosen.value.model);
  const configuration = await serverConfiguration(terminal);
  if (!configuration.ok) complain(terminal, configuration.failure);
  const labels = labelsOf(configuration.ok ? configuration.value : noConfiguration, chosen.value.model);
  const facts = await versionFacts(chosen.value, manifest.value, same, labels);
  if (signature === undefined) return ok(facts);
  const only = chooseSignature(manifest.value, signature);
  return only.ok ? ok({ ...facts, signatures: { [only.value.name]: only.value.signature } }) : only;
}
