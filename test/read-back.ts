/** Reads back what was written, for the tests: parts of an Office document, words of a PDF. No product code uses it. */
import { inflateSync } from 'node:zlib'
import { openPackage } from '#app/domains/documents/office-package.server.ts'

/** Entities of XML, and nothing else. */
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

export const readEntities = (text: string): string =>
  text.replace(/&(#x[\da-f]+|#\d+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith('#x')) return String.fromCodePoint(Number.parseInt(name.slice(2), 16))
    if (name.startsWith('#')) return String.fromCodePoint(Number(name.slice(1)))
    return entities[name] ?? whole
  })

const attributes = String.raw`(?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*\s*`
const piece = new RegExp(`<\\?[^>]*\\?>|<!--[\\s\\S]*?-->|<(/?)([\\w:.-]+)(${attributes})(/?)>|([^<]+)`, 'gu')

/** Why this is no well-formed XML; undefined when it is. */
export function xmlFault(xml: string): string | undefined {
  const open: string[] = []
  let at = 0
  for (const match of xml.matchAll(piece)) {
    if (match.index !== at) return `unreadable at ${at}: ${xml.slice(at, at + 80)}`
    at += match[0].length
    const [whole, isEnd, name, given = '', isEmpty] = match
    const bare = whole.replace(/&(#x[\da-fA-F]+|#\d+|amp|lt|gt|quot|apos);/g, '')
    if (bare.includes('&')) return `bare ampersand: ${whole.slice(0, 80)}`
    if (/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(whole)) return `unwritable character: ${whole}`
    if (name === undefined) continue
    const names = [...given.matchAll(/([\w:.-]+)\s*=/g)].map(([, attribute]) => attribute)
    if (new Set(names).size < names.length && !/"[^"]*=[^"]*"/.test(given)) return `attribute given twice: ${whole}`
    if (isEnd && open.pop() !== name) return `closed without being opened: ${name}`
    if (!isEnd && !isEmpty) open.push(name)
  }
  if (at < xml.length) return `unreadable at ${at}: ${xml.slice(at, at + 80)}`
  return open.length === 0 ? undefined : `never closed: ${open.join(', ')}`
}

/** Every part of an Office document that is text, and those of the workbooks inside it, by path. */
export async function readParts(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>()
  for (const [path, content] of openPackage(bytes)) {
    if (/\.(xml|rels)$/.test(path)) texts.set(path, Buffer.from(content).toString('utf8'))
    if (!path.endsWith('.xlsx')) continue
    for (const [inner, text] of await readParts(content)) texts.set(`${path}!${inner}`, text)
  }
  return texts
}

/** Parts whose path matches, in the order of their numbers. */
export const partsLike = (parts: ReadonlyMap<string, string>, pattern: RegExp): readonly string[] =>
  [...parts]
    .filter(([path]) => pattern.test(path))
    .toSorted(([one], [other]) => Number(/(\d+)\.xml/.exec(one)?.[1]) - Number(/(\d+)\.xml/.exec(other)?.[1]))
    .map(([, text]) => text)

/** Words written by elements of this name, joined. @param tag `a:t`, `w:t` */
export const wordsOf = (xml: string, tag: string): string =>
  [...xml.matchAll(new RegExp(`<${tag}(?: [^>]*)?>([^<]*)</${tag}>`, 'g'))]
    .map(([, text]) => readEntities(text ?? ''))
    .join(' ')

/** A text without any space or invisible joint: a line may be broken anywhere. */
export const bare = (text: string): string => text.replace(/[\s\u200b\u00ad\u2060]/g, '')

export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

/** Bodies of the objects of a PDF that has no compressed object (those of our compiler), by number. */
export function pdfObjects(pdf: string): ReadonlyMap<string, string> {
  return new Map([...pdf.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id = '', body = '']) => [id, body]))
}

export function streamOf(object: string): string {
  const from = object.indexOf('stream\n') + 7
  const raw = Buffer.from(object.slice(from, object.lastIndexOf('\nendstream')), 'latin1')
  return object.includes('/FlateDecode') ? latin1(inflateSync(raw)) : latin1(raw)
}

const fromUtf16 = (hex: string): string =>
  String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)))

/** Glyph, in hexadecimal → what it stands for. */
function glyphsOf(cmap: string): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>()
  for (const [, lines = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, glyph = '', hex = ''] of lines.matchAll(/<(\w+)>\s*<(\w+)>/g))
      glyphs.set(glyph.toUpperCase(), fromUtf16(hex))
  return glyphs
}

/** Bytes of a string between parentheses, in hexadecimal. */
const literalHex = (text: string): string => {
  const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
  const plain = text.replace(/\\([0-7]{1,3}|[\s\S])/g, (_whole, what: string) =>
    /^[0-7]/.test(what) ? String.fromCharCode(Number.parseInt(what, 8)) : (escapes[what] ?? what),
  )
  return Buffer.from(plain, 'latin1').toString('hex').toUpperCase()
}

/** A string between parentheses; those inside it come in pairs. */
const plainPart = String.raw`\\[\s\S]|[^\\()]`
const nested = (depth: number): string =>
  depth === 0 ? plainPart : String.raw`${plainPart}|\((?:${nested(depth - 1)})*\)`
const shownText = new RegExp(
  String.raw`\/(\w+) [\d.]+ Tf|<(\w+)>|\(((?:${nested(4)})*)\)|(?:[-\d.]+ ){5}([-\d.]+) cm|\b(BT)\b`,
  'g',
)

/**
 * Text of a PDF, page after page, in the order in which it is drawn: a line for each height, a tab between two texts at the
 * same height.
 */
export function pdfLines(bytes: Uint8Array): string {
  const objects = pdfObjects(latin1(bytes))
  const object = (id: string | undefined): string => objects.get(id ?? '') ?? ''
  const glyphsOfFont = (font: string) => glyphsOf(streamOf(object(/\/ToUnicode (\d+)/.exec(object(font))?.[1])))
  const words: string[] = []
  for (const page of objects.values()) {
    if (!/\/Type \/Page\n/.test(page)) continue
    const fonts = new Map(
      [...(/\/Font <<([\s\S]*?)>>/.exec(page)?.[1] ?? '').matchAll(/\/(\w+) (\d+) 0 R/g)].map(
        ([, name = '', id = '']) => [name, glyphsOfFont(id)],
      ),
    )
    const content = streamOf(object(/\/Contents (\d+)/.exec(page)?.[1]))
    let glyphs = fonts.get('')
    let height = ''
    let lineHeight = ''
    for (const [, font, hex, literal, newHeight, begin] of content.matchAll(shownText)) {
      if (font) glyphs = fonts.get(font)
      if (newHeight) height = newHeight
      if (begin) words.push(height === lineHeight ? '\t' : '\n')
      if (begin) lineHeight = height
      const shown = hex ?? (literal === undefined ? '' : literalHex(literal))
      for (const glyph of shown.toUpperCase().match(/.{4}/g) ?? []) words.push(glyphs?.get(glyph) ?? '')
    }
    words.push('\n')
  }
  return words.join('')
}

/** The same words, in one line. */
export const pdfWords = (bytes: Uint8Array): string => pdfLines(bytes).replace(/[\n\t]/g, '')
