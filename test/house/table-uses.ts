/** Which tables a source file asks, with Kysely or in a text of SQL. Pure. */
import { type ESTree, Visitor } from 'vite'
import { lineAt, type SourceFile } from './source-file.ts'
import { type TableUse, tablesInSql } from './sql-tables.ts'

export type UseAt = TableUse & { readonly file: string; readonly line: number }

/** Methods of Kysely whose first argument names tables. */
const acts: Readonly<Record<string, TableUse['act']>> = {
  selectFrom: 'read',
  from: 'read',
  using: 'read',
  innerJoin: 'read',
  leftJoin: 'read',
  rightJoin: 'read',
  fullJoin: 'read',
  crossJoin: 'read',
  innerJoinLateral: 'read',
  leftJoinLateral: 'read',
  insertInto: 'write',
  replaceInto: 'write',
  mergeInto: 'write',
  updateTable: 'write',
  deleteFrom: 'write',
}

/** What is done to `rowOf(db, table, key)`, or to `rowsOf`. */
const rowActs: Readonly<Record<string, TableUse['act']>> = {
  insert: 'write',
  update: 'write',
  change: 'write',
  put: 'write',
  remove: 'write',
  take: 'write',
  select: 'read',
  list: 'read',
  find: 'read',
  lock: 'read',
  get: 'read',
}

const startsAsSql = /^\s*(select|insert into|update|delete from|with|truncate)\s/i

/** Every use, in the order of the file. A table named by a variable is seen by `table-guard.ts`, when tests run. */
export function tableUsesIn(source: SourceFile, isTable: (name: string) => boolean): readonly UseAt[] {
  const uses: UseAt[] = []
  const add = (found: readonly TableUse[], offset: number) => {
    for (const use of found) uses.push({ ...use, file: source.file, line: lineAt(source, offset) })
  }
  const visitor = new Visitor({
    CallExpression({ callee, arguments: [first, second], start }) {
      const addAll = (named: ESTree.Argument | undefined, act: TableUse['act'] | undefined) => {
        if (named === undefined || act === undefined) return
        const tables = namesIn(named).filter(isTable)
        add(
          tables.map((table) => ({ table, act })),
          start,
        )
      }
      if (callee.type === 'Identifier' && ['addRows', 'addMissingRows'].includes(callee.name)) addAll(second, 'write')
      if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return
      const row = rowNamed(callee.object)
      if (row) addAll(row, rowActs[callee.property.name])
      else addAll(first, acts[callee.property.name])
    },
    TaggedTemplateExpression({ tag, quasi }) {
      if (tag.type === 'Identifier' && tag.name === 'sql') add(tablesInSql(textOf(quasi), isTable), quasi.start)
    },
    TemplateLiteral(template) {
      const text = textOf(template)
      if (startsAsSql.test(text)) add(tablesInSql(text, isTable), template.start)
    },
    Literal({ value, start }) {
      if (typeof value === 'string' && startsAsSql.test(value)) add(tablesInSql(value, isTable), start)
    },
  })
  visitor.visit(source.program)
  return uses.filter((use, index) => index === uses.findIndex((other) => isSame(use, other)))
}

const isSame = (a: UseAt, b: UseAt): boolean => a.table === b.table && a.act === b.act && a.line === b.line

/** The table of `rowOf(db, table, key)`, or of `rowsOf`. */
const rowNamed = (object: ESTree.Expression | ESTree.Super): ESTree.Argument | undefined =>
  object.type === 'CallExpression' &&
  object.callee.type === 'Identifier' &&
  ['rowOf', 'rowsOf'].includes(object.callee.name)
    ? object.arguments[1]
    : undefined

/** Tables of an argument: `'action'`, `'action as a'`, `['action', 'party']`. */
function namesIn(argument: ESTree.Argument): readonly string[] {
  if (argument.type === 'Literal' && typeof argument.value === 'string')
    return [argument.value.split(' ')[0]?.replace(/^public\./, '') ?? '']
  if (argument.type === 'ArrayExpression')
    return argument.elements.flatMap((one) => (one === null || one.type === 'SpreadElement' ? [] : namesIn(one)))
  return []
}

/** The text of a template; what stands between braces is `sql.table('x')`, whose name is read, or a value. */
function textOf({ quasis, expressions }: ESTree.TemplateLiteral): string {
  return quasis.map(({ value }, index) => `${value.raw}${expressionText(expressions[index])}`).join('')
}

function expressionText(expression: ESTree.Expression | undefined): string {
  if (expression === undefined) return ''
  if (expression.type !== 'CallExpression' || expression.callee.type !== 'MemberExpression') return '$1'
  const { property } = expression.callee
  if (property.type !== 'Identifier' || !['table', 'id'].includes(property.name)) return '$1'
  const name = expression.arguments.at(-1)
  return name?.type === 'Literal' && typeof name.value === 'string' ? name.value : '$1'
}
