/** GET /ctg/:ctgId/fichiers/:fileId — a file of the CTG, for its members. */
import { z } from 'zod'
import { getStoredFile } from '#app/domains/documents/stored-file.server.ts'
import { route } from '#app/http/route.server.ts'
import { sendFile } from '#app/http/send-file.server.ts'

const path = z.object({ ctgId: z.uuid(), fileId: z.uuid() })

export const loader = route(async (args) => sendFile(args, await getStoredFile(args.context, path.parse(args.params))))
