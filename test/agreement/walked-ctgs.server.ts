/**
 * The CTGs that the walk of agreement reads: those of the demonstration, one taken up as signed and one before its signature,
 * one whose actions answer two objectives and whose sheets are not all open. Each has a contributor, a version of its convention and a pack, made at this instant.
 */
import { randomUUID } from 'node:crypto'
import type { Actor } from '#app/kernel/actor.ts'
import type { Database } from '#app/kernel/database.server.ts'
import { prepareInstance } from '#seed/prepare-instance.server.ts'
import { givenFollowedCtg } from '#test/followed-ctg.server.ts'
import type { TestApp } from '#test/http.server.ts'
import { givenLinkedSoftware } from '#test/software-fixture.server.ts'
import { type MadeDocuments, makeDocuments } from './made-documents.server.ts'

export type WalkedCtg = {
  readonly name: string
  readonly ctgId: string
  /** Whoever reads everything that is open to all, what is missing included: what she reads on a page is what documents and software say. */
  readonly cookie: string
  /** Of whoever coordinates, for what only she may open. */
  readonly coordinatorCookie: string
  readonly apiToken: string
  readonly made: MadeDocuments
}

const asPerson = (personId: string): Actor => ({
  ...{ personId, name: '', memberships: [], isPlatformAdministrator: false },
})

async function joinAsContributor(db: Database, ctgId: string): Promise<string> {
  const personId = randomUUID()
  const { id: partyId } = await db
    .selectFrom('party')
    .select('id')
    .where('ctg_id', '=', ctgId)
    .where('is_lead', '=', true)
    .limit(1)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('person')
    .values({
      id: personId,
      name: 'Une contributrice',
      email: `${personId.slice(0, 8)}@exemple.fr`,
      emailVerified: true,
    })
    .execute()
  await db
    .insertInto('member')
    .values({
      ...{ ctg_id: ctgId, id: randomUUID(), person_id: personId, party_id: partyId, role: 'contributor' },
      ...{ function_title: '', created_at: new Date() },
    })
    .execute()
  return personId
}

const coordinatorOf = async (db: Database, ctgId: string): Promise<string> =>
  (
    await db
      .selectFrom('member')
      .select('person_id')
      .where('ctg_id', '=', ctgId)
      .where('role', '=', 'coordinator')
      .orderBy('id')
      .limit(1)
      .executeTakeFirstOrThrow()
  ).person_id

/** @param signedOn empty: applied, not signed yet */
async function givenTakenUp(app: TestApp, db: Database, personId: string, signedOn: string): Promise<string> {
  const name = `CTG reprise ${signedOn ? 'signée' : 'non signée'}`
  const cookie = await app.signIn(asPerson(personId))
  const answer = await app.post(
    '/ctg/reprise',
    {
      ...{ intent: 'take-up', requestId: randomUUID(), name, territoryCode: '92036' },
      ...{ cafName: 'Caf des Hauts-de-Seine', authorityName: 'Ville de Gennevilliers', communeCodes: '92036' },
      ...{ creatorSide: 'authority', creatorFunction: 'Coordination', otherSignatories: 'MSA\nDépartement' },
      ...{ startsOn: '2024-01-01', endsOn: '2028-12-31', signedOn },
    },
    cookie,
  )
  const row = await db.selectFrom('ctg').select('id').where('name', '=', name).executeTakeFirst()
  if (!row) throw new Error(`not taken up: ${answer.status} ${(await answer.text()).slice(0, 2000)}`)
  return row.id
}

/** Ten actions of thirty answer a second objective, two sheets are kept apart, an issue hangs on nothing. */
async function givenShared(db: Database): Promise<string> {
  const { ctgId, actions, early } = await givenFollowedCtg(db)
  await db
    .insertInto('issue')
    .values({ ctg_id: ctgId, id: randomUUID(), number: 1, theme_id: early.id, title: 'Un enjeu', status: 'to-debate' })
    .execute()
  const objectives = await db.selectFrom('objective').select('id').where('ctg_id', '=', ctgId).orderBy('id').execute()
  await db
    .insertInto('action_objective')
    .values(
      actions
        .slice(0, 10)
        .flatMap(({ id }) =>
          objectives.slice(0, 2).map((objective) => ({ ctg_id: ctgId, action_id: id, objective_id: objective.id })),
        ),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await db
    .updateTable('action')
    .set({ is_restricted: true })
    .where('ctg_id', '=', ctgId)
    .where(
      'id',
      'in',
      actions.slice(11, 13).map(({ id }) => id),
    )
    .execute()
  return ctgId
}

export async function givenWalkedCtgs(app: TestApp, db: Database): Promise<readonly WalkedCtg[]> {
  await prepareInstance(
    db,
    { config: { ...app.instance.config, demo: 'on' }, files: app.instance.files },
    { reset: false },
  )
  const demonstration = await db.selectFrom('ctg').select('id').orderBy('created_at').execute()
  const sharedId = await givenShared(db)
  const personId = await coordinatorOf(db, sharedId)
  const signedId = await givenTakenUp(app, db, personId, '2024-02-09')
  const unsignedId = await givenTakenUp(app, db, personId, '')
  const ids = [...demonstration.map(({ id }) => id), signedId, unsignedId, sharedId]
  const walked: WalkedCtg[] = []
  for (const ctgId of ids) {
    const { name } = await db.selectFrom('ctg').select('name').where('id', '=', ctgId).executeTakeFirstOrThrow()
    const coordinatorCookie = await app.signIn(asPerson(await coordinatorOf(db, ctgId)))
    const made = await makeDocuments(app, db, ctgId, coordinatorCookie)
    const cookie = await app.signIn(asPerson(await joinAsContributor(db, ctgId)))
    const { apiToken } = await givenLinkedSoftware(db, ctgId)
    walked.push({ name, ctgId, cookie, coordinatorCookie, apiToken, made })
  }
  return walked
}
