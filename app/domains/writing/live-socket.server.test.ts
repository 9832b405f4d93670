/** The socket of a text: who opens it, what it leaves out, who is seen. Rules: docs/rules/writing.md. */
import { describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { type Pen, pasteDeep, signIn, spoilText } from '#test/writing-fixture.server.ts'
import type { DroppingReason } from './collab.ts'
import { textLimits } from './rich-text.ts'
import { openTwoNodes, until } from './two-nodes.fixture.server.ts'
import { contentOf } from './y-text.server.ts'

const { database, nodeAt, givenChapter, sitDown, storedText } = openTwoNodes()

/** As her editor does: told to start again, it reads the words not saved yet, then opens the text again. */
function readWhenRestarted(pen: Pick<Pen, 'provider' | 'said' | 'text'>): readonly unknown[] {
  const readAgain: unknown[] = []
  pen.provider.on('stateless', ({ payload }: { readonly payload: string }) => {
    if (payload.includes('restart'))
      readAgain.push({ words: pen.text(), unsaved: pen.provider.unsyncedChanges, said: [...pen.said] })
  })
  return readAgain
}
const whatIsReadAgain = (words: string, reason: DroppingReason) => ({
  words: expect.stringContaining(words),
  unsaved: expect.toSatisfy((count: number) => count > 0),
  said: [{ kind: 'refused', reason }, { kind: 'restart' }],
})

describe('the socket', () => {
  const knock = (headers: Readonly<Record<string, string>>) =>
    new Promise<string>((resolve) => {
      const socket = new WebSocket(nodeAt(0).url, { headers })
      socket.on('open', () => resolve('open'))
      socket.on('error', ({ message }) => resolve(message))
    })

  test('opens to a session and from our own pages only', async () => {
    const { actors } = await givenChapter()
    const { cookie } = await signIn(database().db, actors.reader)
    const { origin } = nodeAt(0)
    expect(await knock({ cookie, origin })).toBe('open')
    expect(await knock({ cookie, origin: 'https://ailleurs.example' })).toContain('403')
    expect(await knock({ cookie })).toContain('403')
    expect(await knock({ origin })).toContain('401')
    expect(await knock({ cookie: cookie.replace('=', '=z'), origin })).toContain('401')
  })

  test('says to its author what was left out, and goes on', async () => {
    const { actors, key } = await givenChapter()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    const town = await sitDown(1, actors.townCoordinator, key)
    await until(() => caf.isSaved() && town.isSaved())
    caf.write('Un lien')
    const paragraph = caf.doc.getXmlFragment('default').get(0)
    const words = paragraph instanceof Y.XmlElement ? paragraph.get(0) : undefined
    if (words instanceof Y.XmlText) words.format(0, 2, { link: { href: 'javascript:alert(1)' } })
    caf.write(' ici')
    await until(() => caf.isSaved() && town.text() === 'Un lien ici')
    expect(caf.said).toEqual([{ kind: 'refused', reason: 'bad-link' }])
    expect(JSON.stringify(contentOf(caf.doc))).not.toContain('javascript')
  })

  test('leaves to its author what was too deep, with the reason, before it goes from the text', async () => {
    const { actors, key } = await givenChapter()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    await until(() => caf.isSaved())
    caf.write('Avant')
    await until(() => caf.isSaved())
    const readAgain = readWhenRestarted(caf)
    pasteDeep(caf.doc, 'Trop profond')
    await until(() => readAgain.length > 0)
    expect(readAgain).toEqual([whatIsReadAgain('Trop profond', 'too-deep')])
    caf.leave()
    const again = await sitDown(0, actors.cafCoordinator, key)
    await until(() => again.isSaved() && again.text().includes('Avant'))
    expect(JSON.stringify(contentOf(again.doc))).not.toContain('Trop profond')
    again.write(' puis après')
    await until(() => again.isSaved())
    expect(JSON.stringify(contentOf(await storedText(key)))).toContain('puis après')
  })

  test('gives back all that came too long from a cut: what else was written meanwhile is not lost with it', async () => {
    const { actors, key } = await givenChapter()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    await until(() => caf.isSaved())
    caf.write('Avant.')
    await until(() => caf.isSaved())
    caf.cut()
    await until(() => !caf.provider.isSynced)
    caf.write(' Écrit dans le train.')
    caf.write('x'.repeat(textLimits.characters))
    const readAgain = readWhenRestarted(caf)
    caf.join()
    await until(() => readAgain.length > 0)
    expect(readAgain).toEqual([whatIsReadAgain('Écrit dans le train.', 'too-big')])
  })

  test('that cannot be settled when people pause is set apart', async () => {
    const { actors, key } = await givenChapter()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    await until(() => caf.isSaved())
    await spoilText(database().db, key)
    caf.write('Bonjour')
    const failures = () =>
      database()
        .db.selectFrom('text_state')
        .select('settle_failures as failures')
        .where('ctg_id', '=', key.ctgId)
        .where('text_id', '=', key.textId)
        .executeTakeFirst()
    await expect.poll(failures, { timeout: 8_000 }).toEqual({ failures: 1 })
  })

  test('shows everyone under her own name, on both nodes', async () => {
    const { actors, key } = await givenChapter()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    const town = await sitDown(1, actors.townCoordinator, key)
    await until(() => caf.isSaved() && town.isSaved())
    caf.provider.setAwarenessField('user', { name: 'Quelqu’un d’autre' })
    const seen = () => [...(town.provider.awareness?.getStates().values() ?? [])].map(({ user }) => user?.name)
    await until(() => seen().includes(actors.cafCoordinator.name))
    expect(seen()).not.toContain('Quelqu’un d’autre')
    caf.leave()
    await until(() => !seen().includes(actors.cafCoordinator.name))
  })
})
