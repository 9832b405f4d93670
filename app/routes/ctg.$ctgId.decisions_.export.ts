/** GET /ctg/:ctgId/decisions/export?format= — the register as a file, filtered as its page is, for members. */
import { registerSearch } from '#app/domains/meetings/decisions/register.ts'
import { registerFilterOf } from '#app/domains/meetings/decisions/register-filter.ts'
import { getRegisterExport } from '#app/domains/meetings/decisions/register-queries.server.ts'
import { registerTable } from '#app/domains/meetings/decisions/register-table.fr.ts'
import { requireAllRead } from '#app/http/asked-file.server.ts'
import { ctgPath } from '#app/http/route.server.ts'
import { tableRoute } from '#app/http/table-route.server.ts'
import { listThingsOfDecisions } from '#app/things/find-things.server.ts'

export const loader = tableRoute(['xlsx', 'ods', 'csv'], async ({ context, params, request, searchParams }) => {
  const { ctgId } = ctgPath.parse(params)
  const filter = registerFilterOf(request.url)
  requireAllRead(searchParams, registerSearch(filter), ['q', 'instance', 'etat', 'annee', 'vue'])
  const register = await getRegisterExport(context, { ctgId, ...filter })
  const ids = register.decisions.map(({ id }) => id)
  const things = await listThingsOfDecisions(context, ctgId, ids)
  const aboutOf = (id: string) =>
    things.filter(({ decisionId }) => decisionId === id).map(({ kindName, title }) => `${kindName}\u00a0: ${title}`)
  return { table: registerTable({ ...register, aboutOf }), name: `decisions-${register.today}` }
})
