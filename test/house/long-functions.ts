/** Functions too long to be read at once. Those of tests are left out: a `describe` holds cases, it is not read as a function. Pure. */
import { type ESTree, Visitor } from 'vite'
import { isTestFile, lineAt, type SourceFile } from './source-file.ts'

export const mostFunctionLines = 60

type Written = Span & { readonly name: string; readonly line: number; readonly lines: number }

/** « file:line name: lines », the longest first. One inside another is counted with it. */
export const listLongFunctions = (tree: readonly SourceFile[]): readonly string[] =>
  tree
    .filter(({ file }) => !isTestFile(file))
    .flatMap((source) => functionsOf(source).map((one) => ({ ...one, file: source.file })))
    .filter(({ lines }) => lines > mostFunctionLines)
    .toSorted((one, other) => other.lines - one.lines)
    .map(({ file, line, name, lines }) => `${file}:${line} ${name}: ${lines}`)

type Span = Pick<ESTree.Node, 'start' | 'end'>

function functionsOf(source: SourceFile): readonly Written[] {
  const names = new Map<number, string>()
  const found: Written[] = []
  const add = ({ start, end }: Span, name: string | undefined) => {
    const lines = source.text.slice(start, end).split('\n').length
    const line = lineAt(source, start)
    if (lines > mostFunctionLines) found.push({ name: name ?? 'without a name', line, lines, start, end })
  }
  const visitor = new Visitor({
    VariableDeclarator({ id, init }) {
      if (id.type === 'Identifier' && init) names.set(init.start, id.name)
    },
    Property({ key, value }) {
      if (key.type === 'Identifier') names.set(value.start, key.name)
    },
    FunctionDeclaration(node) {
      add(node, node.id?.name)
    },
    FunctionExpression(node) {
      add(node, node.id?.name ?? names.get(node.start))
    },
    ArrowFunctionExpression(node) {
      add(node, names.get(node.start))
    },
  })
  visitor.visit(source.program)
  return found.filter((one) => !found.some(({ start, end }) => start < one.start && one.end <= end))
}
