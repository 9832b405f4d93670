/** What someone without an account can do. */
import { randomBytes, randomUUID } from 'node:crypto'
import { connect } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { collabPath } from '#app/domains/writing/collab.ts'
import { type Attack, isTaken, outcomeOf } from './attack.ts'
import type { Target } from './target.ts'
import { chunked, many, multipart, readStatus, repeat, type Sent, send } from './wire.ts'

const megabyte = 1024 * 1024
const form = 'application/x-www-form-urlencoded'
const json = 'application/json'

/** Above what a page may send: nothing but too large (413), badly written (400), or cut. */
const isRead = (answer: string): boolean => !/^(400|403|404|411|413|415|429|431|503|fermé)/.test(answer)
/** Below that, a form is read, and says what is wrong with it (422). */
const isGranted = (answer: string): boolean => !/^4|^503|^fermé/.test(answer)

const post = (path: string, type: string, body: Iterable<Buffer>, bytes: number): Sent => ({
  path,
  headers: { 'content-type': type, 'content-length': bytes },
  body,
})

/** A link asked for, for an address that is nothing but brackets. */
function* asLink(bytes: number): Generator<Buffer> {
  const start = Buffer.from('intent=link&email=')
  yield start
  yield* repeat('[', bytes - start.length)
}

type Sending = { readonly times?: number; readonly together?: number; readonly accepted?: (answer: string) => boolean }

function large(
  name: string,
  title: string,
  sent: (target: Target) => Sent,
  { times = 1, together = 1, accepted = isRead }: Sending = {},
): Attack {
  const run = async (target: Target) => {
    const answers = await many(times, together, () =>
      send(target.port, { ...sent(target), headers: { origin: target.origin, ...sent(target).headers } }),
    )
    return outcomeOf(answers, accepted)
  }
  return { name, title, finding: '1.2', run }
}

const bodies: readonly Attack[] = [
  large('connexion-199', '199 Mo à la page de connexion', () =>
    post('/connexion', form, repeat('email=a', 199 * megabyte), 199 * megabyte),
  ),
  large('connexion-199-morceaux', '199 Mo à la page de connexion, sans longueur annoncée', () => ({
    path: '/connexion',
    headers: { 'content-type': form, 'transfer-encoding': 'chunked' },
    body: chunked(repeat('email=a', 199 * megabyte)),
  })),
  large(
    'connexion-20',
    '20 fois 40 Mo ensemble à la page de connexion',
    () => post('/connexion', form, repeat('email=a', 40 * megabyte), 40 * megabyte),
    { times: 20, together: 20 },
  ),
  large('crochets-60-connexion', '60 Mo de « [ » à la page de connexion', () =>
    post('/connexion', json, repeat('[', 60 * megabyte), 60 * megabyte),
  ),
  large('crochets-60-lien', '60 Mo de « [ » au formulaire d’un lien de connexion', () =>
    post('/connexion', form, asLink(60 * megabyte), 60 * megabyte),
  ),
  large(
    'crochets-1-lien',
    '50 fois 1 Mo de « [ » au formulaire d’un lien de connexion',
    () => post('/connexion', form, asLink(megabyte - 100), megabyte - 100),
    { times: 50, together: 10, accepted: isGranted },
  ),
  large(
    'champs-connexion',
    '10 fois 300 000 champs à la page de connexion',
    () => post('/connexion', form, repeat('a&', 600_000), 600_000),
    { times: 10, together: 5, accepted: isGranted },
  ),
  large(
    'parties-connexion',
    '10 fois 8 000 parties à la page de connexion',
    () => {
      const { type, body } = multipart(Array.from({ length: 8_000 }, () => ({ name: 'a', content: 'b' })))
      return post('/connexion', type, [body], body.length)
    },
    { times: 10, together: 5, accepted: isGranted },
  ),
  large('parties-100000', '100 000 parties à la page de connexion', () => {
    const { type, body } = multipart(Array.from({ length: 100_000 }, () => ({ name: 'a', content: 'b' })))
    return post('/connexion', type, [body], body.length)
  }),
]

