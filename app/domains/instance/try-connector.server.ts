/** The job that tries a connector: a mail to who asked, a content kept and removed, what the identity provider publishes, a stamp of an authority. Rules: docs/rules/instance.md §6. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import type { Config } from '#app/kernel/config.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import type { FileStore } from '#app/kernel/files/file-store.ts'
import { handOver } from '#app/kernel/mail-transport.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { type TriedConnector, trialMs, triedConnectors } from './connectors.ts'
import { failureKindOf, textOfError } from './failures.ts'
import { instanceTrialMail } from './mails.fr.ts'

type Place = {
  readonly db: Database
  readonly files: FileStore
  readonly config: Pick<Config, 'smtpUrl' | 'signing' | 'openid'>
  readonly sender: string
}

const payloadShape = z.object({ connector: z.enum(triedConnectors) })

/** What came of it is kept in its row, as a word of a list: the job itself never fails. */
export async function runTrial(place: Place, payload: unknown): Promise<void> {
  const { connector } = payloadShape.parse(payload)
  const failure = await failureOf(() => trials[connector](place))
  const endedAt = new Date()
  await rowsOf(place.db, 'connector_trial', { connector, ended_at: null }).update({
    ended_at: endedAt,
    failure: failure ?? null,
    ...(failure === undefined ? { succeeded_at: endedAt } : { failed_at: endedAt }),
  })
}

async function failureOf(trial: () => Promise<void>): Promise<string | undefined> {
  try {
    const late = wait(trialMs, undefined, { ref: false }).then(() => {
      throw new Error('ETIMEDOUT')
    })
    await Promise.race([trial(), late])
  } catch (error) {
    return failureKindOf(textOfError(error))
  }
}

const trials: Readonly<Record<TriedConnector, (place: Place) => Promise<void>>> = {
  courriel: tryMail,
  fichiers: tryFiles,
  identite: tryIdentity,
  horodatage: tryStamp,
}

async function tryMail({ db, config, sender }: Place): Promise<void> {
  const to = await db
    .selectFrom('connector_trial')
    .innerJoin('person', 'person.id', 'connector_trial.asked_by_id')
    .select(['person.name', 'person.email'])
    .where('connector', '=', 'courriel')
    .executeTakeFirst()
  if (config.smtpUrl === undefined || !to) throw new Error('ENOENT')
  const refusal = await handOver(config.smtpUrl, sender, {
    ...{ id: randomUUID(), to_address: to.email, to_name: to.name, ...instanceTrialMail(to.name) },
    ...{ calendar: null, calendar_method: null, reply_to: null, unsubscribe_url: null, documents: [] },
  })
  if (refusal !== undefined) throw new Error(`EENVELOPE ${refusal}`)
}

/** Random, so that it is nobody’s file: kept, read again, removed. */
async function tryFiles({ files }: Place): Promise<void> {
  await using staged = await files.stage(randomBytes(64))
  await files.keep(staged)
  const state = await files.check(staged.sha256)
  await files.remove(staged.sha256)
  if (state !== 'sound') throw new Error('ENOENT')
}

/** Reads the public description of the provider: no identity is asked for. */
async function tryIdentity({ config }: Place): Promise<void> {
  if (config.openid === undefined) throw new Error('ENOENT')
  const { issuer, timeoutMs } = config.openid
  const signal = AbortSignal.timeout(timeoutMs)
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`, { redirect: 'error', signal })
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  if (!(await answer.text()).includes('authorization_endpoint')) throw new Error('NoSuchKey')
}

/** RFC 3161: version 1, the SHA-256 of random bytes, no policy asked. */
function stampRequest(): Buffer {
  const imprint = createHash('sha256').update(randomBytes(32)).digest()
  const sha256Identifier = Buffer.from('300d06096086480165030402010500', 'hex')
  const imprinted = Buffer.concat([
    Buffer.from([0x30, sha256Identifier.length + 2 + imprint.length]),
    sha256Identifier,
    Buffer.from([0x04, imprint.length]),
    imprint,
  ])
  const content = Buffer.concat([Buffer.from([0x02, 0x01, 0x01]), imprinted])
  return Buffer.concat([Buffer.from([0x30, content.length]), content])
}

async function tryStamp({ config }: Place): Promise<void> {
  const url = config.signing.timestampUrl
  if (url === undefined) throw new Error('ENOENT')
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/timestamp-query' },
    body: new Uint8Array(stampRequest()),
    redirect: 'error',
    signal: AbortSignal.timeout(trialMs),
  })
  const bytes = Buffer.from(await answer.arrayBuffer())
  if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
  if (!isGranted(bytes)) throw new Error('the authority granted no stamp')
}

/** The first integer of the answer is its status: 0 granted, 1 granted with changes. */
function isGranted(answer: Buffer): boolean {
  const at = answer.subarray(0, 16).indexOf(Buffer.from([0x02, 0x01]))
  return answer[0] === 0x30 && at > 0 && (answer[at + 2] ?? 9) <= 1 && answer.length > 64
}
