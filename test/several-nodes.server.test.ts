/**
 * Three web nodes and two workers on one PostgreSQL, behind a proxy: started together, whichever answers, one of them killed,
 * and the tables changed under them by a version to come.
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { loadActor } from '#app/http/actor.server.ts'
import { type Database, openDatabase, openPool } from '#app/kernel/database.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { migrate } from '#app/kernel/migrate.server.ts'
import { demoPeople } from '#seed/demo/people.ts'
import { isWhole } from '../bench/compare-decisions.ts'
import { type NodesStage, openNodesStage, type StageNode } from '../bench/nodes-stage.ts'
import { compareWritten, makeWrittenStage, type WrittenStage, writeDecisions } from '../bench/nodes-writing.ts'
import { startS3Server } from './s3-server.ts'
import { sessionCookie } from './session-cookie.server.ts'
import { openSmtpServer, type SmtpServer } from './smtp-server.ts'
import { givenText, takePen } from './writing-fixture.server.ts'

const given: {
  stage?: NodesStage
  smtp?: SmtpServer
  pool?: pg.Pool
  written?: WrittenStage
  cookie?: string
} = {}
const stage = () => given.stage ?? expect.unreachable('no stage')
const pool = () => given.pool ?? expect.unreachable('no pool')
const db = (): Database => openDatabase(pool())
const written = () => given.written ?? expect.unreachable('no CTG')
const cookie = () => given.cookie ?? expect.unreachable('nobody signed in')
const webNodes = (): readonly StageNode[] => stage().nodes.filter(({ origin }) => origin !== '')

beforeAll(async () => {
  given.smtp = await openSmtpServer()
  given.stage = await openNodesStage({ TRAME_DEMO: 'on', SMTP_URL: given.smtp.url })
  given.pool = openPool(given.stage.databaseUrl, 5)
  // All at once, on a database that holds nothing.
  const nodes = await Promise.all([
    ...[1, 2, 3].map(() => stage().start('web')),
    ...[1, 2].map(() => stage().start('worker')),
  ])
  await Promise.all(nodes.map((node) => node.ready()))
  given.written = await makeWrittenStage(db())
  given.cookie = await sessionCookie(db(), given.written.personId, given.stage.secret)
}, 300_000)

afterAll(async () => {
  await given.pool?.end()
  await given.stage?.close()
  given.smtp?.close()
}, 60_000)

/** Status of a page on a node, once read whole: left unread, it keeps its connection and its turn. */
async function statusOn(origin: string, address: string, as: string): Promise<number> {
  const answer = await fetch(origin + address, { redirect: 'manual', headers: { cookie: as } })
  await answer.arrayBuffer()
  return answer.status
}

/** A signed convention filed on this node. @returns the id of its file */
async function putFile(node: StageNode | undefined, content: string): Promise<string> {
  const { ctgId } = written()
  const form = new FormData()
  form.append('intent', 'file-signed-convention')
  form.append('versionId', '')
  form.append('file', new File([content], 'convention.pdf', { type: 'application/pdf' }))
  const filed = await fetch(`${node?.origin}/ctg/${ctgId}/convention`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: cookie(), origin: node?.origin ?? '' },
    body: form,
  })
  expect(filed.status).toBe(303)
  const files = db().selectFrom('stored_file').select('id').where('ctg_id', '=', ctgId)
  return (await files.orderBy('added_at', 'desc').limit(1).executeTakeFirstOrThrow()).id
}

async function readFileOn(node: StageNode | undefined, id: string) {
  const answer = await fetch(`${node?.origin}/ctg/${written().ctgId}/fichiers/${id}`, { headers: { cookie: cookie() } })
  return [answer.status, await answer.text()]
}

