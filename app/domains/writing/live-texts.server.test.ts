/** A text written by several hands, and the right to write it, on two nodes. Rules: docs/rules/writing.md. */
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, onTestFinished, test } from 'vitest'
import * as Y from 'yjs'
import type { Actor } from '#app/kernel/actor.ts'
import { commentOnText, settleThread } from '#app/text-acts.server.ts'
import { givenCtg } from '#test/ctg-fixture.server.ts'
import { type Pen, signIn, takePen } from '#test/writing-fixture.server.ts'
import { richTextOf } from './plain-text.ts'
import { randomFrom } from './rich-text.fixture.ts'
import { freezeText } from './steps.server.ts'
import { listSuggestions } from './suggestions.ts'
import { tellNodes } from './text-log.server.ts'
import { openTwoNodes, until } from './two-nodes.fixture.server.ts'
import { contentOf } from './y-text.server.ts'

const { database, nodeAt, givenChapter, sitDown, storedText } = openTwoNodes()

describe('a text written by several hands', () => {
  test('is seen by the others, on this node and on another one', async () => {
    const { actors, key } = await givenChapter()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    const town = await sitDown(0, actors.townCoordinator, key)
    const officer = await sitDown(1, actors.earlyOfficer, key)
    await until(() => caf.isSaved() && town.isSaved() && officer.isSaved())
    caf.write('Bonjour')
    await until(() => town.text() === 'Bonjour' && officer.text() === 'Bonjour' && caf.isSaved())
    officer.write(' à tous')
    await until(() => caf.text() === 'Bonjour à tous' && town.text() === 'Bonjour à tous')
  })

  test('tells those who have it open, on every node, that someone commented', async () => {
    const { actors, key, as } = await givenChapter()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    const town = await sitDown(1, actors.townCoordinator, key)
    await until(() => caf.isSaved() && town.isSaved())
    const { threadId } = await commentOnText(as(actors.reader), { ...key, body: 'Depuis quand ?' })
    const heard = (pen: Pen) => pen.said.filter(({ kind }) => kind === 'talk').length
    await until(() => heard(caf) === 1 && heard(town) === 1)
    await settleThread(as(actors.reader), { ...key, threadId, state: 'resolved' })
    await until(() => heard(caf) === 2 && heard(town) === 2)
  })

  test('takes no proposal in another’s name, nor one settled by its mark: hostile or not, its author is told', async () => {
    const { actors, key } = await givenChapter()
    const town = await sitDown(0, actors.townCoordinator, key)
    const caf = await sitDown(0, actors.cafCoordinator, key)
    await until(() => caf.isSaved() && town.isSaved())
    const markOf = ({ personId, name, memberships }: Actor) => {
      const partyId = memberships.find((one) => one.ctgId === key.ctgId)?.partyId ?? ''
      return { id: `by-${personId}`.slice(0, 60), personId, name, partyId, at: '2026-11-20T09:00:00.000Z' }
    }
    const lineOf = (pen: Pen): Y.XmlText => {
      const line = pen.doc.getXmlFragment('default').get(0)
      const words = line instanceof Y.XmlElement ? line.get(0) : undefined
      return words instanceof Y.XmlText ? words : expect.unreachable('no words')
    }
    const proposals = async () =>
      listSuggestions(contentOf(await storedText(key))).map(({ name, added, partyId }) => ({ name, added, partyId }))
    const refusals = () => caf.said.filter((one) => one.kind === 'refused' && one.reason === 'not-yours').length
    const [ofTown, ofCaf] = [markOf(actors.townCoordinator), markOf(actors.cafCoordinator)]

    town.write('Bonjour')
    await until(() => caf.text() === 'Bonjour' && town.isSaved())
    caf.doc.transact(() => lineOf(caf).insert(7, ' faux', { suggestedInsertion: ofTown }))
    await until(() => caf.isSaved() && refusals() === 1)
    expect(await proposals()).toEqual([{ name: ofCaf.name, added: ' faux', partyId: ofCaf.partyId }])

    town.doc.transact(() => lineOf(town).insert(0, 'Vrai ', { suggestedInsertion: ofTown }))
    await until(() => caf.text().includes('Vrai') && town.isSaved())
    caf.doc.transact(() => lineOf(caf).format(0, 5, { suggestedInsertion: null }))
    await until(() => caf.isSaved() && refusals() === 2)
    expect(await proposals()).toContainEqual({ name: ofTown.name, added: 'Vrai ', partyId: ofTown.partyId })
    await until(() => caf.text() === town.text())
    expect(town.said.some(({ kind }) => kind === 'refused')).toBe(false)
  })

  test('is in the database as soon as its author is told so', async () => {
    const { actors, key } = await givenChapter()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    await until(caf.isSaved)
    for (let word = 0; word < 20; word += 1) {
      caf.write(`mot${word} `)
      await until(caf.isSaved)
      expect(contentOf(await storedText(key))).toEqual(contentOf(caf.doc))
    }
  })

  test('takes what was written for hours without connection, on another node, the text gathered and closed meanwhile', async () => {
    const { actors, key } = await givenChapter()
    const { db } = database()
    const train = await sitDown(0, actors.townCoordinator, key)
    const office = await sitDown(0, actors.cafCoordinator, key)
    await until(() => train.isSaved() && office.isSaved())
    office.write('Commun. ')
    await until(() => train.text() === 'Commun. ' && office.isSaved())
    train.leave()
    await train.revoke()
    for (let word = 0; word < 300; word += 1) {
      train.write(`t${word} `)
      office.write(`o${word} `)
      if (word % 5 === 0) await until(office.isSaved)
    }
    await until(office.isSaved)
    office.leave()
    const gathered = () =>
      db
        .selectFrom('text_state')
        .select('snapshot_seq as seq')
        .where('ctg_id', '=', key.ctgId)
        .executeTakeFirstOrThrow()
    await expect.poll(async () => (await gathered()).seq, { timeout: 15_000 }).toBeGreaterThan(0)

    const { cookie } = await signIn(db, actors.townCoordinator)
    const back = takePen(nodeAt(1), cookie, key, train.doc)
    onTestFinished(back.leave)
    await until(back.isSaved)
    const words = back.text().split(' ')
    for (const place of ['t', 'o']) for (let word = 0; word < 300; word += 1) expect(words).toContain(`${place}${word}`)
    expect(contentOf(await storedText(key))).toEqual(contentOf(back.doc))
    expect(back.said).toEqual([])
  }, 60_000)

  test('comes to the same for ten people who write anything anywhere, on two nodes', async () => {
    const { actors, key } = await givenChapter()
    const people = [actors.cafCoordinator, actors.townCoordinator, actors.earlyOfficer, actors.contributor]
    const random = randomFrom(20_261_126)
    const pick = (below: number) => Math.floor(random() * below)
    const pens = await Promise.all(
      Array.from({ length: 10 }, (_, index) =>
        sitDown(index % 2, people[index % 4] ?? expect.unreachable('nobody'), key),
      ),
    )
    await until(() => pens.every((pen) => pen.isSaved()))
    for (let round = 0; round < 300; round += 1) {
      const pen = pens[pick(10)] ?? expect.unreachable('nobody')
      scribble(pen.doc, pick)
      if (pick(40) === 0) pen.cut()
      if (pick(6) === 0) await wait(pick(12))
    }
    for (const pen of pens) pen.join()
    await until(() => pens.every((pen) => pen.isSaved()))
    // The same words under the same marks: Yjs tidies marks that say nothing when it pleases.
    const same = () => new Set(pens.map(({ doc }) => JSON.stringify(contentOf(doc))))
    await until(() => same().size === 1)
    // What an editor tidies by itself on reading the others is appended a moment after.
    const isAllKept = async () => {
      const snapshot = Y.snapshot(await storedText(key))
      return pens.every(({ doc }) => Y.equalSnapshots(Y.snapshot(doc), snapshot))
    }
    await expect.poll(isAllKept, { timeout: 8_000 }).toBe(true)
    expect([...same()]).toEqual([JSON.stringify(contentOf(await storedText(key)))])
    expect(pens.flatMap(({ said }) => said)).toEqual([])
  }, 60_000)
})

