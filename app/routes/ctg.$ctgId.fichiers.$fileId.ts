/** GET /ctg/:ctgId/fichiers/:fileId — a file of the CTG, for its members. */
import { getStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

export const loader = fileRoute(async (args) =>
  sendFile(args, await getStoredFile(args.context, ctgIds(args.params, 'fileId'))),
)
