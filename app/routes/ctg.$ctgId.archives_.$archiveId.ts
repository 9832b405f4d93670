/** GET /ctg/:ctgId/archives/:archiveId — a copy of the CTG, for its coordinations. */
import { getArchiveFile } from '#app/domains/archives/queries.server.ts'
import { ctgIds } from '#app/http/route.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'

export const loader = fileRoute(async (args) =>
  sendFile(args, await getArchiveFile(args.context, ctgIds(args.params, 'archiveId'))),
)
