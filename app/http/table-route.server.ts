/** A table to take away, in the format that its address names; members only. */

import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { requireChoice } from './asked-file.server.ts'
import { printRoute } from './print-route.server.ts'
import type { RouteArgs } from './route.server.ts'
import { sendTable } from './send-file.server.ts'

type Format = 'xlsx' | 'ods' | 'csv'
type Named = { readonly table: Parameters<typeof writeWorkbook>[0]['tables'][number]; readonly name: string }

/** @param formats the first one by default @param load `name` without its extension */
export const tableRoute = (formats: readonly [Format, ...Format[]], load: (args: RouteArgs) => Promise<Named>) =>
  printRoute(async (args) => {
    const format = requireChoice(args.searchParams.get('format'), formats, 'plan.unknown-format')
    const { table, name } = await load(args)
    const body = format === 'csv' ? writeCsv(table) : await writeWorkbook({ kind: format, tables: [table] })
    return sendTable(body, format, `${name}.${format}`)
  })
