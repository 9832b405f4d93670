/** What our pages fold with a Disclosure: the components inside, those of components too. Reads the parsed source. */
import type { ESTree } from 'vite'
import { lineAt, type SourceFile } from './source-file.ts'

export type Fold = {
  readonly file: string
  readonly line: number
  /** Names of the properties of the Disclosure. */
  readonly properties: readonly string[]
  /** Names of the components inside, down to those of `app/ui`. */
  readonly inside: ReadonlySet<string>
}

type Part = { readonly file: SourceFile; readonly name: string; readonly node: ESTree.Node }

const isNode = (value: unknown): value is ESTree.Node => typeof value === 'object' && value !== null && 'type' in value

/** This node, then all that it holds. */
function* nodesOf(node: ESTree.Node): Generator<ESTree.Node> {
  yield node
  for (const value of Object.values(node).flat()) if (isNode(value)) yield* nodesOf(value)
}

const elementsOf = (node: ESTree.Node): readonly ESTree.JSXElement[] =>
  [...nodesOf(node)].filter((one) => one.type === 'JSXElement')

const nameOf = ({ openingElement: { name } }: ESTree.JSXElement): string =>
  name.type === 'JSXIdentifier' ? name.name : ''

function partsOf(file: SourceFile): readonly Part[] {
  return file.program.body.flatMap((statement): readonly Part[] => {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (node?.type === 'FunctionDeclaration' && node.id) return [{ file, name: node.id.name, node }]
    if (node?.type !== 'VariableDeclaration') return []
    return node.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && init ? [{ file, name: id.name, node: init }] : [],
    )
  })
}

/** Every fold of these pages, in the order of their files. */
export function listFolds(pages: readonly SourceFile[]): readonly Fold[] {
  const parts = pages.flatMap(partsOf)
  const partNamed = (file: SourceFile, name: string): Part | undefined => {
    const places = [file.file, ...file.imports.map(({ target }) => target)]
    return parts.find((part) => part.name === name && places.includes(part.file.file))
  }
  const insideOf = (file: SourceFile, nodes: readonly ESTree.Node[], known = new Set<string>()): Set<string> => {
    for (const name of nodes.flatMap(elementsOf).map(nameOf)) {
      if (known.has(name)) continue
      known.add(name)
      const part = partNamed(file, name)
      if (part) insideOf(part.file, [part.node], known)
    }
    return known
  }
  return parts.flatMap(({ file, node }) =>
    elementsOf(node)
      .filter((element) => nameOf(element) === 'Disclosure')
      .map((fold) => ({
        file: file.file,
        line: lineAt(file, fold.start),
        properties: fold.openingElement.attributes.flatMap((one) =>
          one.type === 'JSXAttribute' && one.name.type === 'JSXIdentifier' ? [one.name.name] : [],
        ),
        inside: insideOf(file, fold.children),
      })),
  )
}
