/**
 * Makes the backup archive of this version, which later versions must restore: `node test/archives/make-archive.ts <name>`.
 * A CTG with one of everything, what every act leaves, a job of each name, an account with a password. See README.md.
 */
import { randomBytes, randomUUID } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { hashPassword } from 'better-auth/crypto'
import type { TaskList } from 'graphile-worker'
import { sql } from 'kysely'
import { createAuth } from '#app/domains/accounts/auth.server.ts'
import { requestDossier } from '#app/domains/dossiers/commands/request-dossier.server.ts'
import { createTaskList } from '#app/http/jobs.server.ts'
import { writeBackup } from '#app/kernel/backup/backup.server.ts'
import { readConfig } from '#app/kernel/config.server.ts'
import { type Database, openDatabase, openPool } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { openFileStore, storeFile } from '#app/kernel/files/open-file-store.server.ts'
import { prepareJobs, startJobs } from '#app/kernel/jobs.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { everythingRestricted, withSight } from '#app/kernel/sight.server.ts'
import { prepareInstance } from '#seed/prepare-instance.server.ts'
import { addressIds, type FullCtg, givenFullCtg } from '../full-ctg.server.ts'
import { openTestApp } from '../http.server.ts'
import type { ArchiveFacts } from './archive-facts.ts'
import { playEveryCommand } from './play-every-command.server.ts'
import { listFrozen } from './read-frozen.server.ts'

const [name = ''] = process.argv.slice(2)
if (!/^[\w.-]+$/.test(name)) throw new Error('name the archive: node test/archives/make-archive.ts 2026-11-27')

const password = 'mot de passe de l’archive 2026'

const work = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-archive-'))
fs.chmodSync(work, 0o755)
const dataFolder = path.join(work, 'var')
const files = openFileStore({ dataFolder })
const postgres = await startEmbeddedPostgres(path.join(work, 'postgres'), { fsync: false })
const pool = openPool(postgres.url)
try {
  await migrate(pool)
  await prepareJobs(pool)
  const db = openDatabase(pool)
  const config = readConfig({
    TRAME_DATA: dataFolder,
    TRAME_DEMO: 'off',
    TRAME_SECRET: 'secret of the archive, 32 characters',
  })
  const isDemo = await prepareInstance(db, { config, files }, { reset: false })
  const ctg = await givenFullCtg(db)
  await giveBytes(db, ctg)
  await giveRest(db, ctg)
  const { personId } = ctg.actors.townCoordinator
  await db
    .insertInto('person_account')
    .values({ userId: personId, accountId: personId, providerId: 'credential', password: await hashPassword(password) })
    .execute()
  const taskList = createTaskList({ config, db, auth: createAuth(db, config), files, isDemo })
  await makeDocuments(db, taskList)
  // What it leaves waiting is carried as it is.
  const app = await openTestApp(db, { config: { dataFolder } })
  const played = await playEveryCommand(db, app)
  // Files of restricted sheets too.
  await withSight(everythingRestricted, async () => {
    for (const one of played) await giveBytes(db, one)
  })
  await giveMailDocument(db, new Date())
  const tasks = Object.keys(taskList).toSorted()
  for (const task of tasks)
    await sql`select graphile_worker.add_job(${task}, '{"archive":true}'::json, job_key := ${`archive-${task}`})`.execute(
      db,
    )
  await forgetCountry(db)
  const archive = path.join(import.meta.dirname, `${name}.tar.gz`)
  const counts = await writeBackup(pool, files, archive, new Date())
  const facts: ArchiveFacts = {
    account: { email: `${personId}@exemple.fr`, password },
    ctgId: ctg.ctgId,
    addressIds: addressIds(ctg),
    apiToken: ctg.software.apiToken,
    played: played.map(({ ctgId, actors }) => ({ ctgId, personId: actors.townCoordinator.personId })),
    jobs: tasks,
    frozen: await listFrozen(pool),
    files: listFiles(),
    counts,
  }
  fs.writeFileSync(path.join(import.meta.dirname, `${name}.json`), `${JSON.stringify(facts, null, 2)}\n`)
  const empty = Object.entries(counts.tables).flatMap(([table, rows]) => (rows === 0 ? [table] : []))
  console.log(`${name}.tar.gz: ${fs.statSync(archive).size} bytes; tables without a row: ${empty.join(', ') || 'none'}`)
} finally {
  await pool.end()
  await postgres.stop()
  fs.rmSync(work, { recursive: true, force: true })
}

