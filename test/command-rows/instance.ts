/** Rows of the slice instance: acts of who administers the instance, on accounts, jobs and messages of no CTG. */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { addDays, parisDay } from '#app/kernel/calendar.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, members } from './command-row.ts'

const administrator = 'townCoordinator'

const giveAdministration = (db: Database, { actors }: FullCtg) =>
  db
    .updateTable('person')
    .set({ is_platform_administrator: true })
    .where('id', '=', actors[administrator].personId)
    .execute()

type Given = (db: Database, ctg: FullCtg) => Promise<unknown>

const byAdministrator = (row: Pick<CommandRow, 'url' | 'intent' | 'form'>, prepare?: Given): CommandRow => ({
  ...row,
  mayDo: [administrator],
  async prepare(db, ctg) {
    await giveAdministration(db, ctg)
    await prepare?.(db, ctg)
  },
})

/** Of whichever CTG she is: who administers the instance reaches every account. */
const onAccount = (
  intent: string,
  form: CommandRow['form'],
  who: 'reader' | 'stranger' = 'reader',
  prepare?: Given,
): CommandRow => ({
  ...byAdministrator({ url: ({ actors }) => `/administration/comptes/${actors[who].personId}`, intent, form }, prepare),
  isOfEveryCtg: true,
})

const closeStranger: Given = (db, { actors }) =>
  db
    .updateTable('person')
    .set({ closed_at: new Date(), closed_reason: 'Départ' })
    .where('id', '=', actors.stranger.personId)
    .execute()

/** Nobody coordinates for the Caf any more. */
const endCafCoordination: Given = (db, { ctgId, cafPartyId }) =>
  db
    .updateTable('member')
    .set({ until: '2020-01-01' })
    .where('ctg_id', '=', ctgId)
    .where('party_id', '=', cafPartyId)
    .where('role', '=', 'coordinator')
    .execute()

/** One for the whole instance, whichever CTG the test is at. */
const messageId = '00000000-0000-4000-8000-0000000000a1'
const givenMessage: Given = (db) =>
  db
    .insertInto('instance_message')
    .values({
      ...{ id: messageId, level: 'news', text: 'Une nouvelle', created_by: 'Une personne', created_at: new Date() },
      ...{ starts_at: new Date(Date.now() - 60_000), ends_at: new Date(Date.now() + 3_600_000) },
    })
    .onConflict((conflict) => conflict.column('id').doUpdateSet({ withdrawn_at: null }))
    .execute()

/** Two of one name: the page then offers to try all of them. */
const givenFailedJobs: Given = (db) =>
  sql`
    with added as (
      select job.id from generate_series(1, 2) as number,
        lateral graphile_worker.add_job('make-dossier', '{}'::json, job_key := ${randomUUID()} || number, max_attempts := 8) as job)
    select graphile_worker.reschedule_jobs(array(select id from added), attempts := 1)`.execute(db)

const givenRefusedMail: Given = (db) =>
  db
    .insertInto('outgoing_mail')
    .values({
      ...{
        id: randomUUID(),
        once_key: `invitation:${randomUUID()}`,
        to_address: 'inconnue@exemple.fr',
        to_name: 'Inconnue',
      },
      ...{ subject: 'Objet', body_text: 'Corps', created_at: new Date(), failure: '550' },
    })
    .execute()

const jobs = (intent: string, form: CommandRow['form'], prepare: Given) =>
  byAdministrator({ url: () => '/administration/taches', intent, form }, prepare)

const failedJob = () => ({ name: 'make-dossier', jobId: '', subject: 'make-dossier' })

export const instanceRows: Readonly<Record<string, CommandRow>> = {
  'instance.send-invitation-again': onAccount('send-invitation-again', () => ({})),
  'instance.withdraw-invitation': onAccount('withdraw-invitation', () => ({})),
  'instance.end-sessions': onAccount('end-sessions', () => ({})),
  'instance.close-account': onAccount('close-account', () => ({ reason: 'Départ à la retraite', endsMandates: 'on' })),
  'instance.reopen-account': onAccount('reopen-account', () => ({}), 'stranger', closeStranger),
  'instance.set-administration': onAccount('set-administration', () => ({ administration: 'given' })),
  'instance.ask-address-change': onAccount('ask-address-change', ({ ctgId }) => ({ email: `${ctgId}@exemple.fr` })),
  'instance.give-coordination': byAdministrator(
    {
      url: ({ ctgId }) => `/administration/ctg/${ctgId}`,
      intent: 'give-coordination',
      form: ({ cafPartyId, ctgId }) => ({
        ...{ partyId: cafPartyId, subject: cafPartyId },
        ...{ name: 'Rose Linon', email: `coordination-${ctgId}@exemple.fr`, functionTitle: 'Coordinatrice' },
      }),
    },
    endCafCoordination,
  ),
  'instance.publish-message': byAdministrator({
    url: () => '/administration/messages',
    intent: 'publish-message',
    form: () => ({
      ...{ level: 'maintenance', text: 'Trame s’arrête une heure.' },
      ...{
        startsOn: parisDay(new Date()),
        startsAt: '00:00',
        endsOn: addDays(parisDay(new Date()), 2),
        endsAt: '18:00',
      },
    }),
  }),
  'instance.withdraw-message': byAdministrator(
    {
      url: () => '/administration/messages',
      intent: 'withdraw-message',
      form: () => ({ messageId, subject: messageId }),
    },
    givenMessage,
  ),
  'instance.dismiss-message': {
    url: () => '/message-lu?retour=/compte',
    intent: 'dismiss-message',
    form: () => ({ messageId, subject: messageId }),
    mayDo: members,
    prepare: givenMessage,
  },
  'instance.retry-jobs': jobs('retry-jobs', failedJob, givenFailedJobs),
  'instance.give-up-jobs': jobs('give-up-jobs', failedJob, givenFailedJobs),
  'instance.retry-mails': jobs('retry-mails', () => ({ subject: 'all' }), givenRefusedMail),
  'instance.try-connector': byAdministrator({
    url: () => '/administration/connecteurs',
    intent: 'try-connector',
    form: () => ({ connector: 'fichiers', subject: 'fichiers' }),
  }),
}
