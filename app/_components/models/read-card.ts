import { Lexer, type Token, type Tokens } from 'marked';
import { plainText } from './plain-text';

/** A piece of a line. Nothing in it is ever taken for HTML. */
export type Inline =
  | { readonly kind: 'text' | 'code'; readonly text: string }
  | { readonly kind: 'strong' | 'del'; readonly parts: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly parts: readonly Inline[] }
  | { readonly kind: 'break' };

export type Block =
  /** `level` counts from 1, as the card wrote it. */
  | { readonly kind: 'heading'; readonly level: number; readonly parts: readonly Inline[] }
  | { readonly kind: 'paragraph'; readonly parts: readonly Inline[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly Block[] }
  | { readonly kind: 'list'; readonly start?: number; readonly items: readonly (readonly Block[])[] }
  | { readonly kind: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'rule' };

export interface Cell {
  readonly parts: readonly Inline[];
  readonly align?: 'left' | 'center' | 'right';
}

/** Emphasis and addresses are looked for in time that grows with the square of a paragraph: longer ones stay plain. */
const maxInline = 4000;
/** A list in a list in a list …: what is deeper stays plain. */
const maxDepth = 8;

/**
 * Reads a model card (Markdown with tables, as GitHub and the Hugging Face hub have it) into plain data, which the
 * page draws itself. Whoever made a model may write anything into its card, so: tags of HTML are taken off and their
 * text kept, pictures become their description, a link stays one only to http or https, and the settings between
 * `---` at the head of a card of the hub are left out.
 */
export function readCard(markdown: string): readonly Block[] {
  const source = markdown
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^---\n[\s\S]*?\n---(?:\n|$)/, '');
  try {
    const lexer = new Lexer({ gfm: true });
    const tokens = lexer.blockTokens(source);
    for (const { src, tokens: into } of lexer.inlineQueue) {
      if (src.length <= maxInline) lexer.inlineTokens(src, into);
    }
    return readBlocks(tokens, 0);
  } catch (error) {
    // Thousands of quotes in each other overflow the reader's stack; such a card is shown as it was written.
    if (!(error instanceof RangeError)) throw error;
    return [{ kind: 'code', text: source }];
  }
}

function readBlocks(tokens: readonly Token[], depth: number): Block[] {
  return tokens.flatMap((token) => readBlock(token, depth));
}

function readBlock(given: Token, depth: number): readonly Block[] {
  const token = given as Tokens.Generic & { type: string; raw: string };
  if (depth > maxDepth) return [paragraph([{ kind: 'text', text: token.raw.trim() }])];
  switch (token.type) {
    case 'heading':
      return [{ kind: 'heading', level: token.depth, parts: inside(token) }];
    case 'paragraph':
    case 'text':
      return isBlank(inside(token)) ? [] : [paragraph(inside(token))];
    case 'code':
      return [{ kind: 'code', text: token.text }];
    case 'blockquote':
      return [{ kind: 'quote', blocks: readBlocks(token.tokens ?? [], depth + 1) }];
    case 'list': {
      const list = given as Tokens.List;
      const items = list.items.map((item) => readBlocks(item.tokens, depth + 1));
      return [{ kind: 'list', ...(list.ordered ? { start: Number(list.start) || 1 } : {}), items }];
    }
    case 'table': {
      const { header, rows } = given as Tokens.Table;
      return [{ kind: 'table', head: header.map(readCell), rows: rows.map((row) => row.map(readCell)) }];
    }
    case 'hr':
      return [{ kind: 'rule' }];
    case 'html': {
      const text = plainText(token.raw);
      return text === '' ? [] : [paragraph([{ kind: 'text', text }])];
    }
    default:
      // Blank lines, and the definitions of links, which the links have taken in already.
      return [];
  }
}

function readCell({ tokens, text, align }: Tokens.TableCell): Cell {
  return { parts: readInlines(tokens, text), ...(align ? { align } : {}) };
}

function paragraph(parts: readonly Inline[]): Block {
  return { kind: 'paragraph', parts };
}

function inside(token: Tokens.Generic): readonly Inline[] {
  return readInlines(token.tokens ?? [], String(token.text ?? token.raw));
}

/** @param text  What stands there when its pieces weren't looked for. */
function readInlines(tokens: readonly Token[], text: string): readonly Inline[] {
  return tokens.length === 0 ? [{ kind: 'text', text: plainText(text) }] : tokens.flatMap(readInline);
}

function readInline(given: Token): readonly Inline[] {
  const token = given as Tokens.Generic & { type: string; raw: string };
  switch (token.type) {
    case 'strong':
    case 'em':
      return [{ kind: 'strong', parts: inside(token) }];
    case 'del':
      // One tilde is a range in Korean ("1~5글자, 2~3번"), two are a stroke.
      return token.raw.startsWith('~~')
        ? [{ kind: 'del', parts: inside(token) }]
        : [{ kind: 'text', text: '~' }, ...inside(token), { kind: 'text', text: '~' }];
    case 'codespan':
      return [{ kind: 'code', text: token.text }];
    case 'br':
      return [{ kind: 'break' }];
    case 'link':
      return isOpenable(token.href) ? [{ kind: 'link', href: token.href, parts: inside(token) }] : inside(token);
    case 'image':
    case 'escape':
      return [{ kind: 'text', text: token.text }];
    case 'html':
      return /^<br\b/i.test(token.raw) ? [{ kind: 'break' }] : [];
    case 'checkbox':
      return [{ kind: 'text', text: token.checked ? '☑ ' : '☐ ' }];
    default:
      return token.tokens ? inside(token) : [{ kind: 'text', text: plainText(token.text ?? token.raw) }];
  }
}

function isOpenable(href: string): boolean {
  return /^https?:\/\//i.test(href) && URL.canParse(href);
}

function isBlank(parts: readonly Inline[]): boolean {
  return parts.every((part) => part.kind === 'break' || (part.kind === 'text' && part.text.trim() === ''));
}
