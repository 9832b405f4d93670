/**
 * French that people read, outside the files made for it. Pure. Looked at: strings and templates of the product (`app/`,
 * `scripts/`). It may stand in labels (`labels.fr.ts`, `…-labels.fr.ts`, any `.fr.ts`) and where pages are drawn (`.tsx`).
 * Not looked at: the demonstration, whose matter is French, benches, tests, comments, patterns that recognise French (`/…/`,
 * `String.raw`, what `RegExp` is given), keys (`plus-de-300000`), signs alone (« ’ »).
 */
import { Visitor } from 'vite'
import { isTestFile, lineAt, type SourceFile } from './source-file.ts'

const letters = /[àâäçéèêëîïôöùûüœæ«»’]/i
const words = new Set(
  `le la les des du un une est sont pour dans vous votre vos nous notre avec sur par que qui pas ne ce cette ces au aux ou et de en
  il elle son sa ses sans plus tous toutes aucun aucune leur leurs`.split(/\s+/),
)

/** Keys of storage and of addresses, as `plus-de-300000`: never shown. */
const isKey = (text: string): boolean => /^[a-z0-9]+(-[a-z0-9]+)+$/.test(text)

/** A letter that English lacks, or two of the small words that no sentence goes without; signs alone say nothing. */
export function isFrench(text: string): boolean {
  if (isKey(text) || !/\p{L}/u.test(text)) return false
  if (letters.test(text)) return true
  const small = text
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => words.has(word))
  return new Set(small).size > 1
}

const mayHoldFrench = (file: string): boolean => /\.fr\.(ts|mjs)$|\.tsx$|(^|\/)[a-z-]*labels\.ts$/.test(file)
const isLookedAt = (file: string): boolean => /^(app|scripts)\//.test(file) && !isTestFile(file) && !mayHoldFrench(file)

/** « file:line: text », each string or template once. */
export const listFrenchOutsideLabels = (tree: readonly SourceFile[]): readonly string[] =>
  tree.filter(({ file }) => isLookedAt(file)).flatMap(frenchOf)

function frenchOf(source: SourceFile): readonly string[] {
  const found: string[] = []
  const add = (text: string, offset: number) => {
    if (isFrench(text))
      found.push(`${source.file}:${lineAt(source, offset)}: ${text.replace(/\s+/g, ' ').slice(0, 60)}`)
  }
  const visitor = new Visitor({
    Literal({ value, start }) {
      if (typeof value === 'string' && !patterns.has(start)) add(value, start)
    },
    NewExpression({ callee, arguments: given }) {
      if (callee.type === 'Identifier' && callee.name === 'RegExp') for (const one of given) patterns.add(one.start)
    },
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type === 'Identifier' && tag.name === 'sql') sqlTexts.add(quasi.start)
      if (tag.type === 'MemberExpression' && source.text.slice(tag.start, tag.end) === 'String.raw')
        patterns.add(quasi.start)
    },
    TemplateLiteral({ quasis, start }) {
      if (patterns.has(start)) return
      const text = quasis.map(({ value }) => value.cooked ?? value.raw).join('…')
      // A statement of SQL holds French only between its own quotes.
      const texts = sqlTexts.has(start) ? [...text.matchAll(/'([^']*)'/g)].map(([, quoted = '']) => quoted) : [text]
      for (const one of texts) add(one, start)
    },
  })
  const sqlTexts = new Set<number>()
  const patterns = new Set<number>()
  visitor.visit(source.program)
  return found
}
