/** Which tables a text of SQL reads and writes. Pure; made for our own statements, with names of tables in lower case. */

export type TableUse = { readonly table: string; readonly act: 'read' | 'write' }

/** A name, perhaps of schema public; not followed by a dot, which would make it the owner of a column. */
const name = String.raw`(?:public\.)?"?([a-z_]+)"?(?![\w."])`
const clauses =
  'where|on|join|left|right|inner|full|cross|set|using|order|group|limit|for|returning|union|natural|cascade'
const alias = String.raw`(?:\s+(?:as\s+)?(?!(?:${clauses})\b)[a-z_]+)?`
/** One table after these words, or several with commas between. */
const after = (words: string) =>
  new RegExp(String.raw`\b(?:${words})\s+(?:only\s+|lateral\s+)*${name}((?:${alias}\s*,\s*${name})*)`, 'gi')
const places: Readonly<Record<TableUse['act'], RegExp>> = {
  write: after(String.raw`insert\s+into|(?<!\bfor\s)(?<!\bno\s+key\s)update|delete\s+from|merge\s+into|truncate`),
  read: after(String.raw`(?<!\bdistinct\s)(?<!\bdelete\s)from|join|using`),
}
const ownNames =
  /(?:\bwith(?:\s+recursive)?|,)\s+([a-z_]+)\s*(?:\([^()]*\)\s*)?as\s+(?:(?:not\s+)?materialized\s*)?\(/gi

/**
 * @param isTable a name that is none (a column, a function) is nobody's; nor is a common table expression
 * @returns each table once for each act
 */
export function tablesInSql(sql: string, isTable: (name: string) => boolean): readonly TableUse[] {
  const text = sql.replace(/--.*$/gm, '').replace(/'(?:[^']|'')*'/g, "''")
  const own = new Set([...text.matchAll(ownNames)].map(([, made = '']) => made))
  const named = (act: TableUse['act']): readonly TableUse[] =>
    [...text.matchAll(places[act])]
      .flatMap(([whole, first = '']) => [first, ...whole.split(',').slice(1).map(firstName)])
      .filter((table) => isTable(table) && !own.has(table))
      .map((table) => ({ table, act }))
  const uses = [...named('write'), ...named('read')]
  return [...new Map(uses.map((use) => [`${use.act} ${use.table}`, use])).values()]
}

const firstName = (text: string): string => new RegExp(String.raw`^\s*${name}`, 'i').exec(text)?.[1] ?? ''
