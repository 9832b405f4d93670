/** What is attacked: Trame in production on a demonstration, a PostgreSQL of the measure's, mails taken by a server of ours. */
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { connectPool, type Database, openDatabase } from '#app/kernel/database.server.ts'
import { startEmbeddedPostgres } from '#app/kernel/embedded-postgres.server.ts'
import { openSmtpServer, type SmtpServer } from '#test/smtp-server.ts'
import { type ServedDemo, serveDemo } from '../served-demo.ts'
import { openSession } from '../served-instance.ts'

export type Visitor = { readonly cookie: string; readonly ctg: string }

export type Target = {
  readonly origin: string
  readonly port: number
  /** Of the server's process. */
  readonly pid: number
  /** PGDATA's postmaster. */
  readonly postgresPid: number
  readonly db: Database
  readonly smtp: SmtpServer
  /** The coordinator of the Caf, her CTG under way as an address: `/ctg/…`. */
  readonly coordinator: Visitor
  readonly ctgId: string
  /** Opens a session, as signing in would. @returns the Cookie header */
  readonly signIn: (personId: string) => Promise<string>
  /** That many sessions, shared between the people of the demonstration, each with a CTG of hers. */
  readonly openSessions: (count: number) => Promise<readonly Visitor[]>
  /** Milliseconds of processor of the server since its start. */
  readonly processorMs: () => Promise<number>
}

/** The database and the mails last; the server is started anew for each attack, so that none pays for the one before. */
export type Ground = {
  readonly serve: (
    env?: Readonly<Record<string, string>>,
  ) => Promise<{ readonly target: Target; readonly stop: () => Promise<void> }>
  readonly stop: () => Promise<void>
}

export async function prepareGround(): Promise<Ground> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-attack-'))
  fs.chmodSync(folder, 0o755)
  const place = path.join(folder, 'postgres')
  const postgres = await startEmbeddedPostgres(place)
  const smtp = await openSmtpServer()
  const secret = randomBytes(24).toString('hex')
  const pool = await connectPool(postgres.url)
  const db = openDatabase(pool)
  const postgresPid = Number(fs.readFileSync(path.join(place, 'data', 'postmaster.pid'), 'utf8').split('\n')[0])
  return {
    async serve(env = {}) {
      const demo = await serveDemo(
        { databaseUrl: postgres.url, secret },
        { SMTP_URL: smtp.url, ...env },
        { saysFaults: false },
      )
      return { target: await targetOf(demo, { db, smtp, secret, postgresPid }), stop: demo.stop }
    },
    async stop() {
      smtp.close()
      await pool.end()
      await postgres.stop()
      fs.rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Around = Pick<Target, 'db' | 'smtp' | 'postgresPid'> & { readonly secret: string }

async function targetOf(demo: ServedDemo, { secret, ...around }: Around): Promise<Target> {
  const { origin, pid, cookie } = demo
  const ctg = /href="(\/ctg\/[0-9a-f-]{36})"[^>]*>(?:(?!<\/a>)[\s\S])*2026-2030/.exec(await demo.get('/'))?.[1]
  if (!ctg) throw new Error('no CTG under way')
  const openSessions = async (count: number) => {
    const members = await around.db
      .selectFrom('member')
      .select(['person_id', 'ctg_id'])
      .distinctOn('person_id')
      .where('until', 'is', null)
      .orderBy('person_id')
      .execute()
    return Promise.all(
      Array.from({ length: count }, async (_, index) => {
        const member = members[index % members.length]
        if (!member) throw new Error('the demonstration has no member')
        return { cookie: await openSession(around.db, secret, member.person_id), ctg: `/ctg/${member.ctg_id}` }
      }),
    )
  }
  const coordinator = { cookie, ctg }
  const ctgId = ctg.slice('/ctg/'.length)
  const signIn = (personId: string) => openSession(around.db, secret, personId)
  const { processorMs } = demo
  const port = Number(new URL(origin).port)
  return { ...around, processorMs, signIn, origin, port, pid, coordinator, ctgId, openSessions }
}
