/** Rows of the campaigns of follow-up. The fixture's campaign asks the action lead about the one action. */
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const campaignsPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/suivi/campagnes`
const campaignPage = ({ ctgId, ids }: FullCtg) => `/ctg/${ctgId}/suivi/campagnes/${ids.campaign}`
const recipientPage = ({ ctgId, ids }: FullCtg) =>
  `/ctg/${ctgId}/suivi/campagnes/${ids.campaign}/personnes/${ids.recipient}`

const inThreeWeeks = addDays(parisDay(new Date()), 21)
const nothing = () => ({})

/** The campaign asks about no action yet. */
const askNothing = (db: Database, { ctgId }: FullCtg) =>
  db.deleteFrom('campaign_action').where('ctg_id', '=', ctgId).execute()

const stopped = (db: Database, { ctgId, ids }: FullCtg) =>
  db
    .updateTable('campaign')
    .set({ reminders_stopped_at: new Date('2026-11-21T09:00:00Z') })
    .where('ctg_id', '=', ctgId)
    .where('id', '=', ids.campaign)
    .execute()

export const campaignRows: Readonly<Record<string, CommandRow>> = {
  'followup.launch-campaign': {
    url: ({ ctgId }) => `/ctg/${ctgId}/suivi/campagnes/nouvelle`,
    intent: 'launch-campaign',
    form: ({ ids }) => ({
      name: 'Point d’hiver',
      message: 'Merci de répondre avant les vacances.',
      closesOn: inThreeWeeks,
      reminderEveryDays: '7',
      thanksAnswers: 'on',
      actionIds: ids.action,
      [`channel-${ids.action}`]: 'phone',
      campaignDateId: ids.campaignDate,
    }),
    mayDo: coordinators,
  },
  'followup.change-campaign': {
    url: campaignPage,
    intent: 'change-campaign',
    form: () => ({
      version: '1',
      name: 'Point d’automne prolongé',
      message: 'Encore quelques jours.',
      closesOn: inThreeWeeks,
      reminderEveryDays: '5',
      thanksAnswers: 'on',
    }),
    mayDo: coordinators,
  },
  'followup.stop-reminders': { url: campaignPage, intent: 'stop-reminders', form: nothing, mayDo: coordinators },
  'followup.resume-reminders': {
    url: campaignPage,
    intent: 'resume-reminders',
    form: nothing,
    mayDo: coordinators,
    prepare: stopped,
  },
  'followup.close-campaign': { url: campaignPage, intent: 'close-campaign', form: nothing, mayDo: coordinators },
  'followup.send-campaign-now': { url: campaignPage, intent: 'send-campaign-now', form: nothing, mayDo: coordinators },
  'followup.remind-silent': { url: campaignPage, intent: 'remind-silent', form: nothing, mayDo: coordinators },
  'followup.add-campaign-action': {
    url: campaignPage,
    intent: 'add-campaign-action',
    form: ({ ids }) => ({ actionId: ids.action }),
    mayDo: coordinators,
    prepare: askNothing,
  },
  'followup.revoke-one-link': {
    url: ({ ctgId, link }) => `/ctg/${ctgId}/suivi/campagnes/${link.campaignId}/personnes/${link.recipientId}`,
    intent: 'revoke-one-link',
    form: ({ link }) => ({ subject: link.linkId, linkId: link.linkId }),
    mayDo: coordinators,
  },
  'followup.revoke-link': { url: recipientPage, intent: 'revoke-link', form: nothing, mayDo: coordinators },
  'followup.renew-link': { url: recipientPage, intent: 'renew-link', form: nothing, mayDo: coordinators },
  'followup.ask-otherwise': {
    url: recipientPage,
    intent: 'ask-otherwise',
    form: () => ({ channel: 'phone', subject: 'phone' }),
    mayDo: coordinators,
  },
  'followup.plan-campaign-date': {
    url: campaignsPage,
    intent: 'plan-campaign-date',
    form: () => ({ name: 'Point de rentrée', plannedOn: '2027-09-15', subject: 'new' }),
    mayDo: coordinators,
  },
  'followup.move-campaign-date': {
    url: campaignsPage,
    intent: 'move-campaign-date',
    form: ({ ids }) => ({ campaignDateId: ids.campaignDate, plannedOn: '2027-06-01', subject: ids.campaignDate }),
    mayDo: coordinators,
  },
  'followup.remove-campaign-date': {
    url: campaignsPage,
    intent: 'remove-campaign-date',
    form: ({ ids }) => ({ campaignDateId: ids.campaignDate, subject: ids.campaignDate }),
    mayDo: coordinators,
  },
}
