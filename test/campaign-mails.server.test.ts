/**
 * A campaign of three CTGs that ask the same two hundred leads, while the process that writes and sends is stopped, then killed
 * without warning: every mail leaves once, with its three links. Through a real SMTP conversation and a real process.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, test, vi } from 'vitest'
import { launchCampaign } from '#app/domains/campaigns/commands/launch-campaign.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { lanes } from '#app/kernel/job-lanes.ts'
import { hashLinkToken } from '#app/kernel/link-token.server.ts'
import { givenLedActions } from './campaign-fixture.server.ts'
import { newTestDatabase } from './database.server.ts'
import { givenPlan } from './plan-fixture.server.ts'
import { openSmtpServer } from './smtp-server.ts'

const leadCount = 200
const leads = Array.from({ length: leadCount }, (_, index) => ({
  leadName: `Pilote ${index}`,
  leadEmail: `pilote-${index}@exemple.fr`,
}))

async function givenThreeCampaigns(db: Database): Promise<void> {
  const now = new Date()
  for (let count = 0; count < 3; count += 1) {
    const plan = await givenPlan(db)
    const actionIds = await givenLedActions(db, plan, leads)
    const { askedCount } = await launchCampaign(
      plan.as(plan.actors.townCoordinator, new Date(now.getTime() - 900_000)),
      {
        ctgId: plan.ctgId,
        name: 'Point d’automne',
        message: 'Merci de répondre avant les vacances.',
        closesOn: new Date(now.getTime() + 20 * 86_400_000).toISOString().slice(0, 10),
        reminderEveryDays: '7',
        actionIds: [...actionIds],
      },
    )
    expect(askedCount).toBe(leadCount)
  }
}

/** The worker as it runs in production, alone. */
function startWorker(databaseUrl: string, smtpUrl: string, data: string): ChildProcess {
  return spawn(process.execPath, ['app/main.server.ts'], {
    cwd: path.resolve(import.meta.dirname, '..'),
    env: {
      PATH: process.env.PATH ?? '',
      NODE_ENV: 'production',
      TRAME_ROLE: 'worker',
      TRAME_DEMO: '0',
      TRAME_URL: 'https://trame.exemple.fr',
      TRAME_DATA: data,
      DATABASE_URL: databaseUrl,
      SMTP_URL: smtpUrl,
    },
    stdio: 'inherit',
  })
}

type Received = { readonly to: string; readonly messageId: string; readonly tokens: readonly string[] }

/** What a mail as it came says, its soft line breaks undone. */
function read(mail: string): Received {
  const text = mail.replace(/=\r\n/g, '')
  return {
    to: text.match(/^To: .*?<?([\w.-]+@exemple\.fr)>?\r?$/m)?.[1] ?? '',
    messageId: text.match(/^Message-ID: (\S+)/im)?.[1] ?? '',
    tokens: [...text.matchAll(/\/point\/([\w-]{43})/g)].map(([, token = '']) => token),
  }
}

const waitUntil = (isSo: () => boolean | Promise<boolean>, timeout: number) =>
  vi.waitFor(async () => expect(await isSo()).toBe(true), { timeout, interval: 20 })

test('two hundred leads of three CTGs get one mail each, with three links, through a restart and a kill', {
  timeout: 120_000,
}, async () => {
  const { db, pool, url } = await newTestDatabase()
  const smtp = await openSmtpServer()
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'trame-campaign-'))
  await givenThreeCampaigns(db)

  const stops = [
    { count: 25, signal: 'SIGTERM' },
    { count: 120, signal: 'SIGKILL' },
  ] as const
  for (const { count, signal } of stops) {
    const worker = startWorker(url, smtp.url, data)
    await waitUntil(() => smtp.mails.length >= count, 20_000)
    const left = once(worker, 'exit')
    worker.kill(signal)
    await left
  }
  // What the killed process was handing over waits for its claim to end, then for the minute that looks for it: here, at once.
  await pool.query('update outgoing_mail set claimed_until = now() where claimed_until is not null')
  for (const job of ['resume-mails', 'write-campaign-mails'])
    await pool.query('select graphile_worker.add_job($1)', [job])
  const last = startWorker(url, smtp.url, data)
  const unsent = async () =>
    Number(
      (
        await pool.query(`select (select count(*) from outgoing_mail where sent_at is null)
          + (select count(*) from campaign_mail where written_at is null) as count`)
      ).rows[0]?.count,
    )
  await waitUntil(async () => (await unsent()) === 0, 60_000)
  last.kill('SIGKILL')

  const received = smtp.mails.map(read)
  const byAddress = Map.groupBy(received, ({ to }) => to)
  expect([...byAddress.keys()].sort()).toEqual(leads.map(({ leadEmail }) => leadEmail).sort())
  for (const copies of byAddress.values()) {
    // One mail: a copy taken by the server just before a kill comes again as the same mail, same number and same links.
    expect(new Set(copies.map(({ messageId, tokens }) => `${messageId} ${tokens.join(' ')}`)).size).toBe(1)
    expect(new Set(copies[0]?.tokens).size).toBe(3)
  }
  // No more second copies than mails under way when the process was killed. A restart makes none.
  expect(received.length - leadCount).toBeLessThanOrEqual(lanes.mails.concurrency)

  const { rows: links } = await pool.query<{ token_hash: string }>('select token_hash from report_link')
  const tokens = new Set(received.flatMap((mail) => mail.tokens))
  expect(tokens.size).toBe(3 * leadCount)
  expect(new Set(links.map(({ token_hash }) => token_hash))).toEqual(new Set([...tokens].map(hashLinkToken)))
  const { rows: kept } = await pool.query<{ body: string }>('select body_text as body from outgoing_mail')
  expect(kept).toHaveLength(leadCount)
  expect(kept.filter(({ body }) => body.includes('/point/'))).toEqual([])
  smtp.close()
  await pool.end()
  fs.rmSync(data, { recursive: true, force: true })
})
