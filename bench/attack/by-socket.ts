/** What someone who may write can do to the socket of texts. */
import { setTimeout as wait } from 'node:timers/promises'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { collabPath } from '#app/domains/writing/collab.ts'
import type { TextRef } from '#app/domains/writing/writing.ts'
import { givenText, type Pen, takePen } from '#test/writing-fixture.server.ts'
import type { Attack, Outcome } from './attack.ts'
import { coordinatorActor } from './signed-in.ts'
import type { Target } from './target.ts'

type Desk = {
  readonly pen: Pen
  readonly openAgain: () => Promise<Pen>
  /** The text goes with what the attack left in it: the next one finds the demonstration as it was. */
  readonly tidy: () => Promise<void>
}

const synced = async (pen: Pen): Promise<void> => {
  for (let tries = 0; tries < 200 && !pen.isSaved(); tries += 1) await wait(50)
}

/** The coordinator at the chapter of a theme, as its editor is. */
async function sitDown(target: Target): Promise<Desk> {
  const actor = await coordinatorActor(target)
  const themes = await target.db.selectFrom('theme').select('id').where('ctg_id', '=', target.ctgId).execute()
  const theme = themes[Math.floor(Math.random() * themes.length)]
  if (!theme) throw new Error('no theme')
  const ref: TextRef = { ctgId: target.ctgId, subjectType: 'theme', subjectId: theme.id, field: 'chapter' }
  const key = await givenText(target.db, actor, ref)
  const cookie = await target.signIn(actor.personId)
  const node = { url: `ws://localhost:${target.port}${collabPath}`, origin: target.origin }
  const openAgain = async () => {
    const pen = takePen(node, cookie, key)
    await synced(pen)
    return pen
  }
  const tidy = async () => {
    await target.db.deleteFrom('written_text').where('ctg_id', '=', key.ctgId).where('id', '=', key.textId).execute()
  }
  return { pen: await openAgain(), openAgain, tidy }
}

/** Without recursion: what is counted may be three thousand deep. */
function countNodes(fragment: Y.XmlFragment): number {
  const waiting: Y.XmlFragment[] = [fragment]
  let count = 0
  for (let one = waiting.pop(); one; one = waiting.pop())
    for (const child of one.toArray()) {
      count += 1
      if (child instanceof Y.XmlElement) waiting.push(child)
    }
  return count
}

/** What is there for whoever comes next, once the server has had the time to drop it. */
async function leftBehind({ pen, openAgain, tidy }: Desk, most: number): Promise<Outcome> {
  await wait(3_000)
  const reasons = pen.said.map((message) => (message.kind === 'refused' ? message.reason : message.kind))
  const closings = pen.refusals
  pen.leave()
  const next = await openAgain()
  const nodes = countNodes(next.doc.getXmlFragment('default'))
  next.leave()
  await tidy()
  const said = [...new Set([...reasons, ...closings])].slice(0, 3).join(', ') || 'rien'
  return { answer: `dit : ${said} ; ${nodes} nœuds gardés`, isAccepted: nodes > most }
}

async function runNested(target: Target) {
  const desk = await sitDown(target)
  const { doc } = desk.pen
  doc.transact(() => {
    const words = new Y.XmlText()
    const paragraph = new Y.XmlElement('paragraph')
    const quotes = Array.from({ length: 3_000 }, () => new Y.XmlElement('blockquote'))
    const [first] = quotes
    if (first) doc.getXmlFragment('default').push([first])
    for (const [index, quote] of quotes.entries()) quote.insert(0, [quotes[index + 1] ?? paragraph])
    paragraph.insert(0, [words])
    words.insert(0, 'au fond')
  })
  return leftBehind(desk, 2_000)
}

async function runManyNodes(target: Target) {
  const desk = await sitDown(target)
  const { doc } = desk.pen
  // In pieces, each small enough to pass alone.
  for (let piece = 0; piece < 25; piece += 1) {
    doc.transact(() => {
      doc.getXmlFragment('default').push(Array.from({ length: 2_000 }, () => new Y.XmlElement('paragraph')))
    })
    await wait(100)
  }
  return leftBehind(desk, 25_000)
}

const frames =
  (count: number) =>
  async (target: Target): Promise<Outcome> => {
    const desk = await sitDown(target)
    for (let index = 0; index < count; index += 1) {
      desk.pen.write('a')
      if (index % 500 === 0) await wait(1)
    }
    const outcome = await leftBehind(desk, Number.POSITIVE_INFINITY)
    return { ...outcome, isAccepted: false }
  }

/** Sockets that ask for a text and never read, while someone writes much. */
async function runDeaf(target: Target) {
  const desk = await sitDown(target)
  const { cookie, origin } = { cookie: target.coordinator.cookie, origin: target.origin }
  const deaf = Array.from({ length: 20 }, () => {
    const socket = new WebSocket(`ws://localhost:${target.port}${collabPath}`, { headers: { cookie, origin } })
    socket.on('error', () => undefined)
    socket.on('open', () => socket.pause())
    return socket
  })
  await wait(1_000)
  for (let index = 0; index < 100; index += 1) {
    desk.pen.write('mot '.repeat(2_000))
    await wait(50)
  }
  const isOpen = deaf.filter((socket) => socket.readyState === WebSocket.OPEN).length
  for (const socket of deaf) socket.terminate()
  desk.pen.leave()
  await desk.tidy()
  return { answer: `${isOpen} sockets sourds encore ouverts sur 20`, isAccepted: false }
}

export const socketAttacks: readonly Attack[] = [
  { name: 'citations', title: '3 000 citations l’une dans l’autre', finding: '2.8', run: runNested },
  { name: 'noeuds', title: '50 000 paragraphes', finding: '2.8', run: runManyNodes },
  { name: 'trames-1500', title: '1 500 messages d’une lettre', finding: '2.8', run: frames(1_500) },
  { name: 'trames-20000', title: '20 000 messages d’une lettre', finding: '2.8', run: frames(20_000) },
  { name: 'sourds', title: '20 sockets qui ne lisent pas', finding: '2.8', run: runDeaf },
]
