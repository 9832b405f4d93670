/** GET /ctg/:ctgId/archives/:archiveId — a copy of the CTG, for its coordinations. */
import { z } from 'zod'
import { getArchiveFile } from '#app/domains/archives/queries.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), archiveId: z.uuid() })

export const loader = fileRoute(async (args) =>
  sendFile(args, await getArchiveFile(args.context, path.parse(args.params))),
)
