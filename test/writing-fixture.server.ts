/** Nodes that serve the socket of texts, and people who write there as the editor does. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { HocuspocusProvider } from '@hocuspocus/provider'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { documentNameOf, readServerMessage, type ServerMessage } from '#app/domains/writing/collab.ts'
import { openText } from '#app/domains/writing/open-text.server.ts'
import { TextSocket } from '#app/domains/writing/text-socket.ts'
import type { TextKey, TextRef } from '#app/domains/writing/writing.ts'
import { openCollab } from '#app/http/collab.server.ts'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { textSubjects } from '#app/texts.server.ts'

const secret = 'secret of the tests, thirty-two characters'

export type TestNode = { readonly url: string; readonly origin: string; readonly stop: () => Promise<void> }

/** One process less the pages: its port, its Hocuspocus, its listener. */
export async function startNode(db: Database, databaseUrl: string): Promise<TestNode> {
  const server = createServer((_request, response) => response.end())
  server.listen(0)
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const origin = `http://localhost:${port}`
  const close = await openCollab(
    server,
    {
      db,
      config: {
        url: origin,
        secret,
        isProduction: true,
        secondFactor: { forAdministration: false, forSigning: false },
      },
    },
    databaseUrl,
  )
  return {
    url: `ws://localhost:${port}/collab`,
    origin,
    async stop() {
      await close()
      server.closeAllConnections()
      server.close()
    },
  }
}

/** Opens a session for this person. @returns the Cookie header, and how to end it */
export async function signIn(db: Database, actor: Actor) {
  const token = randomBytes(24).toString('base64url')
  await db
    .insertInto('person_session')
    .values({ id: randomUUID(), userId: actor.personId, token, expiresAt: new Date(Date.now() + 86_400_000) })
    .execute()
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  return {
    cookie: `trame.session_token=${encodeURIComponent(`${token}.${signature}`)}`,
    revoke: () => db.deleteFrom('person_session').where('token', '=', token).execute(),
  }
}

/** The text of a thing, opened by this person as a page does. */
export async function givenText(db: Database, actor: Actor, ref: TextRef, at = new Date()): Promise<TextKey> {
  const { textId } = await openText({ db, actor, at }, textSubjects, ref)
  return { ctgId: ref.ctgId, textId }
}

export type Pen = ReturnType<typeof takePen>

/** A person on a text: her document, what the server told her, how to go. @param openedFor whom its page was shown to */
export function takePen(
  node: Pick<TestNode, 'url' | 'origin'>,
  cookie: string,
  key: TextKey,
  doc = new Y.Doc(),
  openedFor = 'session',
) {
  class SignedSocket extends WebSocket {
    constructor(url: string) {
      super(url, { headers: { cookie, origin: node.origin } })
      // Who leaves while her node is away closes a socket that never opened: the provider, already gone, does not hear it said.
      this.on('error', () => {})
    }
  }
  const socket = new TextSocket({
    url: node.url,
    WebSocketPolyfill: SignedSocket,
    delay: 100,
    minDelay: 100,
    maxDelay: 500,
    jitter: false,
  })
  const said: ServerMessage[] = []
  const refusals: string[] = []
  const provider = new HocuspocusProvider({
    websocketProvider: socket,
    name: documentNameOf(key),
    document: doc,
    sessionAwareness: true,
    token: openedFor,
    onStateless: ({ payload }) => {
      const message = readServerMessage(payload)
      if (message) said.push(message)
    },
    onAuthenticationFailed: ({ reason }) => refusals.push(reason),
    onClose: ({ event }) => refusals.push(event.reason),
  })
  provider.attach()
  return {
    doc,
    provider,
    /** In order. */
    said,
    /** Why she was kept or shown out. */
    refusals,
    text: () => wordsOf(doc),
    write: (words: string) => writeAtEnd(doc, words),
    /** Goes offline, and comes back; what is written meanwhile is kept by her document. */
    cut: () => socket.disconnect(),
    join: () => void socket.connect(),
    isSaved: () => provider.isSynced && provider.unsyncedChanges === 0,
    leave() {
      provider.destroy()
      socket.destroy()
    },
  }
}

export const wordsOf = (doc: Y.Doc): string =>
  doc
    .getXmlFragment('default')
    .toArray()
    .map((block) => (block instanceof Y.XmlElement ? block.toArray().join('') : ''))
    .join('\n')

/** Types at the end of the last paragraph. */
export function writeAtEnd(doc: Y.Doc, words: string): void {
  const fragment = doc.getXmlFragment('default')
  doc.transact(() => {
    const last = fragment.get(fragment.length - 1)
    const paragraph = last instanceof Y.XmlElement ? last : new Y.XmlElement('paragraph')
    if (paragraph !== last) fragment.push([paragraph])
    const first = paragraph.get(0)
    const text = first instanceof Y.XmlText ? first : new Y.XmlText()
    if (text !== first) paragraph.push([text])
    text.insert(text.length, words)
  })
}

/** Pastes above the text a paragraph in more quotes than it may hold. */
export function pasteDeep(doc: Y.Doc, words: string): void {
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.insert(0, [new Y.XmlText(words)])
  let outside = paragraph
  for (let level = 0; level < 16; level += 1) {
    const quote = new Y.XmlElement('blockquote')
    quote.insert(0, [outside])
    outside = quote
  }
  doc.getXmlFragment('default').insert(0, [outside])
}

/** Leaves no number to the next version of a text: it can be read and written, and cannot be settled. @returns how to mend it */
export async function spoilText(db: Database, { ctgId, textId }: TextKey) {
  const id = randomUUID()
  const long = new Date('2020-01-01T09:00:00Z')
  await db
    .insertInto('text_version')
    .values({
      ...{ ctg_id: ctgId, id, text_id: textId, number: 2 ** 31 - 1, last_seq: 0, content: '{}' },
      ...{ started_at: long, ended_at: long },
    })
    .execute()
  return () => db.deleteFrom('text_version').where('ctg_id', '=', ctgId).where('id', '=', id).execute()
}
