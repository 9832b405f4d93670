/**
 * A Kysely plugin for tests: a statement that writes the table of another slice, or reads that of a slice above, is refused
 * (docs/decisions/0027). Who asks is read on the stack: the first of our files. It sees what reading the sources cannot: a table
 * named by a variable, SQL put together from several files. What a test asks is its own affair.
 */
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  IdentifierNode,
  type KyselyPlugin,
  type OperationNode,
  RawNode,
  type RootOperationNode,
  TableNode,
} from 'kysely'
import { isTestFile } from './house/source-file.ts'
import { type TableUse, tablesInSql } from './house/sql-tables.ts'
import { isTable, refusalOfStatement } from './house/table-rules.ts'

const root = path.resolve(import.meta.dirname, '..')

/** A statement compiled once is compiled there, and one of a row is made there, for whoever wrote it. */
const passers: readonly string[] = [
  'app/kernel/compile-once.server.ts',
  'app/kernel/rows.server.ts',
  'test/table-guard.ts',
]

/** Where the nodes that write name their table. */
const writtenAt: Readonly<Record<string, string>> = {
  InsertQueryNode: 'into',
  UpdateQueryNode: 'table',
  DeleteQueryNode: 'from',
  MergeQueryNode: 'into',
}

/** They name a table that the statement has named already, or that it makes itself. */
const namesAgain: readonly string[] = ['ReferenceNode', 'CommonTableExpressionNameNode']

const isNode = (value: unknown): value is OperationNode =>
  typeof value === 'object' && value !== null && 'kind' in value

/** Every table of a statement, at any depth, raw SQL included. */
export function usesOf(statement: RootOperationNode): readonly TableUse[] {
  const uses: TableUse[] = []
  collect(statement, 'read', uses)
  return uses.filter(({ table }) => isTable(table))
}

function collect(value: unknown, act: TableUse['act'], uses: TableUse[]): void {
  if (Array.isArray(value)) for (const one of value) collect(one, act, uses)
  else if (isNode(value)) collectNode(value, act, uses)
}

function collectNode(node: OperationNode, act: TableUse['act'], uses: TableUse[]): void {
  if (namesAgain.includes(node.kind)) return
  if (TableNode.is(node)) uses.push({ table: node.table.identifier.name, act })
  else if (RawNode.is(node)) {
    const inside: OperationNode[] = []
    uses.push(...tablesInSql(textOf(node, inside), isTable))
    for (const one of inside) collectNode(one, 'read', uses)
  } else for (const key in node) collect(Reflect.get(node, key), key === writtenAt[node.kind] ? 'write' : 'read', uses)
}

/** Raw SQL with its names; a value or a statement of Kysely in it is `$1`, and added to `inside`. */
function textOf(node: OperationNode, inside: OperationNode[]): string {
  if (TableNode.is(node)) return node.table.identifier.name
  if (IdentifierNode.is(node)) return node.name
  if (!RawNode.is(node)) {
    inside.push(node)
    return '$1'
  }
  const { sqlFragments, parameters } = node
  return sqlFragments
    .map((text, index) => `${text}${parameters[index] ? textOf(parameters[index], inside) : ''}`)
    .join('')
}

/** The file that asks, from the root, among those of the stack; undefined for a test, or when the stack does not say. */
export function askerAmong(stack: readonly string[]): string | undefined {
  const own = stack.map(fromRoot).find((file) => file !== '' && !passers.includes(file))
  return own === undefined || isTestFile(own) ? undefined : own
}

const fromRootKnown = new Map<string, string>()

/** Empty for a file that is not ours. */
function fromRoot(name: string): string {
  const known = fromRootKnown.get(name)
  if (known !== undefined) return known
  const file = name.startsWith('file:') ? fileURLToPath(name) : name
  const relative = path.relative(root, file).split(path.sep).join('/')
  const own = /^(app|seed|bench|db|test|e2e)\//.test(relative) ? relative : ''
  fromRootKnown.set(name, own)
  return own
}

/** Files of the stack, the last called first; through an await too. */
function filesOfStack(): readonly string[] {
  const { prepareStackTrace, stackTraceLimit } = Error
  const holder: { stack?: unknown } = {}
  Error.stackTraceLimit = 40
  Error.prepareStackTrace = (_error, sites) => sites.map((site) => site.getFileName() ?? '')
  Error.captureStackTrace(holder, filesOfStack)
  const files = holder.stack
  Object.assign(Error, { prepareStackTrace, stackTraceLimit })
  return Array.isArray(files) ? files.map(String) : []
}

/** @param refusalOf why that file may not ask that @param asker who asks: told by the stack, unless a test says another */
export const tableGuard = (
  refusalOf: (file: string, use: TableUse) => string | undefined = refusalOfStatement,
  asker: () => string | undefined = () => askerAmong(filesOfStack()),
): KyselyPlugin => ({
  transformQuery({ node }) {
    const uses = usesOf(node)
    const file = uses.length === 0 ? undefined : asker()
    const refusals = file === undefined ? [] : uses.flatMap((use) => refusalOf(file, use) ?? [])
    if (refusals.length > 0) throw new Error(`${file}: ${[...new Set(refusals)].join('; ')}`)
    return node
  },
  transformResult: async ({ result }) => result,
})
