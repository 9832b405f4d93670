/** GET, POST /ctg/:ctgId/membres/logiciels — tokens and webhooks of other software. */
import { data, useLoaderData } from 'react-router'
import { z } from 'zod'
import { addWebhook } from '#app/domains/api/commands/add-webhook.server.ts'
import { removeWebhook } from '#app/domains/api/commands/remove-webhook.server.ts'
import { renewWebhookSecret } from '#app/domains/api/commands/renew-webhook-secret.server.ts'
import { resumeWebhook } from '#app/domains/api/commands/resume-webhook.server.ts'
import { revokeToken } from '#app/domains/api/commands/revoke-token.server.ts'
import { sendMessageAgain } from '#app/domains/api/commands/send-message-again.server.ts'
import { sendWebhookTest } from '#app/domains/api/commands/send-webhook-test.server.ts'
import { apiLabels as t } from '#app/domains/api/labels.fr.ts'
import { LinkedSoftwarePage } from '#app/domains/api/pages/linked-software-page.tsx'
import { getLinkedSoftwarePage } from '#app/domains/api/queries.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { createTokenIntent, readShownToken } from '#app/http/shown-token.server.ts'

const path = z.object({ ctgId: z.uuid() })

export const loader = route(async ({ context, params, request, surroundings }) => {
  const { ctgId } = path.parse(params)
  const { secret, url } = surroundings.instance.config
  const page = await getLinkedSoftwarePage(context, ctgId, secret)
  const { token, forget } = readShownToken(request, ctgId, url)
  const isShown = token !== null && page.mayLink
  return data(
    { ...page, shownToken: isShown ? token : null },
    token === null ? {} : { headers: { 'set-cookie': forget } },
  )
})

export const action = formAction({
  'create-token': createTokenIntent,
  'revoke-token': intent(revokeToken, { said: t.tokens.revoked }),
  'add-webhook': intent(addWebhook, {
    said: t.webhooks.created,
    complete: async ({ surroundings }) => ({ ownHosts: surroundings.instance.config.webhookHosts }),
  }),
  'remove-webhook': intent(removeWebhook, { said: t.webhooks.removed }),
  'renew-webhook-secret': intent(renewWebhookSecret, { said: t.webhooks.renewed }),
  'resume-webhook': intent(resumeWebhook, { said: t.webhooks.resumed }),
  'send-webhook-test': intent(sendWebhookTest, { said: t.webhooks.tested }),
  'send-message-again': intent(sendMessageAgain, { said: t.webhooks.sentAgain }),
})

export default function LinkedSoftwareRoute() {
  return (
    <>
      <title>Logiciels reliés – Trame</title>
      <LinkedSoftwarePage {...useLoaderData<typeof loader>()} />
    </>
  )
}
