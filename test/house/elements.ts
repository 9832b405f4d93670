/** Elements of our pages, and the components they hold, those of components too. Reads the parsed source. */
import type { ESTree } from 'vite'
import type { SourceFile } from './source-file.ts'

export type Part = { readonly file: SourceFile; readonly name: string; readonly node: ESTree.Node }

const isNode = (value: unknown): value is ESTree.Node => typeof value === 'object' && value !== null && 'type' in value

/** This node, then all that it holds. */
export function* nodesOf(node: ESTree.Node): Generator<ESTree.Node> {
  yield node
  for (const value of Object.values(node).flat()) if (isNode(value)) yield* nodesOf(value)
}

export const elementsOf = (node: ESTree.Node): readonly ESTree.JSXElement[] =>
  [...nodesOf(node)].filter((one) => one.type === 'JSXElement')

export const nameOf = ({ openingElement: { name } }: ESTree.JSXElement): string =>
  name.type === 'JSXIdentifier' ? name.name : ''

export function partsOf(file: SourceFile): readonly Part[] {
  return file.program.body.flatMap((statement): readonly Part[] => {
    const node = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
    if (node?.type === 'FunctionDeclaration' && node.id) return [{ file, name: node.id.name, node }]
    if (node?.type !== 'VariableDeclaration') return []
    return node.declarations.flatMap(({ id, init }) =>
      id.type === 'Identifier' && init ? [{ file, name: id.name, node: init }] : [],
    )
  })
}

/** What these parts hold, by name. */
export function partsAmong(parts: readonly Part[]) {
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
  return { partNamed, insideOf }
}
