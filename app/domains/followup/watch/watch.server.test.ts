import { beforeAll, describe, expect, test } from 'vitest'
import { listPlanActions } from '#app/domains/plan/queries.server.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { newTestDatabase } from '#test/database.server.ts'
import { type FullCtg, givenFullCtg } from '#test/full-ctg.server.ts'
import { addCorrectiveNote } from '../commands/add-corrective-note.server.ts'
import { closeCorrectiveAction } from '../commands/close-corrective-action.server.ts'
import { getCorrectivePage, getCorrectivesPage, listCorrectivesAbout } from '../corrective-queries.server.ts'
import { readAddress } from './address.ts'
import { chooseDigest } from './commands/choose-digest.server.ts'
import { updateWatchSettings } from './commands/update-watch-settings.server.ts'
import { getWatchPage, getWatchSettingsPage } from './queries.server.ts'
import { writeDigests } from './write-digests.server.ts'

let db: Database
beforeAll(async () => {
  // Of its own: the letter of the week is written to every coordinator there is.
  const opened = await newTestDatabase()
  db = opened.db
  return () => opened.pool.end()
})

const settings = { version: 0, silentDays: 60, dueSoonDays: 10, copilNoticeDays: 90 }
const queryOf = (address = '') => ({ ...readAddress(new URLSearchParams(address)), page: 1, mayRunCampaign: true })
const day = (on: string): Date => new Date(`${on}T09:00:00Z`)

