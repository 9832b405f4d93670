/** GET /ctg/:ctgId/fichiers/:fileId — a file of the CTG, for its members. */
import { z } from 'zod'
import { getStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), fileId: z.uuid() })

export const loader = fileRoute(async (args) =>
  sendFile(args, await getStoredFile(args.context, path.parse(args.params))),
)
