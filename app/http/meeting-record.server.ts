/** Minutes and record of decisions of a meeting, as files: as kept at the closing or with an addendum, else as they would be now. */
import { z } from 'zod'
import { getRecord } from '#app/domains/meetings/session/record.server.ts'
import { type RecordFile, recordFiles } from '#app/domains/meetings/session/record-files.ts'
import { printRoute } from './print-route.server.ts'
import { sendDossier } from './send-dossier.server.ts'

const path = z.object({ ctgId: z.uuid(), meetingId: z.uuid() })

/** `?rectificatifs=0`: as it was at the closing. */
const addendaOf = (request: Request): number | null => {
  const asked = new URL(request.url).searchParams.get('rectificatifs')
  return asked === null || !/^\d{1,3}$/.test(asked) ? null : Number(asked)
}

/** A loader that answers with this file of the meeting, for members. */
export const recordRoute = (file: RecordFile) =>
  printRoute(async (args) => {
    const { context, params, request } = args
    const { kind, format } = recordFiles[file]
    const record = await getRecord(context, { ...path.parse(params), kind, addenda: addendaOf(request) })
    return sendDossier(args, record, { format, name: file })
  })