describe('the thresholds of a CTG', () => {
  test('are the usual ones, then those its coordinators set, and every page counts with them', async () => {
    const ctg = await givenFullCtg(db)
    const later = ctg.as(ctg.actors.townCoordinator, day('2027-01-26'))
    const silent = async () => (await getWatchPage(later, ctg.ctgId, queryOf())).standing
    expect(await silent()).toMatchObject({ silentDays: 120, counts: { silent: 0 } })
    await updateWatchSettings(later, { ctgId: ctg.ctgId, ...settings })
    expect(await silent()).toMatchObject({ silentDays: 60, counts: { silent: 1 } })
    expect((await listPlanActions(db, ctg.ctgId, '2027-01-26'))[0]?.flags).toContain('silent')
    expect(await getWatchSettingsPage(later, ctg.ctgId)).toMatchObject({ version: 1, settings: { silentDays: 60 } })
  })
  test('left empty, are the usual ones again; out of bounds, refused', async () => {
    const ctg = await givenFullCtg(db)
    const context = ctg.as(ctg.actors.cafCoordinator)
    await updateWatchSettings(context, { ctgId: ctg.ctgId, ...settings, silentDays: '' })
    expect((await getWatchSettingsPage(context, ctg.ctgId)).settings.silentDays).toBe(120)
    await expect(
      updateWatchSettings(context, { ctgId: ctg.ctgId, ...settings, version: 1, dueSoonDays: 400 }),
    ).rejects.toMatchObject({ name: 'ZodError' })
  })
  test('are not overwritten by someone who read older ones', async () => {
    const ctg = await givenFullCtg(db)
    await updateWatchSettings(ctg.as(ctg.actors.cafCoordinator), { ctgId: ctg.ctgId, ...settings })
    await expect(
      updateWatchSettings(ctg.as(ctg.actors.townCoordinator), { ctgId: ctg.ctgId, ...settings, silentDays: 90 }),
    ).rejects.toMatchObject({ kind: 'conflict', code: 'followup.changed-meanwhile' })
    expect((await getWatchSettingsPage(ctg.as(ctg.actors.reader), ctg.ctgId)).settings.silentDays).toBe(60)
  })
  test('are set by coordinators of this CTG only', async () => {
    const ctg = await givenFullCtg(db)
    for (const who of ['earlyOfficer', 'lead', 'reader'] as const)
      await expect(
        updateWatchSettings(ctg.as(ctg.actors[who]), { ctgId: ctg.ctgId, ...settings }),
      ).rejects.toMatchObject({ kind: 'forbidden' })
    await expect(
      updateWatchSettings(ctg.as(ctg.actors.stranger), { ctgId: ctg.ctgId, ...settings }),
    ).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('an action is blocked', () => {
  test('while its last report asks for help, until another one does not', async () => {
    const ctg = await givenFullCtg(db)
    const flags = async () => (await listPlanActions(db, ctg.ctgId, '2026-11-24'))[0]?.flags ?? []
    const report = (id: string, on: string, help: string) =>
      db
        .insertInto('progress_report')
        .values({
          ctg_id: ctg.ctgId,
          id,
          action_id: ctg.ids.action,
          reported_on: on,
          status: 'submitted',
          action_status: 'in-progress',
          facts: 'Un fait.',
          help_wanted: help,
          entered_by: 'Une personne',
          created_at: day(on),
        })
        .execute()
    expect(await flags()).not.toContain('blocked')
    await report(crypto.randomUUID(), '2026-11-18', 'Un local.')
    expect(await flags()).toContain('blocked')
    await report(crypto.randomUUID(), '2026-11-19', '')
    expect(await flags()).not.toContain('blocked')
  })
})

/** Its yearly copil is counted from there. */
async function givenSignedCtg(): Promise<FullCtg> {
  const ctg = await givenFullCtg(db)
  await db.updateTable('ctg').set({ signed_on: '2026-01-01' }).where('id', '=', ctg.ctgId).execute()
  return ctg
}

describe('the page of follow-up', () => {
  test('shows the lines of its filter and tells where the yearly copil stands', async () => {
    const ctg = await givenSignedCtg()
    const context = ctg.as(ctg.actors.townCoordinator)
    expect(await getWatchPage(context, ctg.ctgId, queryOf())).toMatchObject({
      chosenCount: 1,
      isParted: true,
      standing: { total: 1 },
      copil: { yearlyCopil: { dueOn: '2027-01-01', state: 'soon' }, nextOn: null },
    })
    expect(await getWatchPage(context, ctg.ctgId, queryOf('signal=en-retard'))).toMatchObject({
      lines: [],
      isParted: false,
    })
    expect((await getWatchPage(context, ctg.ctgId, queryOf('vue=frise'))).timeline?.rows).toHaveLength(1)
  })
  test('takes as today the day it is where the CTG is', async () => {
    const ctg = await givenFullCtg(db)
    const [mandate] = ctg.actors.townCoordinator.memberships
    if (!mandate) throw new Error('no mandate')
    const actor = { ...ctg.actors.townCoordinator, memberships: [{ ...mandate, timeZone: 'Indian/Reunion' }] }
    const at = new Date('2026-12-31T21:00:00Z')
    const today = async (who: typeof actor) => (await getWatchPage({ db, actor: who, at }, ctg.ctgId, queryOf())).today
    expect(await today(actor)).toBe('2027-01-01')
    expect(await today({ ...actor, memberships: [mandate] })).toBe('2026-12-31')
  })
})

describe('a corrective action', () => {
  const note = (ctg: FullCtg, given: object = {}) => ({
    ctgId: ctg.ctgId,
    correctiveActionId: ctg.ids.correctiveAction,
    text: 'Une visite a eu lieu.',
    notedOn: '2026-11-20',
    ...given,
  })
  test('is followed by dated lines until it is closed', async () => {
    const ctg = await givenFullCtg(db)
    const context = ctg.as(ctg.actors.earlyOfficer)
    const key = { ctgId: ctg.ctgId, correctiveActionId: ctg.ids.correctiveAction }
    await addCorrectiveNote(context, note(ctg))
    await addCorrectiveNote(context, note(ctg, { notedOn: '', text: 'Un accord.' }))
    expect((await getCorrectivePage(context, key)).notes.map(({ notedOn, text }) => [notedOn, text])).toEqual([
      ['2026-11-20', 'Une visite a eu lieu.'],
      ['2026-11-24', 'Un accord.'],
    ])
    await closeCorrectiveAction(context, { ...key, version: 1, state: 'done', result: 'Fait.' })
    await expect(addCorrectiveNote(context, note(ctg))).rejects.toMatchObject({ code: 'followup.already-closed' })
    expect((await getCorrectivePage(context, key)).notes).toHaveLength(2)
  })
  test('takes no note of tomorrow, of a stranger, nor of someone in charge of another theme', async () => {
    const ctg = await givenFullCtg(db)
    await expect(
      addCorrectiveNote(ctg.as(ctg.actors.cafCoordinator), note(ctg, { notedOn: '2026-11-25' })),
    ).rejects.toMatchObject({ code: 'followup.note-in-future' })
    await expect(addCorrectiveNote(ctg.as(ctg.actors.housingOfficer), note(ctg))).rejects.toMatchObject({
      kind: 'forbidden',
    })
    await expect(addCorrectiveNote(ctg.as(ctg.actors.stranger), note(ctg))).rejects.toMatchObject({ kind: 'not-found' })
    const other = await givenFullCtg(db)
    await expect(
      addCorrectiveNote(other.as(other.actors.cafCoordinator), {
        ...note(ctg),
        ctgId: other.ctgId,
      }),
    ).rejects.toMatchObject({ code: 'followup.corrective-not-found' })
  })
  test('is listed by state, late ones apart, and under its objective or decision', async () => {
    const ctg = await givenFullCtg(db)
    const context = ctg.as(ctg.actors.reader, day('2027-02-01'))
    await db
      .insertInto('corrective_action')
      .values({
        ctg_id: ctg.ctgId,
        id: crypto.randomUUID(),
        objective_id: ctg.ids.objective,
        decision_id: ctg.ids.decision,
        gap: 'Un écart',
        measure: 'Revoir la cible',
        responsible: 'Une personne',
        due_on: '2027-06-30',
        state: 'open',
        created_at: day('2026-11-24'),
      })
      .execute()
    const page = await getCorrectivesPage(context, ctg.ctgId, 'late')
    expect(page.correctives.map(({ measure }) => measure)).toEqual(['Relancer'])
    expect(page.counts).toMatchObject([{ count: 2 }, { count: 1 }, { count: 0 }, { count: 0 }])
    for (const about of [{ objectiveId: ctg.ids.objective }, { decisionId: ctg.ids.decision }])
      expect(
        (await listCorrectivesAbout(context, { ctgId: ctg.ctgId, ...about })).correctives.map(({ measure }) => measure),
      ).toEqual(['Revoir la cible'])
  })
})

describe('the weekly digest', () => {
  const url = 'https://trame.exemple.fr'
  const mailsTo = async (ctg: FullCtg, who: 'cafCoordinator' | 'townCoordinator' | 'reader') =>
    db
      .selectFrom('outgoing_mail')
      .innerJoin('person', 'person.email', 'outgoing_mail.to_address')
      .select(['subject', 'body_text as body'])
      .where('person.id', '=', ctg.actors[who].personId)
      .where('once_key', 'like', 'digest:%')
      .orderBy('created_at')
      .execute()
  const monday = day('2026-11-30')

  test('is one mail a coordinator, written once, then only when something changed', async () => {
    const ctg = await givenSignedCtg()
    await writeDigests(db, monday, url)
    await writeDigests(db, new Date(monday.getTime() + 3_600_000), url)
    const [mail, ...others] = await mailsTo(ctg, 'townCoordinator')
    expect(others).toEqual([])
    expect(mail?.subject).toBe('Cette semaine : CTG de test')
    expect(mail?.body).toContain('Points d’étape à relire :\n– Une action')
    expect(mail?.body).toContain('Copil annuel :\n– à tenir au plus tard le 1er janvier 2027')
    expect(await mailsTo(ctg, 'reader')).toEqual([])
    await writeDigests(db, day('2026-12-07'), url)
    expect(await mailsTo(ctg, 'townCoordinator')).toHaveLength(1)
    await writeDigests(db, day('2027-01-04'), url)
    const late = await mailsTo(ctg, 'townCoordinator')
    expect(late).toHaveLength(2)
    expect(late[1]?.body).toContain('il devait se tenir au plus tard le 1er janvier 2027')
    expect(late[1]?.body).not.toContain('Points d’étape à relire')
  }, 60_000)
  test('is one mail for several CTGs, written once by two processes together', async () => {
    const ctg = await givenFullCtg(db)
    const other = await givenFullCtg(db)
    const { personId } = ctg.actors.cafCoordinator
    await db
      .insertInto('member')
      .values({
        ctg_id: other.ctgId,
        id: crypto.randomUUID(),
        person_id: personId,
        party_id: other.caf.id,
        role: 'coordinator',
        function_title: 'coordination',
        created_at: monday,
      })
      .execute()
    await Promise.all([writeDigests(db, monday, url), writeDigests(db, monday, url)])
    const mails = await mailsTo(ctg, 'cafCoordinator')
    expect(mails.map(({ subject }) => subject)).toEqual(['Cette semaine dans vos 2 CTG'])
    expect(mails[0]?.body).toContain(`/ctg/${other.ctgId}/suivi`)
  })
  test('does not come to who refused it, and comes again to who asks', async () => {
    const ctg = await givenFullCtg(db)
    const context = ctg.as(ctg.actors.townCoordinator)
    await chooseDigest(context, { isWanted: '' })
    await writeDigests(db, monday, url)
    expect(await mailsTo(ctg, 'townCoordinator')).toEqual([])
    expect(await mailsTo(ctg, 'cafCoordinator')).toHaveLength(1)
    await chooseDigest(context, { isWanted: 'on' })
    await writeDigests(db, monday, url)
    expect(await mailsTo(ctg, 'townCoordinator')).toHaveLength(1)
  })
  test('waits for Monday morning where the CTG is', async () => {
    const ctg = await givenFullCtg(db)
    await db.deleteFrom('ctg_perimeter').where('ctg_id', '=', ctg.ctgId).execute()
    await db.insertInto('ctg_perimeter').values({ ctg_id: ctg.ctgId, territory_code: '97411' }).execute()
    await writeDigests(db, new Date('2026-11-30T02:30:00Z'), url)
    expect(await mailsTo(ctg, 'townCoordinator')).toEqual([])
    await writeDigests(db, new Date('2026-11-30T03:30:00Z'), url)
    expect(await mailsTo(ctg, 'townCoordinator')).toHaveLength(1)
  })
})
