/**
 * A table is written by its slice alone, and read by its slice and those above (docs/decisions/0027). Pure: `table-uses.ts` finds
 * what sources ask, `table-guard.ts` what is really asked when tests run; both come here.
 */
import { exceptions, owners, type TableException } from '../../db/owners.ts'
import { areaOf, tierOf } from '../import-rules.ts'
import { isTestFile, type SourceFile } from './source-file.ts'
import type { TableUse } from './sql-tables.ts'
import { tableUsesIn, type UseAt } from './table-uses.ts'

const ownerOf: ReadonlyMap<string, string> = new Map(Object.entries(owners))

export const isTable = (name: string): boolean => ownerOf.has(name)

/** The kernel lies below every slice; what is no slice and no kernel (http, routes, the demonstration) above them all. */
function rankOf(area: string): number {
  if (area === 'kernel') return -1
  const tier = tierOf(area)
  return tier < 0 ? Number.POSITIVE_INFINITY : tier
}

const lets = ({ tables }: TableException, table: string): boolean => {
  const named: readonly string[] = tables === 'all' ? [table] : tables
  return named.includes(table)
}

/** Is there a line of the exceptions that lets it pass? */
const isExcepted = (file: string, { table }: TableUse): boolean =>
  exceptions.some((one) => file.startsWith(one.in) && lets(one, table))

/** Why the file may not ask that of the table, whatever the exceptions say; undefined when it may. */
export function faultOf(file: string, { table, act }: TableUse): string | undefined {
  const area = areaOf(file)
  const owner = ownerOf.get(table)
  if (owner === undefined) return `${table} has no owner`
  if (owner === area) return
  if (act === 'write') return `${area} writes ${table}, which is written by ${owner} alone`
  if (rankOf(area) <= rankOf(owner)) return `${area} reads ${table}, which is of ${owner}, and ${owner} is not below it`
}

export const refusalOfTable = (file: string, use: TableUse): string | undefined =>
  isExcepted(file, use) ? undefined : faultOf(file, use)

/**
 * The same for a statement as it is asked: it may hold a piece written elsewhere in its slice, or below, and what an exception
 * lets the piece read holds for who asks it.
 */
export function refusalOfStatement(file: string, use: TableUse): string | undefined {
  const rank = rankOf(areaOf(file))
  const isPiece = exceptions.some(
    (one) => one.isPiece === true && use.act === 'read' && lets(one, use.table) && rankOf(areaOf(one.in)) <= rank,
  )
  return isPiece ? undefined : refusalOfTable(file, use)
}

/** Every use that sources make of a table against the rule: « file:line: why ». What tests ask is their own affair. */
export const listTableRefusals = (tree: readonly SourceFile[]): readonly string[] =>
  usesOfProduct(tree).flatMap(({ file, line, ...use }) => {
    const why = refusalOfTable(file, use)
    return why === undefined ? [] : [`${file}:${line}: ${why}`]
  })

/** Exceptions that let nothing pass: their fault is mended. A table named by a variable is not seen here: its exception says so. */
export function idleTableExceptions(tree: readonly SourceFile[]): readonly string[] {
  const uses = usesOfProduct(tree).filter(({ file, ...use }) => faultOf(file, use) !== undefined)
  const isIdle = (where: string, table?: string) =>
    !uses.some((use) => use.file.startsWith(where) && (table === undefined || use.table === table))
  return exceptions
    .filter(({ isByVariable }) => isByVariable !== true)
    .flatMap((one) =>
      one.tables === 'all'
        ? isIdle(one.in)
          ? [one.in]
          : []
        : one.tables.filter((table) => isIdle(one.in, table)).map((table) => `${one.in}: ${table}`),
    )
}

const usesOfProduct = (tree: readonly SourceFile[]): readonly UseAt[] =>
  tree.filter(({ file }) => !isTestFile(file)).flatMap((source) => tableUsesIn(source, isTable))

export const isSliceOrKernel = (owner: string): boolean => owner === 'kernel' || tierOf(owner) >= 0
