/** The codes of refusals that a source may throw, read from its syntax tree: however it is laid out. Pure. */
import { parseSync } from 'vite'

type Node = { readonly type: string; readonly [part: string]: unknown }

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one)
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) yield value
    for (const inner of Object.values(value)) yield* nodesIn(inner)
  }
}

const nodesOf = (value: unknown, type: string): readonly Node[] =>
  [...nodesIn(value)].filter((node) => node.type === type)
const partOf = (node: Node, name: string): Node | undefined => {
  const part = node[name]
  return isNode(part) ? part : undefined
}
const nameOf = (node: Node | undefined): string => (typeof node?.name === 'string' ? node.name : '')
const argumentsOf = (node: Node): readonly Node[] =>
  Array.isArray(node.arguments) ? node.arguments.filter(isNode) : []

/** What an expression may be worth, when it is written there: a literal, a branch of a condition. */
function valuesOf(node: Node | undefined): readonly string[] {
  if (!node) return []
  if (node.type === 'Literal') return typeof node.value === 'string' ? [node.value] : []
  const parts = ['ConditionalExpression', 'LogicalExpression'].includes(node.type)
    ? [node.type === 'ConditionalExpression' ? 'consequent' : 'left', 'alternate', 'right']
    : ['expression', 'argument']
  return parts.flatMap((name) => valuesOf(partOf(node, name)))
}

/** Literals of a union of types. */
const literalsOf = (type: unknown): readonly string[] =>
  nodesOf(type, 'TSLiteralType').flatMap((node) => valuesOf(partOf(node, 'literal')))

/** Why a link opens nothing: its closed page says it, and no code is thrown. */
const saidByPages: readonly string[] = ['LinkRefusal']

const isRefusalType = (name: string): boolean => name.endsWith('Refusal') && !saidByPages.includes(name)

/** Functions `refusalTo…`, declared or assigned. */
function functionsOf(program: unknown): readonly Node[] {
  const isRefusal = (node: Node) => nameOf(partOf(node, 'id')).startsWith('refusalTo')
  return [
    ...nodesOf(program, 'FunctionDeclaration').filter(isRefusal),
    ...nodesOf(program, 'VariableDeclarator')
      .filter(isRefusal)
      .flatMap((node) => partOf(node, 'init') ?? []),
  ]
}

/** Reasons of a function: those its type says, else those it is seen to return. */
function reasonsOf(made: Node): readonly string[] {
  const declared = literalsOf(made.returnType)
  if (made.returnType) return declared
  const body = partOf(made, 'body')
  return [...valuesOf(body), ...nodesOf(body, 'ReturnStatement').flatMap(valuesOf)]
}

/**
 * Codes of kind `conflict` and `unavailable`, which need a sentence of their own; those of the other kinds may do with that of their kind.
 * @param slice of the file: reasons that a type or a function names are of it
 */
export function refusalCodesIn(file: string, source: string, slice: string): readonly string[] {
  const { program } = parseSync(file, source)
  const calls = nodesOf(program, 'CallExpression')
  const callsOf = (name: string) => calls.filter((call) => nameOf(partOf(call, 'callee')) === name).map(argumentsOf)
  const reasons = [
    ...nodesOf(program, 'TSTypeAliasDeclaration')
      .filter((alias) => isRefusalType(nameOf(partOf(alias, 'id'))))
      .flatMap((alias) => literalsOf(alias.typeAnnotation)),
    ...functionsOf(program).flatMap(reasonsOf),
  ]
  return [
    ...nodesOf(program, 'NewExpression')
      .filter((made) => nameOf(partOf(made, 'callee')) === 'DomainError')
      .map(argumentsOf)
      .filter(([kind]) => valuesOf(kind).some((one) => one === 'conflict' || one === 'unavailable'))
      .flatMap(([, code]) => valuesOf(code)),
    ...callsOf('changedMeanwhile').flatMap(([of]) => valuesOf(of).map((name) => `${name}.changed-meanwhile`)),
    ...callsOf('refuse').flatMap(([of, reason]) =>
      valuesOf(of).flatMap((name) => valuesOf(reason).map((value) => `${name}.${value}`)),
    ),
    ...reasons.map((reason) => `${slice}.${reason}`),
  ]
}