describe('several nodes', { timeout: 180_000 }, () => {
  test('play the demonstration once, and say that they wait', async () => {
    const people = await db().selectFrom('person').select('email').execute()
    expect(people.filter(({ email }) => demoPeople.some((person) => person.email === email))).toHaveLength(
      demoPeople.length,
    )
    expect((await db().selectFrom('ctg').select('id').execute()).length).toBe(3)
    const said = stage().nodes.map((node) => node.output())
    expect(said.filter((text) => text.includes('Préparation de la démonstration'))).toHaveLength(1)
    expect(said.filter((text) => text.includes('celui-ci attend qu’il ait fini')).length).toBeGreaterThan(0)
  })

  test('know who signed in on another', async () => {
    const [first, ...others] = webNodes()
    const page = await (await fetch(`${first?.origin}/connexion`)).text()
    const email = page.match(/name="email" value="([^"]+)"/)?.[1] ?? ''
    const answer = await fetch(`${first?.origin}/connexion`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin: first?.origin ?? '' },
      body: new URLSearchParams({ intent: 'demo', email }),
    })
    const session = answer.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ')
    expect(session).toContain('session_token')
    for (const { origin } of others) expect(await statusOn(origin, '/compte', session)).toBe(200)
  })

  test('read the file put on another', async () => {
    const [first, ...others] = webNodes()
    const id = await putFile(first, '%PDF-1.7 signed')
    for (const node of others) expect(await readFileOn(node, id)).toEqual([200, '%PDF-1.7 signed'])
  })

  test('read on S3 the file put on another that has no folder in common with them, and is dead', async () => {
    const s3 = await startS3Server()
    const folders = [1, 2, 3].map(() => fs.mkdtempSync(path.join(os.tmpdir(), 'trame-s3-node-')))
    const own = await Promise.all(
      folders.map((folder) => stage().start('web', { S3_URL: s3.url, TRAME_DATA: path.join(folder, 'var') })),
    )
    try {
      await Promise.all(own.map((node) => node.ready()))
      const [first, ...others] = own
      const id = await putFile(first, '%PDF-1.7 on S3')
      for (const node of own) expect(await readFileOn(node, id)).toEqual([200, '%PDF-1.7 on S3'])
      await first?.kill()
      for (const node of others) expect(await readFileOn(node, id)).toEqual([200, '%PDF-1.7 on S3'])
      const names = folders.flatMap((folder) =>
        fs.readdirSync(path.join(folder, 'var'), { recursive: true }).map(String),
      )
      expect(names.filter((name) => /[0-9a-f]{64}/.test(name))).toEqual([])
    } finally {
      await Promise.all(own.map((node) => node.stop()))
      await s3.close()
      for (const folder of folders) fs.rmSync(folder, { recursive: true, force: true })
    }
  })

  test('carry one text to those who write on each, one of them killed; the pen goes on with another', async () => {
    const { ctgId, personId } = written()
    const actor = await loadActor(db(), personId, new Date().toISOString().slice(0, 10))
    const theme = await db().selectFrom('theme').select('id').where('ctg_id', '=', ctgId).executeTakeFirstOrThrow()
    const key = await givenText(db(), actor, { ctgId, subjectType: 'theme', subjectId: theme.id, field: 'chapter' })
    const { origin } = stage()
    const proxied = { url: `${origin.replace('http', 'ws')}/collab`, origin }
    const pens = [1, 2, 3].map(() => takePen(proxied, cookie(), key))
    await expect.poll(() => pens.every((pen) => pen.isSaved()), { timeout: 30_000 }).toBe(true)
    for (const [index, pen] of pens.entries()) pen.write(`mot${index} `)
    const wordsOf = () =>
      pens.map((pen) => ['mot0', 'mot1', 'mot2', 'après'].filter((word) => pen.text().includes(word)).length)
    await expect.poll(wordsOf, { timeout: 30_000 }).toEqual([3, 3, 3])
    await webNodes()[0]?.kill()
    pens[0]?.write('après ')
    await expect.poll(wordsOf, { timeout: 60_000 }).toEqual([4, 4, 4])
    await expect.poll(() => pens.every((pen) => pen.isSaved()), { timeout: 30_000 }).toBe(true)
    for (const pen of pens) pen.leave()
    await (await stage().start('web')).ready()
  })

  test('send each mail once, whichever worker does', async () => {
    const mails = Array.from({ length: 40 }, (_, index) => `sujet-${index}-fin`)
    await db()
      .transaction()
      .execute(async (tx) => {
        for (const subject of mails)
          await sendMail(
            { tx, at: new Date(), newId: () => crypto.randomUUID() },
            {
              onceKey: subject,
              toAddress: 'odile@exemple.fr',
              toName: 'Odile',
              subject,
              bodyText: 'Bonjour.',
              keptBodyText: 'Bonjour.',
            },
          )
      })
    const sent = () =>
      mails.map((subject) => given.smtp?.mails.filter((mail) => mail.includes(`Subject: ${subject}`)).length)
    await expect.poll(() => sent().every((count) => count === 1), { timeout: 60_000 }).toBe(true)
    await wait(1_000)
    expect(sent()).toEqual(mails.map(() => 1))
  })

  test('lose nothing and write nothing twice when one is killed while people write', async () => {
    const writing = writeDecisions(stage().origin, cookie(), written(), 4)
    await expect.poll(() => writing.count(), { timeout: 60_000 }).toBeGreaterThan(20)
    await webNodes()[1]?.kill()
    const before = writing.count()
    await expect.poll(() => writing.count(), { timeout: 60_000 }).toBeGreaterThan(before + 20)
    const report = await compareWritten(db(), written(), await writing.stop())
    expect(isWhole(report), JSON.stringify(report)).toBe(true)
    await (await stage().start('web')).ready()
  })
})

