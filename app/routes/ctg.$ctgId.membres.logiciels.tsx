/** GET, POST /ctg/:ctgId/membres/logiciels — tokens and webhooks of other software. */
import { data } from 'react-router'
import { pauseWebhook } from '#app/domains/api/commands/pause-webhook.server.ts'
import { removeWebhook } from '#app/domains/api/commands/remove-webhook.server.ts'
import { resumeWebhook } from '#app/domains/api/commands/resume-webhook.server.ts'
import { revokeToken } from '#app/domains/api/commands/revoke-token.server.ts'
import { sendMessageAgain } from '#app/domains/api/commands/send-message-again.server.ts'
import { sendWebhookTest } from '#app/domains/api/commands/send-webhook-test.server.ts'
import { updateWebhook } from '#app/domains/api/commands/update-webhook.server.ts'
import { apiLabels as t } from '#app/domains/api/labels.fr.ts'
import { LinkedSoftwarePage } from '#app/domains/api/pages/linked-software-page.tsx'
import { getLinkedSoftwarePage } from '#app/domains/api/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { addWebhookIntent, createTokenIntent, readShown, renewSecretIntent } from '#app/http/shown-token.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params, request }) => {
  const { ctgId } = ctgPath.parse(params)
  const page = await getLinkedSoftwarePage(context, ctgId)
  const { shown, forget } = readShown(request, ctgId)
  return data(
    { ...page, shown: page.mayLink ? shown : null },
    forget === undefined ? {} : { headers: { 'set-cookie': forget } },
  )
})

export const action = formAction({
  'create-token': createTokenIntent,
  'revoke-token': intent(revokeToken, { said: t.tokens.revoked }),
  'add-webhook': addWebhookIntent,
  'update-webhook': intent(updateWebhook, {
    said: t.webhooks.changed,
    complete: async ({ surroundings }) => ({ ownHosts: surroundings.instance.config.webhookHosts }),
  }),
  'pause-webhook': intent(pauseWebhook, { said: t.webhooks.paused }),
  'remove-webhook': intent(removeWebhook, { said: t.webhooks.removed }),
  'renew-webhook-secret': renewSecretIntent,
  'resume-webhook': intent(resumeWebhook, { said: t.webhooks.resumed }),
  'send-webhook-test': intent(sendWebhookTest, { said: t.webhooks.tested }),
  'send-message-again': intent(sendMessageAgain, { said: t.webhooks.sentAgain }),
})

export default titled<Loaded<typeof loader>>(LinkedSoftwarePage, 'Logiciels reliés')
