/** GET, POST /compte/donnees — what the instance holds of me: taken away, corrected, erased. Rules: docs/rules/privacy.md. */
import { findSessionId } from '#app/domains/accounts/queries.server.ts'
import { askArchive } from '#app/domains/privacy/commands/ask-archive.server.ts'
import { openArchive } from '#app/domains/privacy/commands/open-archive.server.ts'
import { sendIdentityCode } from '#app/domains/privacy/commands/send-identity-code.server.ts'
import { privacyLabels } from '#app/domains/privacy/labels.fr.ts'
import { MyDataPage } from '#app/domains/privacy/pages/my-data-page.tsx'
import { getMyData } from '#app/domains/privacy/queries.server.ts'
import { limitingIdentity, newDataCode, typedIdentity } from '#app/http/privacy.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { sessionToken } from '#app/http/session-token.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, surroundings, request }) => {
  const token = sessionToken(request.headers, surroundings.instance.config.secret)
  return getMyData(context, await findSessionId(context.db, token))
})

const open = intent(openArchive, { complete: typedIdentity })
const t = privacyLabels.myData

export const action = formAction({
  'ask-archive': intent(askArchive, { said: t.asked }),
  'send-identity-code': intent(sendIdentityCode, { said: t.codeSent, complete: newDataCode }),
  'open-archive': { ...open, run: (args, form) => limitingIdentity(args, () => open.run(args, form)) },
})

export default titled<Loaded<typeof loader>>(MyDataPage, t.title)
