/** What the tests of a public page begin with: a CTG, its page, an edition that both coordinations published. */
import { randomUUID } from 'node:crypto'
import { givenCtg, testInstant } from '#test/ctg-fixture.server.ts'
import { testDatabase } from '#test/database.server.ts'
import { confirmEdition } from './commands/confirm-edition.server.ts'
import { proposeEdition } from './commands/propose-edition.server.ts'
import { setPortalPage } from './commands/set-portal-page.server.ts'
import { findPublicView } from './queries.server.ts'

export const db = await testDatabase()

export const site = { siteUrl: 'http://localhost:3000', isDemo: false }
export const addressOf = (ctgId: string) => `page-${ctgId}`

export type Change = Readonly<Record<string, unknown>>
export async function insertAction(ctgId: string, number: number, title: string, change: Change = {}): Promise<string> {
  const id = randomUUID()
  const row = { ctg_id: ctgId, id, number, title, status: 'in-progress' as const, created_at: testInstant }
  await db
    .insertInto('action')
    .values({ ...row, ...change })
    .execute()
  return id
}
export const insertReport = (ctgId: string, actionId: string, facts: string, change: Change = {}) =>
  db
    .insertInto('progress_report')
    .values({
      ...{
        ctg_id: ctgId,
        id: randomUUID(),
        action_id: actionId,
        reported_on: '2026-11-10',
        status: 'accepted' as const,
      },
      ...{ action_status: 'in-progress' as const, facts, entered_by: 'Une personne', created_at: testInstant },
      ...change,
    })
    .execute()

export async function insertDecision(ctgId: string, number: number, text: string, isClosed = true): Promise<string> {
  const [bodyId, meetingId, id] = [randomUUID(), randomUUID(), randomUUID()]
  await db
    .insertInto('body')
    .values({ ctg_id: ctgId, id: bodyId, kind: 'copil', name: `Comité de pilotage ${number}`, position: number })
    .execute()
  await db
    .insertInto('meeting')
    .values({
      ...{ ctg_id: ctgId, id: meetingId, body_id: bodyId, title: 'Copil', minutes: 'CANARI-COMPTE-RENDU' },
      ...{ starts_at: new Date('2026-10-14T09:00:00Z'), status: isClosed ? 'closed' : 'in-session' },
      closed_at: isClosed ? testInstant : null,
    })
    .execute()
  await db
    .insertInto('decision')
    .values({ ctg_id: ctgId, id, number, meeting_id: meetingId, text, state: 'to-do', decided_on: '2026-10-14' })
    .execute()
  return id
}

export async function givenPage() {
  const ctg = await givenCtg(db)
  const { ctgId } = ctg
  const caf = ctg.as(ctg.actors.cafCoordinator)
  const town = ctg.as(ctg.actors.townCoordinator)
  const actionId = await insertAction(ctgId, 1, 'Ouvrir dix places')
  await setPortalPage(caf, { ctgId, address: addressOf(ctgId) })
  return { ...ctg, caf, town, actionId, address: addressOf(ctgId) }
}

/** Proposed by the Caf, confirmed by the town. */
export async function publish({ ctgId, caf, town }: Awaited<ReturnType<typeof givenPage>>) {
  const { editionId } = await proposeEdition(caf, { ctgId })
  return confirmEdition(town, { ctgId, editionId })
}
export const linesOf = async (ctgId: string) =>
  (await db.selectFrom('audit_entry').select('action').where('ctg_id', '=', ctgId).orderBy('id').execute()).map(
    ({ action }) => action,
  )
export const view = (ctgId: string) => findPublicView(db, addressOf(ctgId), site)
