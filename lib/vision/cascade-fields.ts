import type { XmlElement } from './xml-tree';

/**
 * Thrown inside the XML readers when a field is missing or malformed and turned into a `Failure` by `readCascadeXml`,
 * which keeps three levels of nested loops free of result plumbing.
 */
export class FieldError extends Error {
  constructor(readonly element: string) {
    super(`Missing or malformed: ${element}`);
  }
}

const wholePattern = /^-?(?:0|[1-9][0-9]*)$/;
const realPattern = /^[+-]?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][+-]?[0-9]+)?$/;

export function child(parent: XmlElement, name: string): XmlElement {
  const found = optionalChild(parent, name);
  if (found === undefined) throw new FieldError(name);
  return found;
}

/** @throws FieldError when the name stands there twice: which one counts would be a guess. */
export function optionalChild(parent: XmlElement, name: string): XmlElement | undefined {
  const named = parent.children.filter((element) => element.name === name);
  if (named.length > 1) throw new FieldError(name);
  return named[0];
}

/** The entries of a list, all of which are called `_`. */
export function items(list: XmlElement): readonly XmlElement[] {
  if (list.children.length === 0 || list.children.some((element) => element.name !== '_')) {
    throw new FieldError(list.name === '_' ? 'trees' : list.name);
  }
  return list.children;
}

export function text(parent: XmlElement, name: string): string {
  return child(parent, name).text.trim();
}

/** One strict grammar: no hexadecimal, no leading zeros, no comma, nothing that overflows. */
export function whole(field: string, element: string): number {
  const value = wholePattern.test(field) ? Number(field) : Number.NaN;
  if (!Number.isSafeInteger(value)) throw new FieldError(element);
  return value;
}

export function real(field: string, element: string): number {
  const value = realPattern.test(field) ? Number(field) : Number.NaN;
  if (!Number.isFinite(Math.fround(value))) throw new FieldError(element);
  return value;
}

export function words(element: XmlElement): string[] {
  const trimmed = element.text.trim();
  return trimmed === '' ? [] : trimmed.split(/\s+/);
}

/** A whole number that fits a byte of the window's geometry; anything else cannot lie inside a window. */
export function pixels(field: string, element: string): number {
  const value = whole(field, element);
  if (value < 0 || value > 255) throw new FieldError(element);
  return value;
}
