/**
 * A Kysely plugin for tests: a statement that reads, changes or deletes rows of a CTG without saying which CTG is refused.
 * It sees what is built with Kysely, at any depth; raw SQL is read by eyes (docs/decisions/0007).
 */
import type { KyselyPlugin, OperationNode, RootOperationNode } from 'kysely'

/** Things of a person or of the instance that carry a ctg_id without belonging to one CTG: found by another key. */
const foundOtherwise: readonly string[] = ['audit_entry', 'member', 'acting_as']

/**
 * Rows whose secret is their key: read by it before their CTG is known, and only read. Personal links (docs/rules/followup.md
 * §7.1, governance.md §11.7) and tokens of the API (api.md §1): what is found says which CTG, every other statement carries it.
 */
const foundBySecret: Readonly<Record<string, string>> = {
  report_link: 'token_hash',
  invitation_link: 'token_hash',
  workshop: 'join_code',
  survey: 'token',
  api_token: 'token_hash',
  signing_link: 'token_hash',
  comment_mail: 'link_hash',
  // The address of a public page is no secret; it is its only name outside.
  portal_page: 'address',
  // The fingerprint of a file one holds (docs/rules/signing.md §4).
  convention_version: 'file_sha256',
  stored_file: 'sha256',
}

const isNode = (value: unknown): value is OperationNode =>
  typeof value === 'object' && value !== null && 'kind' in value

/** Every node at any depth, itself first. A list made at once: a generator for each depth costs more than the statement. */
function nodesIn(value: unknown, found: OperationNode[] = []): readonly OperationNode[] {
  if (Array.isArray(value)) for (const one of value) nodesIn(one, found)
  else if (typeof value === 'object' && value !== null) {
    if (isNode(value)) found.push(value)
    for (const child of Object.values(value)) nodesIn(child, found)
  }
  return found
}

/** The identifier a table or column node carries, whatever wraps it. */
function identifierOf(node: unknown): string | undefined {
  for (const inner of nodesIn(node)) if (inner.kind === 'IdentifierNode' && 'name' in inner) return String(inner.name)
}

const namesColumn = (value: unknown, column: string): boolean => {
  for (const node of nodesIn(value))
    if (node.kind === 'IdentifierNode' && 'name' in node && node.name === column) return true
  return false
}

const namesCtgId = (value: unknown): boolean => namesColumn(value, 'ctg_id')

/** Tables named by the statement itself, not by its sub-queries: `schemable` nodes right under from, join, table. */
function tablesOf(statement: OperationNode): readonly string[] {
  const sources: unknown[] = []
  if ('from' in statement && isNode(statement.from) && 'froms' in statement.from && Array.isArray(statement.from.froms))
    sources.push(...statement.from.froms)
  if ('table' in statement) sources.push(statement.table)
  if ('joins' in statement && Array.isArray(statement.joins))
    for (const join of statement.joins) if ('table' in join) sources.push(join.table)
  return sources.flatMap((source) => (isSubQuery(source) ? [] : (tableName(source) ?? [])))
}

const isSubQuery = (source: unknown): boolean => {
  for (const node of nodesIn(source)) if (node.kind === 'SelectQueryNode' || node.kind === 'RawNode') return true
  return false
}

function tableName(source: unknown): string | undefined {
  for (const node of nodesIn(source)) if (node.kind === 'TableNode') return identifierOf(node)
}

/** Why a statement is refused, or undefined. `owned`: tables that have a ctg_id. */
export function refusalOf(root: RootOperationNode, owned: ReadonlySet<string>): string | undefined {
  for (const node of nodesIn(root)) {
    if (!['SelectQueryNode', 'UpdateQueryNode', 'DeleteQueryNode'].includes(node.kind)) continue
    const [first, ...joined] = tablesOf(node)
    // What is joined by ctg_id to a CTG, or to a mandate found by its person, is of that CTG.
    const leads = ['ctg', ...foundOtherwise, ...(joined[0] === 'member' ? ['person'] : [])]
    const isFoundOtherwise = first !== undefined && leads.includes(first) && 'joins' in node && namesCtgId(node.joins)
    const tables = [first, ...joined].filter(
      (table) => table !== undefined && owned.has(table) && !foundOtherwise.includes(table) && !isFoundOtherwise,
    )
    const where = 'where' in node ? node.where : undefined
    const [only = '', ...others] = tables
    const secret = foundBySecret[only]
    if (node.kind === 'SelectQueryNode' && others.length === 0 && secret !== undefined && namesColumn(where, secret))
      continue
    if (tables.length > 0 && !namesCtgId(where))
      return `${node.kind} on ${tables.join(', ')} without ctg_id in its WHERE`
    if (node.kind === 'UpdateQueryNode' && 'updates' in node && setsCtgId(node.updates))
      return `${tables.join(', ')}: ctg_id is never changed`
  }
}

const setsCtgId = (updates: unknown): boolean =>
  Array.isArray(updates) &&
  updates.some((update) => isNode(update) && 'column' in update && identifierOf(update.column) === 'ctg_id')

export const ctgIdGuard = (owned: ReadonlySet<string>): KyselyPlugin => ({
  transformQuery({ node }) {
    const refusal = refusalOf(node, owned)
    if (refusal) throw new Error(refusal)
    return node
  },
  transformResult: async ({ result }) => result,
})
