/** GET /ctg/:ctgId/decisions/export?format= — the register as a file, filtered as its page is, for members. */
import { registerSearch } from '#app/domains/meetings/decisions/register.ts'
import { registerFilterOf } from '#app/domains/meetings/decisions/register-filter.ts'
import { getRegisterExport } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { registerTable } from '#app/domains/meetings/decisions/register-table.fr.ts'
import { writeCsv } from '#app/domains/plan-files/export/write-csv.ts'
import { writeWorkbook } from '#app/domains/plan-files/export/write-workbook.server.ts'
import { requireAllRead, requireChoice } from '#app/http/asked-file.server.ts'
import { printRoute } from '#app/http/print-route.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { sendTable } from '#app/http/send-file.server.ts'
import { listThingsOfDecisions } from '#app/things/find-things.server.ts'

const formats = ['xlsx', 'ods', 'csv'] as const

export const loader = printRoute(async ({ context, params, request }) => {
  const { ctgId } = ctgPath.parse(params)
  const { searchParams } = new URL(request.url)
  const filter = registerFilterOf(request.url)
  const format = requireChoice(searchParams.get('format'), formats, 'plan.unknown-format')
  requireAllRead(searchParams, registerSearch(filter), ['q', 'instance', 'etat', 'annee', 'vue'])
  const register = await getRegisterExport(context, { ctgId, ...filter })
  const ids = register.decisions.map(({ id }) => id)
  const things = await listThingsOfDecisions(context, ctgId, ids)
  const aboutOf = (id: string) =>
    things.filter(({ decisionId }) => decisionId === id).map(({ kindName, title }) => `${kindName}\u00a0: ${title}`)
  const table = registerTable({ ...register, aboutOf })
  const name = `decisions-${register.today}.${format}`
  if (format === 'csv') return sendTable(writeCsv(table), format, name)
  return sendTable(await writeWorkbook({ kind: format, tables: [table] }), format, name)
})
