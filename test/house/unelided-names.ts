/**
 * « Réglage de Antoine Lin »: a name put after « de » without its elision. Pure. `ofName` and `ofParty` say it right; a name is told
 * by how it is called, `name`, `holderName`, `who`.
 */
import { Visitor } from 'vite'
import { isTestFile, lineAt, type SourceFile } from './source-file.ts'

const isName = (expression: string): boolean =>
  /(?:^|\.|[a-z](?=N))(?:names?|Names?|who|person|author)$/.test(expression)
const endsInOf = (text: string): boolean => /(?:^|[\s(«'’])de[ \u00a0]$/.test(text)

/** Where it is said how « de » is written before a name: of a person, of a place. */
const rules = ['app/kernel/elision.fr.ts', 'app/domains/ctg/names.fr.ts']

/** « file:line: expression », in templates and between tags. */
export const listUnelidedNames = (tree: readonly SourceFile[]): readonly string[] =>
  tree.filter(({ file }) => file.startsWith('app/') && !rules.includes(file) && !isTestFile(file)).flatMap(unelidedOf)

function unelidedOf(source: SourceFile): readonly string[] {
  const found: string[] = []
  const see = (before: string, { start, end }: { readonly start: number; readonly end: number }) => {
    const expression = source.text.slice(start, end)
    if (endsInOf(before) && isName(expression)) found.push(`${source.file}:${lineAt(source, start)}: ${expression}`)
  }
  new Visitor({
    TemplateLiteral({ quasis, expressions }) {
      for (const [index, one] of expressions.entries()) see(quasis[index]?.value.cooked ?? '', one)
    },
    JSXElement({ children }) {
      for (const [index, one] of children.entries()) {
        const before = children[index - 1]
        if (one.type === 'JSXExpressionContainer' && before?.type === 'JSXText') see(before.value, one.expression)
      }
    },
  }).visit(source.program)
  return found
}
