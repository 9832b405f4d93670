/** GET /compte/donnees/archive.zip — my data, while they are open to this session; else the page that opens them. */
import { redirect } from 'react-router'
import { findSessionId } from '#app/domains/accounts/queries.server.ts'
import { privacyLabels } from '#app/domains/privacy/labels.fr.ts'
import { takeArchive } from '#app/domains/privacy/queries.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'
import { fileRoute, sendFile } from '#app/http/send-file.server.ts'
import { sessionToken } from '#app/http/session-token.server.ts'

export const loader = fileRoute(async (args) => {
  const { context, surroundings, request } = args
  const token = sessionToken(request.headers, surroundings.instance.config.secret)
  const archive = await takeArchive(context, await findSessionId(context.db, token))
  if (archive) return sendFile(args, archive)
  return redirect('/compte/donnees', { headers: { 'set-cookie': saidCookie(privacyLabels.myData.closed) } })
})
