import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { type Block, type Inline, readCard } from './read-card';

const text = (words: string): Inline => ({ kind: 'text', text: words });

test('headings, emphasis, code, links and lists are read as what they are', () => {
  expect(readCard('# One `two`\n\nA **b** _c_ [d](https://example.org/x)  \ne\n\n1. f\n2. g\n   - h\n')).toEqual([
    { kind: 'heading', level: 1, parts: [text('One '), { kind: 'code', text: 'two' }] },
    {
      kind: 'paragraph',
      parts: [
        text('A '),
        { kind: 'strong', parts: [text('b')] },
        text(' '),
        { kind: 'strong', parts: [text('c')] },
        text(' '),
        { kind: 'link', href: 'https://example.org/x', parts: [text('d')] },
        { kind: 'break' },
        text('e'),
      ],
    },
    {
      kind: 'list',
      start: 1,
      items: [
        [{ kind: 'paragraph', parts: [text('f')] }],
        [
          { kind: 'paragraph', parts: [text('g')] },
          { kind: 'list', items: [[{ kind: 'paragraph', parts: [text('h')] }]] },
        ],
      ],
    },
  ]);
});

test('a table keeps its columns, their sides and every cell', () => {
  expect(readCard('| a | b |\n| --- | ---: |\n| 1 | **2** |\n')).toEqual([
    {
      kind: 'table',
      head: [{ parts: [text('a')] }, { parts: [text('b')], align: 'right' }],
      rows: [[{ parts: [text('1')] }, { parts: [{ kind: 'strong', parts: [text('2')] }], align: 'right' }]],
    },
  ]);
});

test('no tag, script, picture or odd link of a card reaches the page', () => {
  const card = [
    '<div align="center"><script>alert(1)</script><img src="https://tracker.example/x.png">Hello</div>',
    '',
    'Text <b onclick="steal()">bold</b><br>and ![a picture](https://tracker.example/y.png).',
    '',
    '[run](javascript:alert(1)) [file](file:///etc/passwd) [data](data:text/html,x) [rel](../secret) [ok](http://a.example)',
    '',
    '<style>body{display:none}</style>',
    '<!-- a comment -->',
    '',
    '5 &lt; 6 &amp;&#x41; a < b',
  ].join('\n');
  const read = readCard(card);
  expect(linksOf(read)).toEqual(['http://a.example']);
  expect(wordsOf(read)).toBe('Hello|Text bold\nand a picture.|run file data rel ok|5 < 6 &A a < b');
  expect(JSON.stringify(read)).not.toMatch(/alert|steal|tracker|javascript|display|comment/);
});

test('ranges with a tilde are no strokes, two tildes are one', () => {
  const range = '1~5글자로 된 **묶음**, 2~3번';
  expect(wordsOf(readCard(range))).toBe('1~5글자로 된 묶음, 2~3번');
  expect(JSON.stringify(readCard(range))).not.toContain('"del"');
  expect(readCard('~~old~~')).toEqual([{ kind: 'paragraph', parts: [{ kind: 'del', parts: [text('old')] }] }]);
});

test('the settings at the head of a card of the hub are left out, a rule further down is not', () => {
  expect(readCard('---\nlicense: mit\ntags:\n- x\n---\n# Title\n\n---\n\nend')).toEqual([
    { kind: 'heading', level: 1, parts: [text('Title')] },
    { kind: 'rule' },
    { kind: 'paragraph', parts: [text('end')] },
  ]);
});

test('cards that would keep a reader busy or overflow it stay plain, and lose nothing', () => {
  const long = '_a_'.repeat(20_000);
  expect(wordsOf(readCard(long))).toBe(long);
  const deep = `${'> '.repeat(9000)}end`;
  expect(readCard(deep)).toEqual([{ kind: 'code', text: deep }]);
  expect(wordsOf(readCard(`${'> '.repeat(60)}end`))).toContain('end');
});

test('the card that is shipped is read whole', async () => {
  const card = await readFile('models/sentiment-accurate/1/MODEL_CARD.md', 'utf8');
  const read = readCard(card);
  expect(read.filter(({ kind }) => kind === 'heading')).toHaveLength(card.match(/^#/gm)?.length ?? 0);
  expect(read.filter(({ kind }) => kind === 'table')).toHaveLength(4);
  expect(wordsOf(read)).toContain('전편은 정말 명작이었는데');
});

function wordsOf(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'rule') return '';
      if (block.kind === 'code') return block.text;
      if (block.kind === 'quote') return wordsOf(block.blocks);
      if (block.kind === 'list') return block.items.map(wordsOf).join('|');
      if (block.kind === 'table')
        return block.rows.map((row) => row.map(({ parts }) => inWords(parts)).join(' ')).join('|');
      return inWords(block.parts);
    })
    .join('|');
}

function inWords(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (part.kind === 'break') return '\n';
      return 'parts' in part ? inWords(part.parts) : part.text;
    })
    .join('');
}

function linksOf(blocks: readonly Block[]): string[] {
  return [...JSON.stringify(blocks).matchAll(/"href":"([^"]*)"/g)].map((match) => match[1] ?? '');
}
