/**
 * GET, POST /ctg/:ctgId/convention/cellules — for the table of signatories, in JSON: its rows; cells changed, each answered for
 * itself. The body of the POST is what `journey.change-signatories` takes, without its CTG; it answers `{ results }`.
 */
import { getSignatoryTable } from '#app/domains/convention/signatories/signatory-queries.server.ts'
import { changeSignatories } from '#app/domains/journey/commands/change-signatories.server.ts'
import { jsonCommand } from '#app/http/json-command.server.ts'
import { ctgPath, route } from '#app/http/route.server.ts'

export const loader = route(async ({ context, params }) =>
  Response.json(await getSignatoryTable(context, ctgPath.parse(params).ctgId)),
)

export const action = jsonCommand(changeSignatories)
