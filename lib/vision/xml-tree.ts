import { type Failure, failure } from '@/lib/base/failure';
import { err, ok, type Result } from '@/lib/base/result';

/** An element of a cascade file. Attributes are read past: nothing in a cascade depends on one. */
export interface XmlElement {
  readonly name: string;
  readonly children: XmlElement[];
  /** Character data directly inside, with the children's left out. */
  text: string;
}

const maxDepth = 16;
const namePattern = /^[A-Za-z_][A-Za-z0-9_.-]*$/;
const attributePattern = /^(?:\s+[A-Za-z_][A-Za-z0-9_.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*$/;
const declarationPattern = /^<\?xml\s[^<>?]*\?>/;
const encodingPattern = /\sencoding\s*=\s*["']([^"']*)["']/;

/**
 * Reads the small part of XML that cascade files use: elements, attributes, text and comments.
 * Document types, entities of any kind, CDATA and processing instructions are refused, so nothing can expand or be fetched.
 * Names are only compared, never used as keys of an object.
 * @param bytes  UTF-8 or ASCII; the caller limits the size.
 */
export function parseXml(bytes: Uint8Array): Result<XmlElement> {
  const source = decodeUtf8(bytes);
  return source.ok ? parseText(source.value) : source;
}

function decodeUtf8(bytes: Uint8Array): Result<string> {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return err(encodingFailure());
  }
  const declared = encodingPattern.exec(declarationPattern.exec(text)?.[0] ?? '')?.[1];
  if (text.includes('\0') || (declared !== undefined && !/^(?:utf-8|us-ascii)$/i.test(declared))) {
    return err(encodingFailure());
  }
  return ok(text);
}

function parseText(source: string): Result<XmlElement> {
  const document: XmlElement = { name: '', children: [], text: '' };
  const open: XmlElement[] = [document];
  let position = declarationPattern.exec(source)?.[0].length ?? 0;
  for (;;) {
    const current = open[open.length - 1] as XmlElement;
    const tagStart = source.indexOf('<', position);
    const text = source.slice(position, tagStart < 0 ? source.length : tagStart);
    if (text.includes('&')) return err(xmlFailure('&로 시작하는 표기를', 'an entity or character reference'));
    current.text += text;
    if (tagStart < 0) break;
    if (source.startsWith('<!--', tagStart)) {
      const end = source.indexOf('-->', tagStart + 4);
      if (end < 0) return err(xmlFailure('닫히지 않은 주석을', 'a comment that is never closed'));
      position = end + 3;
      continue;
    }
    if (source.startsWith('<!DOCTYPE', tagStart)) return err(doctypeFailure());
    const tagEnd = source.indexOf('>', tagStart);
    if (tagEnd < 0) return err(xmlFailure('닫히지 않은 태그를', 'a tag that is never closed'));
    const failed = readTag(source.slice(tagStart + 1, tagEnd), open);
    if (failed) return err(failed);
    position = tagEnd + 1;
  }
  const root = document.children[0];
  if (open.length !== 1) return err(xmlFailure('닫히지 않은 요소를', 'an element that is never closed'));
  if (root === undefined || document.children.length !== 1 || document.text.trim() !== '') {
    return err(xmlFailure('하나뿐이어야 할 최상위 요소가 없거나 여럿인 것을', 'no root element, or more than one'));
  }
  return ok(root);
}

/** Opens or closes one element. @param tag What stands between the angle brackets. */
function readTag(tag: string, open: XmlElement[]): Failure | undefined {
  const current = open[open.length - 1] as XmlElement;
  if (tag.startsWith('/')) {
    if (open.length === 1 || tag.slice(1).trimEnd() !== current.name) {
      return xmlFailure('짝이 맞지 않는 닫는 태그를', 'a closing tag without its opening tag');
    }
    open.pop();
    return undefined;
  }
  const empty = tag.endsWith('/');
  const body = empty ? tag.slice(0, -1) : tag;
  const nameEnd = body.search(/\s/);
  const name = nameEnd < 0 ? body : body.slice(0, nameEnd);
  if (!namePattern.test(name) || (nameEnd >= 0 && !attributePattern.test(body.slice(nameEnd)))) {
    return xmlFailure('읽을 수 없는 태그를', 'a tag that cannot be read');
  }
  const element: XmlElement = { name, children: [], text: '' };
  current.children.push(element);
  if (empty) return undefined;
  if (open.length > maxDepth) return xmlFailure('너무 깊은 요소를', 'elements nested too deeply');
  open.push(element);
  return undefined;
}

function xmlFailure(foundKo: string, foundEn: string): Failure {
  return failure(
    'xml_invalid',
    `XML에서 ${foundKo} 찾았어요. OpenCV가 만든 cascade 파일을 그대로 올려 주세요.`,
    `The XML has ${foundEn}. Upload a cascade file just as OpenCV wrote it.`,
  );
}

function doctypeFailure(): Failure {
  return failure(
    'xml_doctype_forbidden',
    'DOCTYPE이 있는 XML은 받지 않아요. DOCTYPE 줄을 지우고 다시 올려 주세요.',
    'XML with a DOCTYPE is not accepted. Remove that line and upload the file again.',
  );
}

function encodingFailure(): Failure {
  return failure(
    'xml_encoding',
    'UTF-8이 아닌 XML은 읽을 수 없어요. UTF-8로 저장해서 다시 올려 주세요.',
    'Only UTF-8 XML can be read. Save the file as UTF-8 and upload it again.',
  );
}
