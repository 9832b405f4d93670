import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { freezeVersion } from '#app/domains/convention/commands/freeze-version.server.ts'
import { prepareArticles } from '#app/domains/convention/commands/prepare-articles.server.ts'
import { remindSignatories } from '#app/domains/convention/commands/remind-signatories.server.ts'
import { loadModels } from '#app/domains/convention/signatories/deliberation.server.ts'
import { getRemindersPage } from '#app/domains/convention/signatories/signatory-queries.server.ts'
import { writeActReminders } from '#app/domains/convention/signatories/write-reminders.server.ts'
import { openFileStore } from '#app/kernel/files/open-file-store.server.ts'
import { emailOf, givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { changeSignatories } from './commands/change-signatories.server.ts'
import { fileActs } from './commands/file-acts.server.ts'

const db = await testDatabase()
const files = openFileStore({ dataFolder: '/tmp/no-folder-is-read' })

async function givenVersion() {
  const ctg = await givenCtg(db)
  const coordinator = ctg.as(ctg.actors.cafCoordinator)
  await prepareArticles(coordinator, { ctgId: ctg.ctgId })
  const { conventionVersionId } = await freezeVersion(coordinator, { ctgId: ctg.ctgId })
  return { ...ctg, coordinator, versionId: conventionVersionId }
}

type Texts = Readonly<Record<string, readonly [before: string, after: string]>>
const changes = (rows: Readonly<Record<string, Texts>>) =>
  Object.entries(rows).map(([partyId, texts]) => ({
    partyId,
    cells: Object.entries(texts).map(([key, [before, after]]) => ({ key, before, after })),
  }))

const acts = (ctgId: string) =>
  db
    .selectFrom('authorising_act')
    .select([
      'party_id as partyId',
      'number',
      'adopted_on as adoptedOn',
      'version_id as versionId',
      'file_id as fileId',
    ])
    .where('ctg_id', '=', ctgId)
    .execute()
const journal = async (ctgId: string, after: number) =>
  (await db.selectFrom('audit_entry').select('action').where('ctg_id', '=', ctgId).orderBy('id').execute())
    .slice(after)
    .map(({ action }) => action)
const countJournal = async (ctgId: string) => (await journal(ctgId, 0)).length
const signedOn = async (ctgId: string) =>
  (await db.selectFrom('ctg').select('signed_on').where('id', '=', ctgId).executeTakeFirstOrThrow()).signed_on

describe('changing the signatories together', () => {
  test('representatives, acts and signatures are written in one act; the last signature signs the convention', async () => {
    const { ctgId, caf, town, coordinator, versionId } = await givenVersion()
    const before = await countJournal(ctgId)
    const answer = await changeSignatories.runUnknown(coordinator, {
      ctgId,
      changes: changes({
        [caf.id]: {
          representedBy: ['', 'Hélène Bouclé'],
          session: ['', '20/10/2026'],
          actNumber: ['', '2026-010'],
          signedOn: ['', '03/11/2026'],
        },
        [town.id]: { representedBy: ['', 'Marc Jacquard'], session: ['', '21/10/2026'], signedOn: ['', '04/11/2026'] },
      }),
    })
    expect(answer).toMatchObject({ actsReceived: 2, signatures: 2, signedOn: '2026-11-04' })
    expect(await acts(ctgId)).toEqual(
      expect.arrayContaining([
        { partyId: caf.id, number: '2026-010', adoptedOn: '2026-10-20', versionId, fileId: null },
      ]),
    )
    expect(await signedOn(ctgId)).toBe('2026-11-04')
    const lines = await journal(ctgId, before)
    for (const action of ['party.updated', 'authorising-act.recorded', 'signature.recorded'])
      expect(lines.filter((one) => one === action)).toHaveLength(2)
    const signed = await db
      .selectFrom('signature')
      .select(['signed_by as signedBy', 'version_id as versionId'])
      .where('ctg_id', '=', ctgId)
      .where('party_id', '=', caf.id)
      .executeTakeFirst()
    expect(signed).toEqual({ signedBy: 'Hélène Bouclé', versionId })
  })

  test('a cell refused is said, the others are written; a refusal then awaits nothing', async () => {
    const { ctgId, caf, town, coordinator } = await givenVersion()
    const { results } = await changeSignatories.runUnknown(coordinator, {
      ctgId,
      changes: changes({
        [caf.id]: { actNumber: ['', '12'], session: ['', 'bientôt'] },
        [town.id]: { actState: ['', 'refus'] },
      }),
    })
    expect(results).toMatchObject([
      { rowId: caf.id, texts: { actNumber: '12', session: '' }, refusals: { session: { reason: expect.any(String) } } },
      { rowId: town.id, texts: { actState: 'refus' }, refusals: {} },
    ])
    const { awaited } = await getRemindersPage(coordinator, ctgId)
    expect(awaited.map(({ partyId }) => partyId)).toEqual([caf.id])
  })

  test('is for the coordination, of signatories of this CTG; else nothing is written', async () => {
    const { ctgId, town, partner, as, actors } = await givenVersion()
    const other = await givenCtg(db)
    const before = await countJournal(ctgId)
    const given = (partyId: string) => ({ ctgId, changes: changes({ [partyId]: { actNumber: ['', '12'] } }) })
    await expect(changeSignatories.runUnknown(as(actors.reader), given(town.id))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(changeSignatories.runUnknown(as(actors.stranger), given(town.id))).rejects.toMatchObject({
      kind: 'not-found',
    })
    for (const partyId of [partner.id, other.town.id, randomUUID()])
      await expect(changeSignatories.runUnknown(as(actors.cafCoordinator), given(partyId))).rejects.toMatchObject({
        code: 'convention.not-a-signatory',
      })
    expect([await acts(ctgId), await countJournal(ctgId)]).toEqual([[], before])
  })
})

describe('filing acts together', () => {
  const pdf = (name: string, mediaType = 'application/pdf') =>
    JSON.stringify({ sha256: 'b'.repeat(64), name, mediaType, sizeBytes: 12 })
  const filing = (id: number, party = '', facts: object = {}) => ({
    id: String(id),
    party,
    number: '',
    adopted: '',
    ...facts,
  })

  test('each goes to the signatory its name says, or the one chosen; one left aside is not filed', async () => {
    const { ctgId, caf, town, coordinator, versionId } = await givenVersion()
    await fileActs.runUnknown(coordinator, {
      ctgId,
      files: [pdf('Délibération Ville de test.pdf'), pdf('scan.pdf'), pdf('autre.pdf')],
      filings: [filing(0, '', { adopted: '2026-10-21' }), filing(1, caf.id, { number: '7' }), filing(2, 'none')],
    })
    const filed = await acts(ctgId)
    expect(filed.find(({ partyId }) => partyId === town.id)).toMatchObject({ adoptedOn: '2026-10-21', versionId })
    expect(filed.find(({ partyId }) => partyId === caf.id)).toMatchObject({ number: '7', adoptedOn: null })
    expect(filed.every(({ fileId }) => fileId !== null)).toBe(true)
  })

  test('one that cannot be filed is said by its name, and nothing is written', async () => {
    const { ctgId, caf, town, coordinator, as, actors } = await givenVersion()
    const given = {
      ctgId,
      files: [pdf('ville.pdf'), pdf('caf.docx', 'application/vnd.ms-word'), pdf('scan.pdf'), pdf('ville-bis.pdf')],
      filings: [filing(0, town.id), filing(1, caf.id), filing(2), filing(3, town.id)],
    }
    await expect(fileActs.runUnknown(coordinator, given)).rejects.toMatchObject({
      kind: 'invalid',
      fields: { files: expect.stringMatching(/caf\.docx : seul un PDF.*scan\.pdf : choisissez.*Deux fichiers/) },
    })
    await expect(fileActs.runUnknown(as(actors.bodyMember), given)).rejects.toMatchObject({ kind: 'forbidden' })
    expect(await acts(ctgId)).toEqual([])
  })
})

describe('reminding the signatories', () => {
  const sent = (ctgId: string) =>
    db
      .selectFrom('outgoing_mail')
      .leftJoin('outgoing_mail_document as carried', 'carried.mail_id', 'outgoing_mail.id')
      .leftJoin('mail_document as document', 'document.id', 'carried.document_id')
      .select(['to_address as to', 'body_text as body', 'reply_to as replyTo', 'document.name'])
      .where('for_ctg_id', '=', ctgId)
      .execute()

  test('each gets a mail with its own model, once, and its line says when', async () => {
    const { ctgId, town, coordinator, versionId, actors } = await givenVersion()
    const { awaited } = await getRemindersPage(coordinator, ctgId)
    expect(awaited.find(({ partyId }) => partyId === town.id)?.contact?.email).toBe(
      emailOf(actors.townCoordinator.personId ?? ''),
    )
    await remindSignatories.runUnknown(coordinator, {
      ctgId,
      recipients: [{ id: town.id, remind: 'on', email: 'Mairie@exemple.fr' }],
      message: 'Avant la fin du mois, merci.',
    })
    const around = { siteUrl: 'https://trame.exemple.fr', files }
    await writeActReminders(db, testInstant, around, { ctgId })
    await writeActReminders(db, testInstant, around, { ctgId })
    const mails = await sent(ctgId)
    expect(mails).toMatchObject([
      {
        to: 'mairie@exemple.fr',
        name: 'modele-deliberation-ville-de-test.docx',
        replyTo: emailOf(actors.cafCoordinator.personId ?? ''),
        body: expect.stringContaining('Avant la fin du mois, merci.'),
      },
    ])
    expect(mails[0]?.body).toContain(`/ctg/${ctgId}/convention/versions/${versionId}`)
    const again = await getRemindersPage(coordinator, ctgId)
    const line = again.awaited.find(({ partyId }) => partyId === town.id)
    expect(line).toMatchObject({ remindedAt: testInstant, contact: { email: 'mairie@exemple.fr' } })
  })

  test('a wrong address is said at its field; an act that is not awaited, or no version, is refused; nothing is written', async () => {
    const { ctgId, town, partner, coordinator, as, actors } = await givenVersion()
    const to = (partyId: string, email: string) => ({
      ctgId,
      recipients: [{ id: partyId, remind: 'on', email }],
      message: '',
    })
    await expect(remindSignatories.runUnknown(coordinator, to(town.id, 'mairie'))).rejects.toMatchObject({
      issues: [{ path: ['recipients', 0, 'email'], message: expect.stringMatching(/adresse/i) }],
    })
    const nobody = { ctgId, recipients: [{ id: town.id, email: 'a@exemple.fr' }], message: '' }
    await expect(remindSignatories.runUnknown(coordinator, nobody)).rejects.toMatchObject({
      code: 'convention.nobody-to-remind',
    })
    await expect(remindSignatories.runUnknown(coordinator, to(partner.id, 'a@exemple.fr'))).rejects.toMatchObject({
      code: 'convention.act-not-awaited',
    })
    await expect(remindSignatories.runUnknown(as(actors.reader), to(town.id, 'a@exemple.fr'))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    const bare = await givenCtg(db)
    await expect(
      remindSignatories.runUnknown(bare.as(bare.actors.cafCoordinator), {
        ...to(bare.town.id, 'a@exemple.fr'),
        ctgId: bare.ctgId,
      }),
    ).rejects.toMatchObject({ code: 'convention.no-version-to-adopt' })
    expect(await db.selectFrom('act_reminder').select('id').where('ctg_id', '=', ctgId).execute()).toEqual([])
  })

  test('the model says the council, the version, its signatory, and what is to be filled in', async () => {
    const { ctgId, town } = await givenVersion()
    const [model] = await loadModels(db, ctgId, testInstant, [town.id])
    const words = JSON.stringify(model?.dossier)
    for (const part of [
      'Séance du conseil municipal',
      'L.2121-29',
      'Approuve la version 1',
      '[à compléter : nom et fonction',
    ])
      expect(words).toContain(part)
    await expect(loadModels(db, ctgId, testInstant, [randomUUID()])).rejects.toMatchObject({ kind: 'not-found' })
  })
})
