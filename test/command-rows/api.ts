/** Rows of the API slice: tokens and webhooks of other software. */
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const page = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/membres/logiciels`
const webhookForm = ({ software: { webhookId } }: FullCtg) => ({ webhookId, subject: webhookId })

export const apiRows: Readonly<Record<string, CommandRow>> = {
  'api.create-token': {
    url: page,
    intent: 'create-token',
    form: () => ({ name: 'Tableau de bord', days: '90' }),
    mayDo: coordinators,
  },
  'api.revoke-token': {
    url: page,
    intent: 'revoke-token',
    form: ({ software: { apiTokenId } }) => ({ tokenId: apiTokenId, subject: apiTokenId }),
    mayDo: coordinators,
  },
  'api.add-webhook': {
    url: page,
    intent: 'add-webhook',
    form: () => ({ name: 'Portail', url: 'https://exemple.fr/trame', topics: ['plan', 'action'] }),
    mayDo: coordinators,
  },
  'api.update-webhook': {
    url: page,
    intent: 'update-webhook',
    form: (ctg) => ({ ...webhookForm(ctg), name: 'Portail', url: 'https://exemple.fr/autre', topics: ['measure'] }),
    mayDo: coordinators,
  },
  'api.pause-webhook': { url: page, intent: 'pause-webhook', form: webhookForm, mayDo: coordinators },
  'api.remove-webhook': { url: page, intent: 'remove-webhook', form: webhookForm, mayDo: coordinators },
  'api.renew-webhook-secret': { url: page, intent: 'renew-webhook-secret', form: webhookForm, mayDo: coordinators },
  'api.resume-webhook': {
    url: page,
    intent: 'resume-webhook',
    form: webhookForm,
    mayDo: coordinators,
    prepare: (db, { ctgId, software: { webhookId } }) =>
      db
        .updateTable('webhook')
        .set({ stopped_at: new Date(), stop_reason: 'failing' })
        .where('ctg_id', '=', ctgId)
        .where('id', '=', webhookId)
        .execute(),
  },
  'api.send-webhook-test': { url: page, intent: 'send-webhook-test', form: webhookForm, mayDo: coordinators },
  'api.send-message-again': {
    url: page,
    intent: 'send-message-again',
    form: ({ software: { webhookId, messageId } }) => ({ webhookId, messageId, subject: messageId }),
    mayDo: coordinators,
  },
}