const slowSeconds = 12

/** Headers that never end, and bodies that come a byte at a time. */
async function runSlow({ port, origin }: Target) {
  const isOver = { now: false }
  const answers = Array.from({ length: 400 }, async (_, index) => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    const status = readStatus(socket)
    socket.write(`POST /connexion HTTP/1.1\r\nhost: localhost:${port}\r\n`)
    if (index % 2 === 0) socket.write(`origin: ${origin}\r\ncontent-type: ${form}\r\ncontent-length: 100000\r\n\r\n`)
    while (!isOver.now && !socket.destroyed) {
      socket.write(index % 2 === 0 ? 'a' : 'x-a: b\r\n')
      await wait(500)
    }
    socket.destroy()
    return status
  })
  await wait(slowSeconds * 1_000)
  isOver.now = true
  return outcomeOf(await Promise.all(answers), isTaken)
}

async function runPasswords({ port, origin, db }: Target) {
  const known = await db.selectFrom('person').select('email').limit(1).executeTakeFirstOrThrow()
  const answers = await many(200, 200, (index) => {
    const email = index % 2 === 0 ? known.email : `personne-${index}@exemple.fr`
    const body = Buffer.from(
      new URLSearchParams({ intent: 'password', email, password: `mauvais-${index}` }).toString(),
    )
    return send(port, {
      path: '/connexion',
      headers: { origin, 'content-type': form, 'content-length': body.length },
      body,
    })
  })
  return outcomeOf(answers, isTaken)
}

const wrongLinks = (): readonly string[] => {
  const token = randomBytes(24).toString('base64url')
  return [
    `/point/${token}`,
    `/invitation/${token}`,
    `/agenda/${token}/trame.ics`,
    `/desabonnement/${token}`,
    `/atelier/${token.slice(0, 6)}`,
    `/ctg/${randomUUID()}/plan`,
  ]
}

async function runLinks({ port }: Target) {
  const paths = Array.from({ length: 500 }, wrongLinks).flat()
  const answers = await many(paths.length, 40, async (index) => {
    const path = paths[index] ?? '/'
    const status = await send(port, { method: 'GET', path })
    return path.startsWith('/ctg/') && status === '302' ? 'connexion' : status
  })
  return outcomeOf(answers, isTaken)
}

async function runUpgrades({ port, origin }: Target) {
  const answers = await many(1_000, 100, (index) =>
    send(port, {
      method: 'GET',
      path: index % 2 === 0 ? collabPath : `/${index}`,
      headers: {
        origin: index % 3 === 0 ? 'https://ailleurs.fr' : origin,
        cookie: `trame.session_token=${randomBytes(30).toString('base64url')}`,
        connection: 'Upgrade',
        upgrade: 'websocket',
        'sec-websocket-version': '13',
        'sec-websocket-key': randomBytes(16).toString('base64'),
      },
      body: randomBytes(2_000),
    }),
  )
  return outcomeOf(answers, (answer) => answer.startsWith('101'))
}

async function runHeaders({ port }: Target) {
  const shapes: readonly Sent[] = [
    { method: 'GET', path: '/connexion', headers: { 'x-a': 'a'.repeat(64_000) } },
    { method: 'GET', path: `/connexion?retour=/${'a'.repeat(100_000)}` },
    {
      method: 'GET',
      path: '/connexion',
      headers: Object.fromEntries(Array.from({ length: 5_000 }, (_, n) => [`x-${n}`, 'a'])),
    },
    { method: 'GET', path: `/${'%2e%2e/'.repeat(20_000)}` },
  ]
  const answers = await many(200, 40, (index) => send(port, shapes[index % shapes.length] ?? { path: '/' }))
  return outcomeOf(answers, isTaken)
}

