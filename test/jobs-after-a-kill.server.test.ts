/** Documents, mails and links that a killed process was making are made by the next one, at once and once. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { sql } from 'kysely'
import { expect, test, vi } from 'vitest'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { requestDossier } from '#app/domains/dossiers/commands/request-dossier.server.ts'
import { createBody } from '#app/domains/governance/commands/create-body.server.ts'
import { updateSeat } from '#app/domains/governance/commands/update-seat.server.ts'
import { closeMeeting } from '#app/domains/journey/commands/close-meeting.server.ts'
import { createMeeting } from '#app/domains/meetings/commands/create-meeting.server.ts'
import { openMeeting } from '#app/domains/meetings/commands/open-meeting.server.ts'
import { createTaskList, resumeJobs } from '#app/http/jobs.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { enqueue, startJobs } from '#app/kernel/jobs.server.ts'
import { newTestDatabase } from './database.server.ts'
import { type FullCtg, givenFullCtg } from './full-ctg.server.ts'
import { openTestApp } from './http.server.ts'
import { lookTwice } from './second-look.ts'

/** A document, a PDF, a record to mail, a link to enter: four jobs that wait. */
async function givenFourJobs(db: Database, { ctgId, as, actors }: FullCtg) {
  const caf = { ...as(actors.cafCoordinator), at: new Date() }
  const { conventionVersionId } = await freezeVersion(caf, { ctgId })
  const asked = { ctgId, kind: 'copil-pack', sections: ['progress'], formats: ['pdf', 'docx'] } as const
  const { dossierId } = await requestDossier(caf, {
    ...asked,
    sections: [...asked.sections],
    formats: [...asked.formats],
  })
  const { bodyId } = await createBody(caf, { ctgId, kind: 'copil', name: 'Copil', hasDefaultSeats: 'on' })
  const seat = await db
    .selectFrom('seat')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('body_id', '=', bodyId)
    .executeTakeFirstOrThrow()
  const holder = { functionTitle: 'Administratrice', holderName: 'Odile Batiste', holderEmail: 'odile@exemple.fr' }
  await updateSeat(caf, { ctgId, seatId: seat.id, version: 1, ...holder })
  const { meetingId } = await createMeeting(caf, {
    ctgId,
    bodyId,
    day: caf.at.toISOString().slice(0, 10),
    hour: '00:01',
  })
  await openMeeting(caf, { ctgId, meetingId })
  await closeMeeting(caf, { ctgId, meetingId })
  const { personId } = actors.reader
  const link = { personId, kind: 'sign-in', back: '/' }
  await db.transaction().execute((tx) => enqueue(tx, 'mail-account-link', link, `account-link:${personId}`))
  return { ctgId, conventionVersionId, dossierId, meetingId, personId }
}

async function startHolder(url: string) {
  const holder = fork(path.join(import.meta.dirname, 'job-holder.ts'), [url], { execArgv: [] })
  await once(holder, 'message')
  return {
    /** As a machine put to sleep: its connections stay. */
    sleep: () => holder.kill('SIGSTOP'),
    async kill() {
      const exited = once(holder, 'exit')
      holder.kill('SIGKILL')
      await exited
    },
  }
}

async function fourJobs(db: Database) {
  const { rows } = await sql<{ name: string; worker: string | null }>`
    select task_identifier as name, locked_by as worker from graphile_worker.jobs
    where task_identifier in ('make-dossier', 'make-convention-pdf', 'mail-meeting-record', 'mail-account-link')`.execute(
    db,
  )
  return rows
}

const countHeld = async (db: Database) => (await fourJobs(db)).filter(({ worker }) => worker !== null).length

test('a document, a PDF, a record and a link that killed processes held are made; what a live one holds is left', async () => {
  const { db, pool, url } = await newTestDatabase()
  const app = await openTestApp(db)
  const ctg = await givenFullCtg(db)
  const { ctgId, conventionVersionId, dossierId, meetingId, personId } = await givenFourJobs(db, ctg)
  // The first takes a document and the link, each other one a document.
  const holders = [await startHolder(url), await startHolder(url), await startHolder(url)]
  await vi.waitFor(async () => expect(await countHeld(db)).toBe(4), { timeout: 10_000, interval: 100 })

  await lookTwice(db)
  expect(await countHeld(db)).toBe(4)
  const [live, ...dying] = holders
  live?.sleep()
  for (const holder of dying) await holder.kill()
  await vi.waitFor(
    async () => {
      await lookTwice(db)
      expect(await countHeld(db)).toBe(2)
    },
    { timeout: 5_000, interval: 100 },
  )

  await live?.kill()
  const stopJobs = await startJobs(url, createTaskList(app.instance))
  await resumeJobs(db)
  await vi.waitFor(async () => expect(await fourJobs(db)).toEqual([]), { timeout: 30_000, interval: 200 })
  await stopJobs()

  const version = await db
    .selectFrom('convention_version')
    .select('status')
    .where('ctg_id', '=', ctgId)
    .where('id', '=', conventionVersionId)
    .executeTakeFirstOrThrow()
  expect(version.status).toBe('frozen')
  const files = await db
    .selectFrom('dossier_file')
    .select('format')
    .where('ctg_id', '=', ctgId)
    .where('dossier_id', '=', dossierId)
    .execute()
  expect(files.map(({ format }) => format).toSorted()).toEqual(['docx', 'pdf'])
  const mails = await db
    .selectFrom('outgoing_mail')
    .select('to_address')
    .where('once_key', 'like', `meeting-record:${meetingId}:%`)
    .execute()
  expect(mails.filter(({ to_address }) => to_address === 'odile@exemple.fr')).toHaveLength(1)
  const links = await db
    .selectFrom('outgoing_mail')
    .innerJoin('person', 'person.email', 'outgoing_mail.to_address')
    .select('outgoing_mail.id')
    .where('person.id', '=', personId)
    .where('body_text', 'like', '%/connexion/lien/%')
    .execute()
  expect(links).toHaveLength(1)
  app.close()
  await pool.end()
}, 120_000)