/** Types, deletes, parts or marks somewhere. */
function scribble(doc: Y.Doc, pick: (below: number) => number): void {
  const fragment = doc.getXmlFragment('default')
  doc.transact(() => {
    const block = fragment.length > 0 ? fragment.get(pick(fragment.length)) : undefined
    const words = block instanceof Y.XmlElement ? block.get(0) : undefined
    if (!(words instanceof Y.XmlText) || pick(8) === 0) {
      const paragraph = new Y.XmlElement('paragraph')
      fragment.insert(pick(fragment.length + 1), [paragraph])
      paragraph.insert(0, [new Y.XmlText('nouveau ')])
    } else if (pick(12) === 0 && fragment.length > 1) fragment.delete(pick(fragment.length), 1)
    else if (pick(4) === 0 && words.length > 2) words.delete(pick(words.length - 1), 1)
    else if (pick(5) === 0 && words.length > 2) words.format(pick(words.length - 1), 1, { bold: pick(2) ? {} : null })
    else words.insert(pick(words.length + 1), String.fromCharCode(97 + pick(26)))
  })
}

describe('the right to write', () => {
  test('is that of the role: a reader follows, and what she sends is not taken', async () => {
    const { actors, key } = await givenChapter()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    const reader = await sitDown(1, actors.reader, key)
    await until(() => caf.isSaved() && reader.isSaved())
    caf.write('À lire.')
    await until(() => reader.text() === 'À lire.')
    reader.write(' Ajout.')
    await wait(300)
    expect(reader.isSaved()).toBe(false)
    expect(caf.text()).toBe('À lire.')
    expect(contentOf(await storedText(key))).toEqual(richTextOf('À lire.'))
  })

  test('is refused at the door to a stranger, without a word of the text', async () => {
    const { key } = await givenChapter()
    const other = await givenCtg(database().db)
    const stranger = await sitDown(0, other.actors.cafCoordinator, key)
    await until(() => stranger.refusals.length > 0)
    expect(stranger.refusals[0]).toBe('not-found')
    expect(stranger.text()).toBe('')
  })

  test('ends with the mandate, at once, on every node', async () => {
    const { actors, key, ctgId } = await givenChapter()
    const town = await sitDown(1, actors.townCoordinator, key)
    const caf = await sitDown(0, actors.cafCoordinator, key)
    await until(() => town.isSaved() && caf.isSaved())
    await database()
      .db.updateTable('member')
      .set({ until: '2026-01-01' })
      .where('ctg_id', '=', ctgId)
      .where('person_id', '=', actors.townCoordinator.personId)
      .execute()
    await until(() => town.refusals.includes('not-found'))
    caf.write('Entre nous')
    await until(caf.isSaved)
    await wait(100)
    expect(town.text()).toBe('')
  })

  test.each(['a session that ends', 'a mandate that changes'])('is looked at again for her alone: %s', async (what) => {
    const { actors, ctgId } = await givenChapter()
    const { db, pool } = database()
    const { personId } = actors.townCoordinator
    const { revoke } = await signIn(db, actors.townCoordinator)
    const heard: unknown[] = []
    const client = await pool.connect()
    client.on('notification', ({ payload }) => heard.push(JSON.parse(payload ?? '')))
    await client.query('listen trame_texts')
    const change = () =>
      db
        .updateTable('member')
        .set({ function_title: 'Autre' })
        .where('ctg_id', '=', ctgId)
        .where('person_id', '=', personId)
        .execute()
    await (what === 'a session that ends' ? revoke() : change())
    await until(() =>
      heard.some((one) => JSON.stringify(one) === JSON.stringify({ kind: 'rights', personIds: [personId] })),
    )
    expect(heard).not.toContainEqual({ kind: 'rights' })
    client.release(true)
  })

  test('ends with the session', async () => {
    const { actors, key } = await givenChapter()
    const town = await sitDown(0, actors.townCoordinator, key)
    await until(town.isSaved)
    await town.revoke()
    await until(() => town.refusals.includes('signed-out'))
  })

  test('of a page shown to somebody else is nobody’s: her words do not leave under the name of who signed in since', async () => {
    const { actors, key } = await givenChapter()
    const { cookie } = await signIn(database().db, actors.townCoordinator)
    const left = takePen(nodeAt(0), cookie, key, new Y.Doc(), actors.cafCoordinator.personId)
    left.write('Mots de Claire')
    await until(() => left.refusals.includes('signed-out'))
    const own = takePen(nodeAt(0), cookie, key, new Y.Doc(), actors.townCoordinator.personId)
    await until(own.isSaved)
    expect(own.text()).toBe('')
    for (const pen of [left, own]) pen.leave()
  })

  test('is asked again in the transaction that keeps each update', async () => {
    const { actors, key, ctgId } = await givenChapter()
    const officer = await sitDown(0, actors.earlyOfficer, key)
    await until(officer.isSaved)
    // Not a word to the nodes: the trigger is silenced.
    await database().pool.query('alter table member disable trigger member_changes_rights')
    await database()
      .db.updateTable('member')
      .set({ role: 'reader' })
      .where('ctg_id', '=', ctgId)
      .where('person_id', '=', actors.earlyOfficer.personId)
      .execute()
    await database().pool.query('alter table member enable trigger member_changes_rights')
    officer.write('Trop tard')
    await until(() => officer.said.length > 0)
    expect(officer.said).toEqual([{ kind: 'read-only' }])
    expect(officer.isSaved()).toBe(false)
    expect(contentOf(await storedText(key))).toEqual(richTextOf(''))
  })

  test('stops for everyone when the text is frozen, and comes back when it is not any more', async () => {
    const { actors, key, ref } = await givenChapter()
    const { db } = database()
    const caf = await sitDown(0, actors.cafCoordinator, key)
    const town = await sitDown(1, actors.townCoordinator, key)
    await until(() => caf.isSaved() && town.isSaved())
    caf.write('Dernier mot')
    await until(() => caf.isSaved() && town.text() === 'Dernier mot')
    const frozen = await db.transaction().execute((tx) => freezeText({ tx, at: new Date() }, ref))
    expect(frozen?.plain).toBe('Dernier mot')
    town.write('!')
    await until(() => [caf, town].every(({ said }) => said.some(({ kind }) => kind === 'frozen')))
    const late = await sitDown(0, actors.cafCoordinator, key)
    await until(() => late.said.some(({ kind }) => kind === 'frozen'))
    expect(contentOf(await storedText(key))).toEqual(richTextOf('Dernier mot'))
    await db.updateTable('written_text').set({ frozen_at: null }).where('ctg_id', '=', key.ctgId).execute()
    await tellNodes(db, [{ kind: 'text', ...key }])
    await until(() => [caf, town].every(({ said }) => said.at(-1)?.kind === 'writable'))
  })
})
