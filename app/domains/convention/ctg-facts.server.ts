/** What the convention says of the CTG: parties, communes, themes, powers, dates, plans beside it, bodies; and what may contradict it. Read-only. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { compileOnce, type SlotOf, type Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf, sameCtg } from '#app/kernel/rows.server.ts'

const selectParties = (db: Reader, ctgId: Value<string>) =>
  rowsOf(db, 'party', { ctg_id: ctgId })
    .select([
      'id',
      'kind',
      'name',
      'short_name as shortName',
      'is_signatory as isSignatory',
      'is_lead as isLead',
      'represented_by as representedBy',
      'represented_as as representedAs',
      'expects',
      'address',
      'siret',
      'commitments',
      'kept_services as keptServices',
    ])
    .orderBy('position')

const selectCommunes = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('ctg_perimeter')
    .innerJoin('territory', 'territory.code', 'ctg_perimeter.territory_code')
    .select(['territory.code', 'territory.name', 'territory.department_code as departmentCode', 'population'])
    .where('ctg_perimeter.ctg_id', '=', ctgId)
    .orderBy('territory.name')

/** Bodies, those that ended too, each with its seats. */
const selectBodies = (db: Reader, ctgId: Value<string>) =>
  rowsOf(db, 'body', { ctg_id: ctgId })
    .select((eb) => [
      'id',
      'name',
      'rhythm',
      'ended_on as endedOn',
      jsonArrayFrom(
        eb
          .selectFrom('seat')
          .innerJoin('party', sameCtg('party.id', 'seat.party_id'))
          .select([
            'party.id as partyId',
            'party.name as partyName',
            'seat.function_title as functionTitle',
            'seat.holder_name as holderName',
            'seat.since',
            'seat.until',
          ])
          .whereRef('seat.ctg_id', '=', 'body.ctg_id')
          .whereRef('seat.body_id', '=', 'body.id')
          .orderBy('party.position')
          .orderBy('seat.position'),
      ).as('seats'),
    ])
    .orderBy('position')

/** Mandates of the people of each party, ended ones too. */
const selectMandates = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('member')
    .innerJoin('person', 'person.id', 'member.person_id')
    .select(['member.party_id as partyId', 'person.name', 'member.until'])
    .where('member.ctg_id', '=', ctgId)

const selectRetainedIssues = (db: Reader, ctgId: Value<string>) =>
  rowsOf(db, 'issue', { ctg_id: ctgId, status: 'retained' })
    .select((eb) => [
      'id',
      'title',
      eb
        .exists(
          eb
            .selectFrom('objective')
            .select('objective.id')
            .whereRef('objective.ctg_id', '=', 'issue.ctg_id')
            .whereRef('objective.issue_id', '=', 'issue.id'),
        )
        .$castTo<boolean>()
        .as('hasObjective'),
    ])
    .orderBy('priority_rank')

/** Actions whose dates leave the period of the CTG. */
const countActionsOutside = (db: Reader, ctgId: Value<string>) =>
  db
    .selectFrom('action')
    .innerJoin('ctg as period', 'period.id', 'action.ctg_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('action.ctg_id', '=', ctgId)
    .where('action.status', '!=', 'abandoned')
    .where((eb) =>
      eb.or([
        eb('action.starts_on', '>', eb.ref('period.ends_on')),
        eb('action.ends_on', '>', eb.ref('period.ends_on')),
        eb('action.ends_on', '<', eb.ref('period.starts_on')),
      ]),
    )

const askFacts = compileOnce((db, slot: SlotOf<{ readonly ctgId: string }>) => {
  const ctgId = slot('ctgId')
  return db
    .selectFrom('ctg')
    .leftJoin('ctg as predecessor', 'predecessor.id', 'ctg.predecessor_id')
    .select([
      'ctg.name',
      'ctg.starts_on as startsOn',
      'ctg.ends_on as endsOn',
      'ctg.signed_on as signedOn',
      'predecessor.name as predecessorName',
      'predecessor.signed_on as predecessorSignedOn',
      jsonArrayFrom(selectParties(db, ctgId)).as('parties'),
      jsonArrayFrom(selectCommunes(db, ctgId)).as('communes'),
      jsonArrayFrom(db.selectFrom('theme').select(['id', 'name']).where('ctg_id', '=', ctgId).orderBy('position')).as(
        'themes',
      ),
      jsonArrayFrom(
        rowsOf(db, 'theme_power', { ctg_id: ctgId }).select(['theme_id as themeId', 'party_id as partyId', 'power']),
      ).as('powers'),
      jsonArrayFrom(
        db.selectFrom('linked_plan').select(['name', 'note']).where('ctg_id', '=', ctgId).orderBy('name'),
      ).as('linkedPlans'),
      jsonArrayFrom(selectBodies(db, ctgId)).as('bodies'),
      jsonArrayFrom(
        rowsOf(db, 'axis', { ctg_id: ctgId, parent_id: null }).select(['id', 'title']).orderBy('position'),
      ).as('topAxes'),
      jsonArrayFrom(selectMandates(db, ctgId)).as('mandates'),
      jsonArrayFrom(selectRetainedIssues(db, ctgId)).as('retainedIssues'),
      countActionsOutside(db, ctgId).as('actionsOutside'),
    ])
    .where('ctg.id', '=', ctgId)
})

/** Parties, themes, bodies in their own order, communes and plans by name. One statement. @throws DomainError not-found */
export async function getCtgFacts(db: Reader, ctgId: string) {
  const [facts] = await askFacts(db, { ctgId })
  const { actionsOutside, ...rest } = found(facts, 'ctg.not-found')
  return { ...rest, actionsOutside: Number(actionsOutside ?? 0) }
}

export type CtgFacts = Awaited<ReturnType<typeof getCtgFacts>>