async function runQueries({ port }: Target) {
  const shapes = [
    `/connexion?${'a&'.repeat(3_500)}`,
    `/connexion?a${'[b]'.repeat(2_000)}=c`,
    `/connexion?retour=${'/'.repeat(7_000)}`,
    `/api/v1/${'a/'.repeat(3_500)}`,
    `/${'a/'.repeat(3_500)}`,
  ]
  const answers = await many(200, 20, (index) =>
    send(port, { method: 'GET', path: shapes[index % shapes.length] ?? '/' }),
  )
  return outcomeOf(answers, (answer) => answer.startsWith('5'))
}

/** As many at once as a small office has computers, many times over; each then asks for one page in its turn. */
async function runConnections({ port }: Target) {
  const sockets = await many(1_000, 200, async () => {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))
    return socket
  })
  await wait(2_000)
  const answers: Promise<string>[] = []
  for (const socket of sockets) {
    answers.push(readStatus(socket))
    socket.write(`GET /sante HTTP/1.1\r\nhost: localhost:${port}\r\n\r\n`)
    if (answers.length % 10 === 0) await wait(20)
  }
  const all = await Promise.all(answers)
  for (const socket of sockets) socket.destroy()
  return outcomeOf(all, () => false)
}

async function runTokens({ port }: Target) {
  const answers = await many(1_000, 50, () =>
    send(port, {
      method: 'GET',
      path: `/api/v1/ctg/${randomUUID()}/plan`,
      headers: { authorization: `Bearer trame_${randomBytes(32).toString('base64url')}` },
    }),
  )
  return outcomeOf(answers, isTaken)
}

/** Of the départements that have the most communes: where the observatory is open, nothing is asked of who reads it. */
async function runObservatory({ port }: Target) {
  const places = ['D62', 'D59', 'D80', 'D02', 'D76', 'D27', 'D14', 'D60', 'D21', 'D25']
  const answers = await many(400, 400, (index) =>
    send(port, { method: 'GET', path: `/observatoire?territoire=${places[index % places.length]}` }),
  )
  return outcomeOf(answers, (answer) => answer.startsWith('5'))
}

/** One line of IPv6 may hold hundreds of networks; those of a proxy on this machine are believed. */
async function runNetworks({ port }: Target) {
  const answers = await many(800, 800, (index) =>
    send(port, { method: 'GET', path: '/api', headers: { 'x-forwarded-for': `2001:db8:${index % 100}::1` } }),
  )
  return outcomeOf(answers, (answer) => answer.startsWith('5'))
}

export const anonymousAttacks: readonly Attack[] = [
  ...bodies,
  { name: 'lents', title: '400 envois qui n’en finissent pas', finding: '1.2', run: runSlow },
  { name: 'mots-de-passe', title: '200 mots de passe faux ensemble', finding: '1.4', run: runPasswords },
  { name: 'liens', title: '3 000 liens et adresses que personne ne connaît', finding: '1.5', run: runLinks },
  { name: 'socket-inconnu', title: '1 000 ouvertures de socket sans session', finding: '2.8', run: runUpgrades },
  { name: 'en-tetes', title: '200 en-têtes et adresses démesurés', finding: '1.2', run: runHeaders },
  { name: 'parametres', title: '200 adresses aux paramètres profonds', finding: '1.2', run: runQueries },
  { name: 'connexions', title: '1 000 connexions ouvertes à la fois', finding: '1.2', run: runConnections },
  {
    name: 'observatoire-400',
    title: '400 départements de l’observatoire ouvert, ensemble',
    finding: '1.2',
    prepare: async () => ({ env: { TRAME_OBSERVATOIRE: 'ouvert' }, close: async () => undefined }),
    run: runObservatory,
  },
  { name: 'reseaux-100', title: '800 pages ensemble, de 100 réseaux', finding: '1.2', run: runNetworks },
  { name: 'jetons', title: '1 000 jetons d’API inventés', finding: '1.5', run: runTokens },
]
