/**
 * GET, POST /ctg/:ctgId/convention/cellules — for the table of signatories, in JSON: its rows; cells changed, each answered for
 * itself. The body of the POST is what `journey.change-signatories` takes, without its CTG; it answers `{ results }`.
 */
import { z } from 'zod'
import { getSignatoryTable } from '#app/domains/convention/signatories/signatory-queries.server.ts'
import { changeSignatories } from '#app/domains/journey/commands/change-signatories.server.ts'
import { jsonCommand } from '#app/http/json-command.server.ts'
import { route } from '#app/http/route.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params }) =>
  Response.json(await getSignatoryTable(context, path.parse(params).ctgId)),
)

export const action = jsonCommand(changeSignatories)
