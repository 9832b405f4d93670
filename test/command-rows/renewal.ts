/** Rows of a renewal: the fixture renews nothing until a row says so. */
import { randomUUID } from 'node:crypto'
import type { Database } from '#app/kernel/database.server.ts'
import { testInstant } from '../ctg-fixture.server.ts'
import type { FullCtg } from '../full-ctg.server.ts'
import { type CommandRow, coordinators } from './command-row.ts'

const carryPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/reconduction?theme=plans`
const renewalPage = ({ ctgId }: FullCtg) => `/ctg/${ctgId}/renouvellement`

/** The CTG renews another one, where both coordinators are too and an action was deferred. */
export async function withPredecessor(db: Database, { ctgId, ids, actors }: FullCtg): Promise<string> {
  const former = randomUUID()
  const party = { ctg_id: former, id: randomUUID(), kind: 'caf' as const, name: 'Caf', short_name: 'Caf' }
  await db.insertInto('ctg').values({ id: former, name: 'La précédente', created_at: testInstant }).execute()
  await db
    .insertInto('party')
    .values({ ...party, is_signatory: true, is_lead: true, position: 0 })
    .execute()
  await db
    .insertInto('member')
    .values(
      [actors.cafCoordinator, actors.townCoordinator].map(({ personId }) => ({
        ...{ ctg_id: former, id: randomUUID(), person_id: personId, party_id: party.id, role: 'reader' as const },
        ...{ function_title: 'lectrice', created_at: testInstant },
      })),
    )
    .execute()
  await db
    .insertInto('action')
    .values({
      ctg_id: former,
      id: ids.formerAction,
      number: 1,
      title: 'Déjà là',
      status: 'deferred',
      created_at: testInstant,
    })
    .execute()
  await db.updateTable('ctg').set({ predecessor_id: former }).where('id', '=', ctgId).execute()
  return former
}

/** An action of the CTG before goes on here. */
async function withActionHere(db: Database, ctg: FullCtg): Promise<void> {
  const former = await withPredecessor(db, ctg)
  await db
    .insertInto('action')
    .values({
      ...{ ctg_id: ctg.ctgId, id: randomUUID(), number: 900, title: 'Déjà là', status: 'proposed' as const },
      ...{ carried_ctg_id: former, carried_action_id: ctg.ids.formerAction, created_at: testInstant },
    })
    .execute()
}

/** Another plan was articulated with the CTG before. */
async function withPlanThere(db: Database, ctg: FullCtg): Promise<string> {
  const former = await withPredecessor(db, ctg)
  await db
    .insertInto('linked_plan')
    .values({ ctg_id: former, id: ctg.ids.formerPlan, name: 'Projet éducatif de territoire' })
    .execute()
  return former
}

/** It came here. */
async function withPlanHere(db: Database, ctg: FullCtg): Promise<void> {
  const former = await withPlanThere(db, ctg)
  const { ctgId } = ctg
  const id = randomUUID()
  await db.insertInto('linked_plan').values({ ctg_id: ctgId, id, name: 'Projet éducatif de territoire' }).execute()
  await db
    .insertInto('renewal_item')
    .values({
      ...{ ctg_id: ctgId, kind: 'linked-plan', former_id: ctg.ids.formerPlan, former_ctg_id: former, item_id: id },
      ...{ carried_by: 'Une personne', carried_at: testInstant },
    })
    .execute()
}

/** The CTG is renewed, and its coordinator for the town is asked to go on. */
async function withProposal(db: Database, { ctgId, ids, actors }: FullCtg): Promise<void> {
  const next = randomUUID()
  const party = { ctg_id: next, id: randomUUID(), kind: 'authority' as const, name: 'Ville', short_name: 'Ville' }
  await db
    .insertInto('ctg')
    .values({ id: next, name: 'La suivante', predecessor_id: ctgId, created_at: testInstant })
    .execute()
  await db
    .insertInto('party')
    .values({ ...party, is_signatory: true, is_lead: true, position: 0 })
    .execute()
  await db
    .insertInto('renewal_proposal')
    .values({
      ...{ ctg_id: ctgId, id: ids.renewalProposal, next_ctg_id: next, party_id: party.id },
      member_id: actors.townCoordinator.memberships[0]?.memberId ?? '',
      ...{ proposed_by: 'Une personne', proposed_at: testInstant },
    })
    .execute()
}

export const renewalRows: Readonly<Record<string, CommandRow>> = {
  'renewal.start-renewal': {
    url: renewalPage,
    intent: 'start-renewal',
    form: () => ({ name: 'La suivante 2031-2035', startsOn: '2031-01-01', endsOn: '2035-12-31' }),
    mayDo: coordinators,
    prepare: (db, { ctgId, town }) =>
      db
        .updateTable('party')
        .set({ territory_code: '92036' })
        .where('ctg_id', '=', ctgId)
        .where('id', '=', town.id)
        .execute(),
  },
  'renewal.carry-chapter': {
    url: carryPage,
    intent: 'carry-chapter',
    form: ({ ids }) => ({ chapter: 'plans', itemIds: [ids.formerPlan] }),
    mayDo: coordinators,
    prepare: withPlanThere,
  },
  'renewal.take-back-chapter': {
    url: carryPage,
    intent: 'take-back-chapter',
    form: () => ({ chapter: 'plans' }),
    mayDo: coordinators,
    prepare: withPlanHere,
  },
  'renewal.take-back-actions': {
    url: ({ ctgId }) => `/ctg/${ctgId}/plan/precedente`,
    intent: 'take-back-actions',
    form: () => ({}),
    mayDo: coordinators,
    prepare: withActionHere,
  },
  'renewal.answer-proposal': {
    url: renewalPage,
    intent: 'answer-proposal',
    form: ({ ids }) => ({ subject: ids.renewalProposal, proposalId: ids.renewalProposal, answer: 'accepted' }),
    mayDo: ['townCoordinator'],
    prepare: withProposal,
  },
  'renewal.pour-balance': {
    url: ({ ctgId }) => `/ctg/${ctgId}/diagnostic/bilan`,
    intent: 'pour-balance',
    form: () => ({}),
    mayDo: coordinators,
    prepare: withPredecessor,
  },
}
