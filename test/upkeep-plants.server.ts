/** Rows that the upkeep forgets, written by their age: one way of writing for each rule. For upkeep.server.test.ts. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '#app/kernel/database.server.ts'
import { commentPlants } from './comments-upkeep.server.ts'
import type { FullCtg } from './full-ctg.server.ts'

type Where = {
  readonly db: () => Database
  readonly ctg: () => FullCtg
  readonly daysAgo: (days: number) => Date
}

/** Writes a row of this age under this mark, by which it is found again. */
type Plant = (mark: string, when: Date) => Promise<unknown>

export function upkeepPlants({ db, ctg, daysAgo }: Where) {
  const person = () => ctg().actors.townCoordinator.personId

  const mail =
    (sent: boolean): Plant =>
    (id, when) =>
      db()
        .insertInto('outgoing_mail')
        .values({
          ...{
            id,
            once_key: id,
            to_address: 'elue@exemple.fr',
            to_name: 'Élue',
            subject: 'Copil',
            body_text: 'Bonjour',
          },
          created_at: when,
          sent_at: sent ? when : null,
        })
        .execute()

  const notice =
    (extra: { readonly read_at?: Date; readonly withdrawn_at?: Date } = {}, digest?: string): Plant =>
    (id, when) =>
      db()
        .insertInto('notice')
        .values({
          ...{ ctg_id: ctg().ctgId, id, person_id: person(), kind: 'comment', subject_type: 'action', subject_id: id },
          ...{ once_key: id, created_at: when, digest_id: digest ?? null },
          ...extra,
        })
        .execute()

  const digest: Plant = (id, when) =>
    db()
      .insertInto('notice_digest')
      .values({
        id,
        person_id: person(),
        slot: id,
        unsubscribe_hash: randomBytes(32).toString('hex'),
        written_at: when,
      })
      .execute()

  const message =
    (state: 'waiting' | 'delivered'): Plant =>
    (id, when) =>
      db()
        .insertInto('webhook_message')
        .values({
          ...{ ctg_id: ctg().ctgId, id, webhook_id: ctg().software.webhookId, topic: 'test', changes: '[]', state },
          occurred_at: when,
          next_attempt_at: when,
        })
        .execute()

  const planImport =
    (status: 'preview' | 'applied'): Plant =>
    (id, when) =>
      db()
        .insertInto('plan_import')
        .values({
          ...{
            ctg_id: ctg().ctgId,
            id,
            file_id: randomUUID(),
            file_name: 'plan.ods',
            sheet: '[]',
            mapping: '{}',
            status,
          },
          created_at: when,
        })
        .execute()

  const letterOf = async (personId: string, when: Date, mailId: string | null = null) =>
    db()
      .insertInto('weekly_digest')
      .values({
        person_id: personId,
        week_on: sql<string>`date_trunc('week', ${when}::timestamptz)::date`,
        told: '[]',
        mail_id: mailId,
        written_at: when,
      })
      .execute()

  /** A person of her own, with two letters: the later one is planted last. */
  async function newPerson(): Promise<string> {
    const { id } = await db()
      .insertInto('person')
      .values({ name: 'Coordinatrice', email: `${randomUUID()}@exemple.fr`, emailVerified: true })
      .returning('id')
      .executeTakeFirstOrThrow()
    return id
  }

  /** How a row of each rule is written, and where its mark is; by what the rule says. */
  const plants: Readonly<
    Record<string, { readonly plant: Plant; readonly found: (mark: string) => ReturnType<typeof sql> }>
  > = {
    'Réponses déjà données à une demande': {
      plant: (mark, when) =>
        db()
          .insertInto('handled_request')
          .values({ author_id: person(), request_id: mark, command: 'a.b', answer: '{}', handled_at: when })
          .execute(),
      found: (mark) => sql`select from handled_request where request_id = ${mark}`,
    },
    'Sessions finies': {
      plant: (id, when) =>
        db().insertInto('person_session').values({ id, userId: person(), token: id, expiresAt: when }).execute(),
      found: (mark) => sql`select from person_session where token = ${mark}`,
    },
    'Liens de connexion et de mot de passe périmés': {
      plant: (identifier, when) =>
        db().insertInto('verification').values({ identifier, value: 'x', expiresAt: when }).execute(),
      found: (mark) => sql`select from verification where identifier = ${mark}`,
    },
    'Réseaux d’où une personne est entrée, hachés': {
      plant: (mark, when) =>
        db()
          .insertInto('known_network')
          .values({ person_id: person(), network_key: mark.padEnd(43, '-'), entered_at: when })
          .execute(),
      found: (mark) => sql`select from known_network where network_key = ${mark.padEnd(43, '-')}`,
    },
    'Essais comptés': {
      plant: (key, when) => db().insertInto('attempt').values({ key, count: 1, started_at: when }).execute(),
      found: (mark) => sql`select from attempt where key = ${mark}`,
    },
    'Codes à usage unique périmés': {
      plant: (owner_id, when) =>
        db()
          .insertInto('one_time_code')
          .values({ purpose: 'sign', owner_id, proof: 'a'.repeat(64), expires_at: when })
          .execute(),
      found: (mark) => sql`select from one_time_code where owner_id = ${mark}`,
    },
    'Demandes à un navigateur restées sans réponse': {
      plant: (mark, when) =>
        db()
          .insertInto('entry_challenge')
          .values({
            proof: createHash('sha256').update(mark).digest('hex'),
            purpose: 'passkey-enter',
            detail: JSON.stringify({ mark }),
            expires_at: when,
          })
          .execute(),
      found: (mark) => sql`select from entry_challenge where detail ->> 'mark' = ${mark}`,
    },
    'Texte des courriels partis, ou que l’on a renoncé à envoyer': {
      plant: mail(true),
      found: (mark) => sql`select from outgoing_mail where id = ${mark} and body_text <> ''`,
    },
    'Courriels eux-mêmes, sauf ceux qu’une convocation, une campagne ou une lettre cite': {
      plant: mail(false),
      found: (mark) => sql`select from outgoing_mail where id = ${mark}`,
    },
    'Notifications lues': {
      plant: (mark, when) => notice({ read_at: when })(mark, when),
      found: (mark) => sql`select from notice where id = ${mark}`,
    },
    'Notifications retirées': {
      plant: (mark, when) => notice({ withdrawn_at: when })(mark, when),
      found: (mark) => sql`select from notice where id = ${mark}`,
    },
    'Notifications jamais lues': { plant: notice(), found: (mark) => sql`select from notice where id = ${mark}` },
    'Courriels de notifications écrits, et leur lien de désabonnement': {
      plant: digest,
      found: (mark) => sql`select from notice_digest where id = ${mark}`,
    },
    'Lettres de la semaine, sauf la dernière de chacun': {
      async plant(mark, when) {
        await sql`insert into person (id, name, email, "emailVerified") values (${mark}, 'Coordinatrice', ${`${mark}@exemple.fr`}, true)`.execute(
          db(),
        )
        await letterOf(mark, when)
        await letterOf(mark, daysAgo(0))
      },
      found: (mark) => sql`select from weekly_digest where person_id = ${mark} and week_on < ${daysAgo(8)}::date`,
    },
    'Messages de webhook reçus ou abandonnés': {
      plant: message('delivered'),
      found: (mark) => sql`select from webhook_message where id = ${mark}`,
    },
    ...commentPlants({ db, ctgId: () => ctg().ctgId }),
    'Reprises de tableur commencées et jamais confirmées': {
      plant: planImport('preview'),
      found: (mark) => sql`select from plan_import where id = ${mark}`,
    },
    'Copies d’une CTG à télécharger': {
      plant: (id, when) =>
        db()
          .insertInto('ctg_archive')
          .values({
            ...{ ctg_id: ctg().ctgId, id, kind: 'whole', state: 'ready', requested_by: 'Claire', requested_at: when },
            ...{ asked_at: when, made_at: when, expires_at: when },
            ...{ file_sha256: 'a'.repeat(64), manifest_fingerprint: 'b'.repeat(64), size_bytes: 1 },
          })
          .execute(),
      found: (mark) => sql`select from ctg_archive where id = ${mark} and file_sha256 is not null`,
    },
    'Octets des archives apportées, entrées ou non': {
      plant: (id, when) =>
        db()
          .insertInto('archive_arrival')
          .values({
            ...{ id, file_sha256: 'a'.repeat(64), file_name: 'ctg.zip', size_bytes: 1, state: 'checking' },
            ...{ brought_by: 'Claire', brought_at: when, asked_at: when },
          })
          .execute(),
      found: (mark) => sql`select from archive_arrival where id = ${mark} and file_sha256 is not null`,
    },
    'Archives des données d’une personne, préparées pour elle': {
      plant: (id, when) =>
        db().insertInto('personal_archive').values({ id, person_id: person(), asked_at: when }).execute(),
      found: (mark) => sql`select from personal_archive where id = ${mark}`,
    },
    'Liens par lesquels une personne sans compte voit ce qui est gardé sous son adresse': {
      plant: (id, when) =>
        db()
          .insertInto('address_link')
          .values({
            id,
            token_hash: randomBytes(32).toString('hex'),
            email: 'mina@exemple.fr',
            made_at: when,
            expires_at: when,
          })
          .execute(),
      found: (mark) => sql`select from address_link where id = ${mark}`,
    },
  }

  return { person, mail, notice, digest, message, planImport, letterOf, newPerson, plants }
}