/** The migrations of today, and one of a version to come. */
function plantMigration(sql: string): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-migrations-'))
  fs.cpSync(path.resolve(import.meta.dirname, '../db/migrations'), folder, { recursive: true })
  fs.writeFileSync(path.join(folder, '9990-later.sql'), sql)
  return folder
}

describe('a newer version, while older nodes serve,', { timeout: 180_000 }, () => {
  test('waits for them to stop when they could not bear its tables, and says so; the older one is then refused', async () => {
    const folder = plantMigration('alter table ctg rename column name to title;')
    const own = openPool(stage().databaseUrl, 2)
    const state = { isDone: false }
    const said = vi.spyOn(console, 'log').mockImplementation(() => undefined)
    const migrating = migrate(own, { folder }).then((names) => {
      state.isDone = true
      return names
    })
    await wait(2_000)
    expect(state.isDone).toBe(false)
    // Nothing has changed under those who serve.
    expect(await statusOn(stage().origin, `/ctg/${written().ctgId}/plan`, cookie())).toBe(200)
    await Promise.all([...stage().nodes].map((node) => node.stop()))
    expect(await migrating).toEqual(['9990-later.sql'])
    expect(said.mock.calls.flat()[0]).toMatch(/attend que les 5 nœuds de la version \d{4} s’arrêtent/)
    said.mockRestore()
    const late = await stage().start('web')
    await expect(late.ready()).rejects.toThrow('plus récente que ce programme')
    await own.query("alter table ctg rename column title to name; delete from migration where name like '9990%'")
    await own.end()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  test('goes on under them when its tables say that they bear it: they wait an instant, and see no error', async () => {
    const nodes = await Promise.all([stage().start('web'), stage().start('web')])
    await Promise.all(nodes.map((node) => node.ready()))
    const folder = plantMigration('-- Older nodes bear it: a column more.\nalter table ctg add column later text;')
    const own = openPool(stage().databaseUrl, 2)
    const state = { goesOn: true }
    const pages = ['plan', 'plan/arbre', 'suivi', ''].map((page) => `/ctg/${written().ctgId}/${page}`)
    const statuses: number[] = []
    const reading = Promise.all(
      pages.map(async (page) => {
        while (state.goesOn) statuses.push(await statusOn(stage().origin, page, cookie()))
      }),
    )
    const writing = writeDecisions(stage().origin, cookie(), written(), 2)
    try {
      await expect.poll(() => statuses.length, { timeout: 60_000 }).toBeGreaterThan(20)
      expect(await migrate(own, { folder })).toEqual(['9990-later.sql'])
      const after = statuses.length
      await expect.poll(() => statuses.length, { timeout: 60_000 }).toBeGreaterThan(after + 20)
    } finally {
      state.goesOn = false
      await Promise.all([reading, writing.stop()])
    }
    expect(statuses.filter((status) => status !== 200)).toEqual([])
    expect(writing.repeats()).toBe(0)
    await own.end()
    fs.rmSync(folder, { recursive: true, force: true })
  })

  test('removes a column that the views read, whatever its first line says: they are made again without it', async () => {
    const own = openPool(stage().databaseUrl, 2)
    const steps = ['add column later text', 'drop column later'].map((change) => `alter table action_step ${change};`)
    const readers = async (): Promise<unknown> => {
      const { rows } = await own.query(
        "select table_schema as schema from information_schema.columns where table_name = 'action_step' and column_name = 'later' order by 1",
      )
      return rows
    }
    const folder = plantMigration(`-- Older nodes bear it: a column more.\n${steps[0]}`)
    await own.query("delete from migration where name like '9990%'")
    expect(await migrate(own, { folder })).toEqual(['9990-later.sql'])
    expect(await readers()).toEqual([{ schema: 'public' }, { schema: 'sight' }])
    fs.writeFileSync(path.join(folder, '9991-less.sql'), `-- Older nodes bear it: nobody reads it.\n${steps[1]}`)
    expect(await migrate(own, { folder })).toEqual(['9991-less.sql'])
    expect(await readers()).toEqual([])
    // Those that were replaced are gone.
    const { rows } = await own.query("select nspname from pg_namespace where nspname like 'sight%'")
    expect(rows).toEqual([{ nspname: 'sight' }])
    await own.end()
    fs.rmSync(folder, { recursive: true, force: true })
  })
})
