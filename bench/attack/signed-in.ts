/** What someone with an account can do by requests: files, searches, the API, messages to other software. */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { loadActor } from '#app/http/actor.server.ts'
import { parisDay } from '#app/kernel/calendar.ts'
import { givenLinkedSoftware } from '#test/software-fixture.server.ts'
import { type Attack, isTaken, outcomeOf } from './attack.ts'
import type { Target, Visitor } from './target.ts'
import { many, multipart, send } from './wire.ts'
import { makeBombs } from './zip.ts'

const megabyte = 1024 * 1024

async function upload(
  { port, origin }: Target,
  { cookie }: Pick<Visitor, 'cookie'>,
  path: string,
  parts: Parameters<typeof multipart>[0],
): Promise<string> {
  const { type, body } = multipart(parts)
  return send(port, { path, headers: { origin, cookie, 'content-type': type, 'content-length': body.length }, body })
}

/** A PDF by its first bytes, and weight. */
const heavyPdf = (megabytes: number) => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(megabytes * megabyte)])

const conventionParts = (content: Buffer) => [
  { name: 'intent', content: 'file-signed-convention' },
  { name: 'versionId', content: '' },
  { name: 'file', fileName: 'convention.pdf', content },
]

/** Someone of the demonstration who may not file a convention in this CTG. */
async function aReader(target: Target): Promise<Visitor> {
  const reader = await target.db
    .selectFrom('member')
    .select('person_id')
    .where('ctg_id', '=', target.ctgId)
    .where('role', 'not in', ['coordinator', 'cooperation-officer'])
    .where('until', 'is', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  return { cookie: await target.signIn(reader.person_id), ctg: target.coordinator.ctg }
}

async function runUploads(target: Target) {
  const content = heavyPdf(24)
  const answers = await many(20, 20, () =>
    upload(target, target.coordinator, `${target.coordinator.ctg}/convention`, conventionParts(content)),
  )
  return outcomeOf(answers, (answer) => answer.startsWith('5') && answer !== '503')
}

async function runUploadsWithoutRight(target: Target) {
  const reader = await aReader(target)
  const content = heavyPdf(24)
  const answers = await many(20, 20, () => upload(target, reader, `${reader.ctg}/convention`, conventionParts(content)))
  return outcomeOf(answers, isTaken)
}

async function runOtherPages(target: Target) {
  const content = randomBytes(60 * megabyte)
  const pages = ['/membres', '/decisions', '/plan', '/objectifs/nouveau', '/textes']
  const answers = await many(10, 10, (index) =>
    upload(target, target.coordinator, `${target.coordinator.ctg}${pages[index % pages.length]}`, [
      { name: 'intent', content: 'rien' },
      { name: 'file', fileName: 'a.bin', content },
    ]),
  )
  return outcomeOf(answers, (answer) => isTaken(answer) || answer === '422')
}

async function runBombs(target: Target) {
  const bombs = makeBombs()
  const answers = await many(12, 12, (index) => {
    const bomb = bombs[index % bombs.length]
    if (!bomb) throw new Error('no bomb')
    return upload(target, target.coordinator, `${target.coordinator.ctg}/reprise`, [
      { name: 'intent', content: 'start-import' },
      { name: 'file', fileName: bomb.name, content: bomb.bytes },
    ])
  })
  return outcomeOf(answers, isTaken)
}

async function runSearches(target: Target) {
  const { port, coordinator } = target
  // Someone else than who is watched waiting: her own requests wait for one another (docs/decisions/0025).
  const { cookie } = await aReader(target)
  const words = [
    '%'.repeat(1_500),
    '_%'.repeat(900),
    `${'a'.repeat(3_000)}!`,
    '(a+)+$'.repeat(300),
    'é '.repeat(900),
    '\\'.repeat(2_000),
  ]
  const answers = await many(100, 20, (index) =>
    send(port, {
      method: 'GET',
      path: `${coordinator.ctg}/recherche?q=${encodeURIComponent(words[index % words.length] ?? '')}`,
      headers: { cookie },
    }),
  )
  return outcomeOf(answers, (answer) => answer.startsWith('5'))
}

async function runApi({ port, db, ctgId }: Target) {
  const { apiToken } = await givenLinkedSoftware(db, ctgId)
  const pages = ['/plan', '/actions', '/measures', '']
  const answers = await many(200, 200, (index) =>
    send(port, {
      method: 'GET',
      path: `/api/v1/ctgs/${ctgId}${pages[index % pages.length]}`,
      headers: { authorization: `Bearer ${apiToken}` },
    }),
  )
  return outcomeOf(answers, (answer) => answer.startsWith('5'))
}

/** A receiver that takes the connection and never answers. */
async function openHangingReceiver() {
  const server = createServer((socket) => socket.on('error', () => undefined).resume())
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { host: `127.0.0.1:${port}`, server }
}

const hanging = { host: '' }
const mailWithinMs = 10_000

/** A hundred tests of a webhook that hangs; then someone asks for her link, which must leave within ten seconds. */
async function runWebhooks({ port, origin, db, ctgId, coordinator, smtp }: Target) {
  const { webhookId } = await givenLinkedSoftware(db, ctgId, { url: `http://${hanging.host}/` })
  const form = 'application/x-www-form-urlencoded'
  const post = (path: string, values: Record<string, string>, cookie = '') => {
    const body = Buffer.from(new URLSearchParams(values).toString())
    return send(port, { path, headers: { origin, cookie, 'content-type': form, 'content-length': body.length }, body })
  }
  const answers = await many(100, 20, () =>
    post(`${coordinator.ctg}/membres/logiciels`, { intent: 'send-webhook-test', webhookId }, coordinator.cookie),
  )
  const { email } = await db.selectFrom('person').select('email').limit(1).executeTakeFirstOrThrow()
  const isForHer = (mail: string) => mail.includes(`To: `) && mail.includes(email)
  const before = smtp.mails.filter(isForHer).length
  const askedAt = performance.now()
  await post('/connexion', { intent: 'link', email })
  const patience = 6 * mailWithinMs
  while (smtp.mails.filter(isForHer).length === before && performance.now() - askedAt < patience) await wait(50)
  const ms = performance.now() - askedAt
  const { answer } = outcomeOf(answers, () => false)
  return { answer: `${answer} ; courriel parti en ${(ms / 1_000).toFixed(1)} s`, isAccepted: ms > mailWithinMs }
}

async function prepareWebhooks() {
  const { host, server } = await openHangingReceiver()
  hanging.host = host
  return {
    env: { TRAME_WEBHOOK_HOSTS: host },
    close: async () => {
      server.close()
    },
  }
}

/** The actor of the coordinator, for texts she opens. */
export async function coordinatorActor({ db, ctgId }: Target) {
  const { person_id } = await db
    .selectFrom('member')
    .select('person_id')
    .where('ctg_id', '=', ctgId)
    .where('role', '=', 'coordinator')
    .where('until', 'is', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  return loadActor(db, person_id, parisDay(new Date()))
}

export const signedInAttacks: readonly Attack[] = [
  { name: 'fichiers-20', title: '20 fichiers de 24 Mo ensemble, par qui y a droit', finding: '1.2', run: runUploads },
  {
    name: 'fichiers-sans-droit',
    title: '20 fichiers de 24 Mo ensemble, sans le droit',
    finding: '1.3',
    run: runUploadsWithoutRight,
  },
  {
    name: 'fichiers-ailleurs',
    title: '10 fois 60 Mo à des pages qui ne prennent pas de fichier',
    finding: '1.2',
    run: runOtherPages,
  },
  { name: 'bombes', title: '12 archives qui deviennent 300 Mo (XLSX, ODS, DOCX)', finding: '2.9', run: runBombs },
  { name: 'recherches', title: '100 recherches de milliers de signes', finding: '2.9', run: runSearches },
  { name: 'api-200', title: '200 demandes à l’API ensemble', finding: '2.9', run: runApi },
  {
    name: 'webhooks',
    title: '100 essais d’un webhook qui ne répond pas, puis un lien de connexion',
    finding: '2.9',
    prepare: prepareWebhooks,
    run: runWebhooks,
  },
]
