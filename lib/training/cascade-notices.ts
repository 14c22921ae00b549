const introduction = `The .cascade files in this folder were converted from the cascades of OpenCV 4.6.0 (https://opencv.org) by
\`npm run import:cascades\`: the numbers are the same, the form is compact. Each file keeps its own licence and notice,
which are repeated below, word for word, from the comment at the head of its XML.`;

const withoutNotice = `These files carry no notice of their own. They are part of OpenCV, Copyright (C) the OpenCV Foundation and
contributors, and come under its licence, the Apache License 2.0 (see LICENSE at the root of this project).`;

/**
 * The text that goes with converted cascades. What several files say in the same words is printed once.
 * @param sources  XML by the cascade's name.
 */
export function cascadeNotices(sources: ReadonlyMap<string, string>): string {
  const silent: string[] = [];
  const abouts: string[] = [];
  const licences = new Map<string, string[]>();
  for (const [name, xml] of sources) {
    const comment = headComment(xml);
    // The description comes first, then a line of slashes, then the licence.
    const rule = comment.search(/^.*\/{20,}.*$/m);
    const about = (rule < 0 ? comment : comment.slice(0, rule)).trim();
    if (about !== '') abouts.push(`${name}\n${about}`);
    if (rule < 0) silent.push(name);
    else {
      const licence = comment.slice(rule).trimEnd();
      licences.set(licence, [...(licences.get(licence) ?? []), name]);
    }
  }
  const sections = [introduction, ...abouts];
  for (const [licence, names] of licences) sections.push(`${names.join('\n')}\n\n${licence}`);
  if (silent.length > 0) sections.push(`${silent.join('\n')}\n\n${withoutNotice}`);
  return `${sections.join(`\n\n${'='.repeat(100)}\n\n`)}\n`;
}

/** The comment in front of the first element with content, or nothing. */
function headComment(xml: string): string {
  const head = xml.slice(0, xml.search(/<(?:stageType|size|stages)>/));
  return /<!--([\s\S]*?)-->/.exec(head)?.[1] ?? '';
}
