/** Minutes and record of decisions of a meeting, as files: as kept at the closing or with an addendum, else as they would be now. */
import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import { openFile } from '#app/domains/documents/file-store.server.ts'
import { writeDossier } from '#app/domains/documents/write-dossier.server.ts'
import { getRecord } from '#app/domains/governance/session/record.server.ts'
import { type RecordFile, recordFiles } from '#app/domains/governance/session/record-files.ts'
import { fileRoute } from './send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), meetingId: z.uuid() })

/** `?rectificatifs=0`: as it was at the closing. */
const addendaOf = (request: Request): number | null => {
  const asked = new URL(request.url).searchParams.get('rectificatifs')
  return asked === null || !/^\d{1,3}$/.test(asked) ? null : Number(asked)
}

/** A loader that answers with this file of the meeting, for members. */
export const recordRoute = (file: RecordFile) =>
  fileRoute(async ({ context, params, request, surroundings }) => {
    const { kind, format, mediaType } = recordFiles[file]
    const record = await getRecord(context, { ...path.parse(params), kind, addenda: addendaOf(request) })
    const readLogo = async (sha256: string) => {
      const opened = await openFile(surroundings.instance.config.dataFolder, sha256)
      return new Uint8Array(opened ? await buffer(opened.stream()) : [])
    }
    const bytes = await writeDossier(format, record, readLogo)
    return new Response(Uint8Array.from(bytes), {
      headers: {
        'content-type': mediaType,
        'content-disposition': `${format === 'pdf' ? 'inline' : 'attachment'}; filename="${file}"`,
        'cache-control': 'private, no-store',
      },
    })
  })
