/** Writes SVG as text, always the same for the same picture. Pure. Colours are those of `base.css`; a test compares them. */
import { shorten } from '#app/kernel/format.ts'
import { setFrench } from '#app/kernel/french-typography.ts'

export const palette = {
  ink: '#1d2433',
  ink2: '#4a5468',
  ink3: '#5d6679',
  line: '#e4dfd6',
  lineStrong: '#cfc8bb',
  sunken: '#f1eee8',
  paper: '#faf8f4',
  surface: '#fff',
  accent: '#3b2f7f',
  caf: '#1d5fa8',
  authority: '#b4471f',
  partner: '#4d6b3c',
  ok: '#1f7a4d',
  warn: '#8c5800',
  bad: '#b3261e',
} as const

/** A picture, and what it says in one sentence. The same on screen and in documents. */
export type Picture = { readonly svg: string; readonly sentence: string }

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

const escapeXml = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? character)

/** Words to read: this text passes by no element of ours, which would set it (app/ui/jsx-runtime.tsx). */
export const readText = (words: string): string => escapeXml(setFrench(words))

/** Words that have a width to keep to: cut before it, three dots at the end. About what the type of the page takes. */
export const cutToWidth = (words: string, width: number, fontSize = 12): string =>
  shorten(words, Math.max(2, Math.floor(width / (fontSize * 0.47))))

type Attributes = Readonly<Record<string, string | number>>

const attributeText = (attributes: Attributes): string =>
  Object.entries(attributes)
    .map(
      ([name, value]) => ` ${name}="${typeof value === 'number' ? Math.round(value * 100) / 100 : escapeXml(value)}"`,
    )
    .join('')

/** One element around others, already written. Numbers are rounded to two decimals. */
export const element = (name: string, attributes: Attributes, ...children: readonly string[]): string =>
  children.length === 0
    ? `<${name}${attributeText(attributes)}/>`
    : `<${name}${attributeText(attributes)}>${children.join('')}</${name}>`

/** Words in the picture, in the type of the page, of 12 pixels unless told otherwise. */
export const text = (words: string, attributes: Attributes): string =>
  element('text', { fill: palette.ink3, ...attributes }, readText(words))

type Frame = { readonly width: number; readonly height: number; readonly title: string; readonly sentence: string }

/** Said once for all the words of a picture. */
const typeOfWords = { 'font-family': "'Source Sans 3 Variable', 'Source Sans 3', sans-serif", 'font-size': 12 }

/** The whole picture, one shape per line, named by its title and described by its sentence. */
export function picture({ width, height, title, sentence }: Frame, shapes: readonly string[]): Picture {
  const frame = {
    xmlns: 'http://www.w3.org/2000/svg',
    width,
    height,
    viewBox: `0 0 ${width} ${height}`,
    ...(shapes.some((shape) => shape.includes('<text')) ? typeOfWords : {}),
    role: 'img',
    'aria-label': setFrench(`${title} : ${sentence}`),
  }
  // The title holds the whole sentence: with a description too, a screen reader would read it twice.
  const lines = [element('title', {}, readText(title)), ...shapes]
  return { svg: element('svg', frame, '\n', lines.join('\n'), '\n'), sentence }
}
