/** On top of a CTG of a test: one axis, one objective of early childhood, services of both parties, a decision. Rows are written directly. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { givenCtg } from './ctg-fixture.server.ts'

export type PlanFixture = Awaited<ReturnType<typeof givenPlan>>

export async function givenPlan(db: Database) {
  const fixture = await givenCtg(db)
  const { ctgId } = fixture
  const [axisId, objectiveId, meetingId, bodyId, decisionId] = [
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
    randomUUID(),
  ]
  await db
    .insertInto('axis')
    .values({ ctg_id: ctgId, id: axisId, title: 'Concilier les temps', theme_id: fixture.early.id, position: 0 })
    .execute()
  await db
    .insertInto('objective')
    .values({ ctg_id: ctgId, id: objectiveId, axis_id: axisId, title: 'Accueillir 60 familles', position: 0 })
    .execute()
  const cafService = { id: randomUUID(), name: 'Action sociale' }
  const townService = { id: randomUUID(), name: 'Direction de la petite enfance' }
  await db
    .insertInto('service')
    .values([
      { ctg_id: ctgId, ...cafService, party_id: fixture.caf.id, position: 0 },
      { ctg_id: ctgId, ...townService, party_id: fixture.town.id, position: 0 },
    ])
    .execute()
  await db.insertInto('body').values({ ctg_id: ctgId, id: bodyId, kind: 'copil', name: 'Copil', position: 0 }).execute()
  await db
    .insertInto('meeting')
    .values({
      ctg_id: ctgId,
      id: meetingId,
      body_id: bodyId,
      title: 'Copil',
      starts_at: new Date('2026-10-01T08:00:00Z'),
      status: 'closed',
    })
    .execute()
  await db
    .insertInto('decision')
    .values({
      ctg_id: ctgId,
      id: decisionId,
      number: 1,
      meeting_id: meetingId,
      text: 'Le plan est ajusté.',
      state: 'done',
      decided_on: '2026-10-01',
    })
    .execute()
  return { ...fixture, axisId, objectiveId, cafService, townService, decisionId }
}
