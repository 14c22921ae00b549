import type { Signature, TensorSpec } from '@/lib/serving/signature';
import { megabytes } from './megabytes';
import { printable } from './printable';
import { alignRows } from './text-table';
import type { VersionFacts } from './version-facts';

/** A version for people: a heading for each kind of fact, and what belongs together below each other. */
export function showText(facts: VersionFacts): string {
  const { labels, metrics, provenance, signatures } = facts;
  const blocks = [
    headOf(facts),
    ...Object.entries(signatures).map(([name, signature]) => signatureLines(name, signature)),
    labels ? ['분류 · labels', ...labels.slice(0, MOST_LABELS).map(labelLine), ...moreLabels(labels.length)] : [],
    filesOf(facts),
    settingsOf(facts),
    metrics ? ['성능 · metrics', ...treeLines(metrics)] : [],
    provenance ? ['온 곳 · provenance', ...treeLines(provenance)] : [],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const MOST_LABELS = 50;

function headOf(facts: VersionFacts): readonly string[] {
  const { name, version, title, description, handler, licence, versions, folder, whole, bytes, warmups } = facts;
  const labels = Object.entries(facts.version_labels).map(([label, labelled]) => `${printable(label)} → ${labelled}`);
  return [
    `${name} ${version}`,
    ...alignRows([
      ['  제목 · title', `${printable(title.ko)} / ${printable(title.en)}`],
      ['  설명 · description', printable(description.ko)],
      ['', printable(description.en)],
      ['  버전 · versions', versions.map((one) => `${one.version}${one.shipped ? ' (shipped)' : ''}`).join(', ')],
      ...(labels.length > 0 ? [['  이름표 · version labels', labels.join(', ')]] : []),
      ['  종류 · handler', handler],
      ['  라이선스 · licence', printable(licence)],
      ['  폴더 · folder', printable(folder)],
      ['  크기 · size', `${megabytes(bytes)}${whole ? '' : ' — 파일이 온전하지 않아요 (files are not whole)'}`],
      ['  예열 · warm-up', warmupsOf(warmups)],
    ]),
  ];
}

function warmupsOf(requests: number | null): string {
  if (requests === null) return 'warmup.jsonl을 읽을 수 없어요 (not readable)';
  return requests === 0 ? '없음 (none)' : `${requests} (warmup.jsonl)`;
}

function signatureLines(name: string, { method, inputs, outputs }: Signature): readonly string[] {
  const rows = (specs: Readonly<Record<string, TensorSpec>>) => Object.entries(specs).map(tensorCells);
  const lines = alignRows([...rows(inputs), ...rows(outputs)]);
  const count = Object.keys(inputs).length;
  return [
    `서명 · signature '${name}' (${method})`,
    '  입력 · inputs',
    ...lines.slice(0, count),
    '  출력 · outputs',
    ...lines.slice(count),
  ];
}

function tensorCells([name, { dtype, shape, title }]: [string, TensorSpec]): readonly string[] {
  const titles = title ? `${printable(title.ko)} / ${printable(title.en)}` : '';
  return [`    ${name}`, dtype, shape.length === 0 ? '()' : `(${shape.join(', ')})`, titles];
}

function labelLine(label: string, index: number): string {
  return `  ${index}  ${printable(label)}`;
}

function moreLabels(count: number): readonly string[] {
  return count > MOST_LABELS ? [`  … 모두 ${count}개 (${count} in all)`] : [];
}

function filesOf({ files }: VersionFacts): readonly string[] {
  const lines = alignRows(files.map(({ path, size, sha256 }) => [`  ${path}`, String(size), `sha256 ${sha256}`]));
  const networks = files.flatMap(({ path, onnx }) => {
    if (!onnx) return [];
    const opsets = Object.entries(onnx.opsets).map(([domain, version]) => `${printable(domain)} ${version}`);
    const ops = Object.entries(onnx.ops).map(([op, times]) => `${printable(op)} ×${times}`);
    return [`  ${path}: opset ${opsets.join(', ')}; ${ops.join(', ')}`];
  });
  return lines.length > 0 ? ['파일 · files', ...lines, ...networks] : [];
}

/** What the handler and its workers were told. */
function settingsOf({ options, pool, batching }: VersionFacts): readonly string[] {
  const told = Object.entries({ options, pool, batching }).filter(([, value]) => value !== undefined);
  return told.length > 0 ? ['설정 · settings', ...treeLines(Object.fromEntries(told))] : [];
}

/** Nested facts, a line each, their names joined by dots. */
function treeLines(tree: Readonly<Record<string, unknown>>): readonly string[] {
  return alignRows(leaves(tree, '').map(([name, value]) => [`  ${printable(name)}`, printable(value)]));
}

function leaves(tree: object, prefix: string): readonly (readonly [string, string])[] {
  return Object.entries(tree).flatMap(([name, value]: [string, unknown]) => {
    const path = prefix === '' ? name : `${prefix}.${name}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return leaves(value, path);
    return [[path, typeof value === 'string' ? value : JSON.stringify(value)] as const];
  });
}
