/**
 * GET, POST /ctg/:ctgId/plan/cellules — for the grid, in JSON: the plan as cells; cells changed, each answered for itself.
 * The body of the POST is what `plan.change-actions` takes, without its CTG; it answers `{ batchId, results }`.
 */
import { getCellTable } from '#app/domains/plan-table/cells/queries.server.ts'
import { changeActions } from '#app/domains/plan-table/commands/change-actions.server.ts'
import { jsonCommand } from '#app/http/json-command.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'

export const loader = route(async ({ context, params }) =>
  Response.json(await getCellTable(context, ctgPath.parse(params).ctgId, null)),
)

export const action = jsonCommand(changeActions)