/** Bytes under the files of fixtures, whose fingerprint is one letter repeated, so that they can be downloaded. */
async function giveBytes(db: Database, { ctgId }: FullCtg): Promise<void> {
  const { sha256 } = await storeFile(files, Buffer.from('%PDF-1.7'))
  const madeUp = ['a', 'b'].map((letter) => letter.repeat(64))
  // Wherever a backup looks for files: a table that comes later too.
  const { rows: columns } = await sql<{ table: string; column: string }>`
    select table_name as table, column_name as column from information_schema.columns join information_schema.tables
      using (table_schema, table_name) where table_schema = 'public' and table_type = 'BASE TABLE'
      and table_name <> 'migration' and column_name in ('sha256', 'file_sha256')`.execute(db)
  for (const { table, column } of columns)
    await sql`update ${sql.id(table)} set ${sql.id(column)} = ${sha256} where ${sql.id(column)} = any(${madeUp})`.execute(
      db,
    )
  await db.updateTable('convention_version').set({ file_sha256: sha256 }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('version_document').set({ file_sha256: sha256 }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('amendment').set({ file_sha256: sha256 }).where('ctg_id', '=', ctgId).execute()
  await db.updateTable('evaluation_report_file').set({ file_sha256: sha256 }).where('ctg_id', '=', ctgId).execute()
  await db
    .updateTable('portal_edition')
    .set({ file_sha256: sha256, content: sql`jsonb_set(content, '{documents,0,sha256}', to_jsonb(${sha256}::text))` })
    .where('ctg_id', '=', ctgId)
    .execute()
}

/** Territories that no row of a CTG names, and the public figures of other places, only make it heavy. */
async function forgetCountry(db: Database): Promise<void> {
  await sql`create temporary table kept as select territory_code as code from ctg_perimeter`.execute(db)
  await sql`delete from territory where code not like '92%' and kind = 'commune' and code not in (select code from kept)`.execute(
    db,
  )
}

/** What neither the fixture nor the demonstration has. */
async function giveRest(db: Database, ctg: FullCtg): Promise<void> {
  const { ctgId, ids, actors, partner } = ctg
  const { personId, name, memberships } = actors.townCoordinator
  const at = new Date()
  // Dossiers of each kind with their files, and an answer kept under its request, by the commands themselves.
  await requestDossier(
    { ...ctg.as(actors.townCoordinator, at), requestId: 'asked-for-the-archive' },
    { ctgId, kind: 'copil-pack', sections: ['progress'], formats: ['pdf', 'docx'] },
  )
  for (const { kind, sections } of [
    { kind: 'yearly-review', sections: ['progress', 'means'] },
    { kind: 'theme-synthesis', sections: ['public-progress', 'public-actions'] },
  ] as const)
    await requestDossier(ctg.as(actors.townCoordinator, at), {
      ...{ ctgId, kind, sections: [...sections], formats: ['docx'], themeId: ctg.themeId, year: '2026' },
    })
  const ofCtg = { ctg_id: ctgId }
  await db
    .insertInto('plan_saved_view')
    .values({
      ...{ ...ofCtg, id: randomUUID(), person_id: personId, name: 'Les retards', created_at: at },
      ...{ view: 'list', criteria: 'signal=en-retard', is_shared: true },
    })
    .execute()
  await db
    .insertInto('person_session')
    .values({ id: randomUUID(), userId: personId, token: randomBytes(24).toString('base64url'), expiresAt: inADay(at) })
    .execute()
  await db
    .insertInto('verification')
    .values({ identifier: 'x'.repeat(43), value: '{}', expiresAt: inADay(at) })
    .execute()
  await db
    .insertInto('known_network')
    .values({ person_id: personId, network_key: 'x'.repeat(43), entered_at: at })
    .execute()
  await db.insertInto('attempt').values({ key: 'link.guess:x', count: 1, started_at: at }).execute()
  const memberId = memberships[0]?.memberId ?? ''
  await db
    .insertInto('acting_as')
    .values({ ...ofCtg, person_id: personId, member_id: memberId })
    .execute()
  await db
    .insertInto('action_party')
    .values({ ...ofCtg, action_id: ids.action, party_id: partner.id })
    .execute()
  await db
    .insertInto('agenda_file')
    .values({ ...ofCtg, agenda_item_id: ids.agendaItem, file_id: ids.file })
    .execute()
  await db
    .insertInto('backlog_set_aside')
    .values({
      ...{ ...ofCtg, id: randomUUID(), meeting_id: ids.meeting, body_id: ids.body, kind: 'action-late' },
      ...{ item_id: ids.action, title: 'Une action', reason: 'Au prochain', set_aside_by: name, set_aside_at: at },
    })
    .execute()
  await db
    .insertInto('meeting_addendum')
    .values({
      ...{ ...ofCtg, id: randomUUID(), meeting_id: ids.meeting, number: 1, text: 'Une précision.' },
      ...{ written_by: name, written_at: at },
    })
    .execute()
  await db
    .insertInto('signed_convention')
    .values({
      ...{ ...ofCtg, id: randomUUID(), file_id: ids.file, version_id: ids.conventionVersion },
      ...{ filed_by: name, filed_at: at },
    })
    .execute()
  await db
    .insertInto('action_follower')
    .values({
      ...{ ...ofCtg, id: randomUUID(), action_key: '1', action_title: 'Une action', email: 'une.habitante@exemple.fr' },
      ...{ asked_at: at, confirmed_at: at, told_edition: 1 },
    })
    .execute()
  await giveSignedAmendment(db, ctg, at)
  await giveRewrittenTemplate(db, ctg, at)
  const mentioned = actors.cafCoordinator.personId
  await db
    .insertInto('text_comment_mention')
    .values({ ...ofCtg, comment_id: ids.comment, person_id: mentioned })
    .execute()
  await db.insertInto('digest_refusal').values({ person_id: actors.lead.personId, refused_at: at }).execute()
  await db.insertInto('notice_choice').values({ person_id: mentioned, pace: 'daily', chosen_at: at }).execute()
  await giveLinkAnswer(db, ctg, at)
}

/** Its articles were others before. */
async function giveRewrittenTemplate(db: Database, { ids }: FullCtg, at: Date): Promise<void> {
  await db
    .insertInto('article_template_edition')
    .values({
      ...{ template_id: ids.articleTemplate, number: 1, author: 'Caf de test', checked_by: '', replaced_by: 'La Caf' },
      ...{ replaced_at: at, articles: JSON.stringify([{ title: 'Objet', body: 'Du {date de début}.' }]) },
    })
    .execute()
}

/** Its copies are those of an amendment: one on paper, one given in Trame and sealed. */
async function giveSignedAmendment(db: Database, { ctgId, ids, town, caf }: FullCtg, at: Date): Promise<void> {
  const copy = {
    ...{ ctg_id: ctgId, amendment_id: ids.amendment, file_id: ids.file },
    ...{ signed_on: '2026-11-20', signed_by: 'Une élue', received_by: 'Une personne', received_at: at },
  }
  await db
    .insertInto('signed_copy')
    .values([
      { ...copy, id: randomUUID(), party_id: town.id, mode: 'paper', state: 'recorded' },
      {
        ...copy,
        id: randomUUID(),
        party_id: caf.id,
        mode: 'trame',
        state: 'recorded',
        proven_by: 'code reçu par courriel',
      },
    ])
    .execute()
}

function inADay(at: Date): Date {
  return new Date(at.getTime() + 86_400_000)
}

async function giveLinkAnswer(db: Database, { link }: FullCtg, at: Date): Promise<void> {
  await db
    .insertInto('handled_request')
    .values({
      ...{ author_id: link.linkId, request_id: 'sent-by-the-link', answer: '{}' },
      ...{ command: 'followup.report-by-link', handled_at: at },
    })
    .execute()
}

async function giveMailDocument(db: Database, at: Date): Promise<void> {
  const mail = await db.selectFrom('outgoing_mail').select('id').orderBy('id').limit(1).executeTakeFirstOrThrow()
  const id = randomUUID()
  await db
    .insertInto('mail_document')
    .values({ id, name: 'convocation.pdf', content: Buffer.from('%PDF-1.7'), made_at: at })
    .execute()
  await db.insertInto('outgoing_mail_document').values({ mail_id: mail.id, document_id: id }).execute()
}

/** The documents that wait are made, as they would have been. */
async function makeDocuments(db: Database, tasks: TaskList): Promise<void> {
  const names = ['make-dossier', 'make-convention-pdf']
  const documents = Object.fromEntries(Object.entries(tasks).filter(([task]) => names.includes(task)))
  const stopJobs = await startJobs(postgres.url, documents)
  for (;;) {
    const { rows } = await sql`
      select from graphile_worker.jobs where task_identifier = any(${names}) and attempts < max_attempts`.execute(db)
    if (rows.length === 0) break
    await wait(200)
  }
  await stopJobs()
}

function listFiles(): readonly string[] {
  const folder = path.join(dataFolder, 'files')
  return fs
    .readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => path.basename(file))
    .filter((file) => /^[0-9a-f]{64}$/.test(file))
    .toSorted()
}
