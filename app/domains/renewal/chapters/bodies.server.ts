/** Bodies that still sit, with their seats and who holds them. Rules: docs/rules/renewal.md §2.4. */
import { jsonArrayFrom } from 'kysely/helpers/postgres'
import { governanceLabels } from '#app/domains/governance/labels.fr.ts'
import { governancePermissions } from '#app/domains/governance/permissions.ts'
import { addCarriedBodies } from '#app/domains/governance/steps.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { holds } from '#app/kernel/permission.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { Offer } from '../renewal.ts'
import { renewalLabels as t } from '../renewal-labels.fr.ts'
import { type Carried, type ChapterModule, type Scene, stateOf } from './scene.server.ts'

const listFormerBodies = (db: Reader, ctgId: string, today: string) =>
  rowsOf(db, 'body', { ctg_id: ctgId })
    .select(['id', 'kind', 'name', 'theme_id as themeId', 'mission', 'rhythm', 'reminder_days as reminderDays'])
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('seat')
          .select(['party_id as partyId', 'service_id as serviceId', 'function_title as functionTitle'])
          .select(['holder_name as holderName', 'holder_email as holderEmail'])
          .select(['substitute_name as substituteName', 'substitute_email as substituteEmail'])
          .select('allows_representative as allowsRepresentative')
          .where('seat.ctg_id', '=', ctgId)
          .whereRef('seat.body_id', '=', 'body.id')
          .where((row) => row.or([row('seat.until', 'is', null), row('seat.until', '>=', today)]))
          .orderBy('seat.position'),
      ).as('seats'),
    )
    .where((eb) => eb.or([eb('ended_on', 'is', null), eb('ended_on', '>=', today)]))
    .orderBy('position')
    .execute()

async function list(db: Reader, scene: Scene): Promise<readonly Offer[]> {
  const bodies = await listFormerBodies(db, scene.formerId, scene.today)
  return bodies.map(({ id, kind, name, themeId, seats }): Offer => {
    const held = seats.filter(({ holderName }) => holderName !== null).length
    const absent = new Set(seats.flatMap(({ partyId }) => (scene.pairs.parties.has(partyId) ? [] : [partyId])))
    const absentNames = scene.from.parties.filter((party) => absent.has(party.id)).map((party) => party.name)
    const isThemeAbsent = themeId !== null && !scene.pairs.themes.has(themeId)
    return {
      ...{ id, group: governanceLabels.bodyKind[kind], title: name, isUsual: true },
      notes: [
        t.seats(seats.length, held),
        ...(absentNames.length === 0 ? [] : [t.seatsLeft(absentNames)]),
        ...(isThemeAbsent ? [t.themeLeft] : []),
      ],
      ...stateOf(scene, id, scene.pairs.bodies.get(id)),
    }
  })
}

/** A seat of a party that is not here stays in the CTG before; so do addresses, for who could not read them there. */
async function write(work: Work, scene: Scene, ids: ReadonlySet<string>): Promise<readonly Carried[]> {
  const { ctgId, formerId, pairs, today } = scene
  const maySeeAddresses = holds(governancePermissions.manageBody, work.actor, { ctgId: formerId })
  const bodies = (await listFormerBodies(work.tx, formerId, today)).filter(({ id }) => ids.has(id))
  const itemIds = await addCarriedBodies(
    work,
    ctgId,
    bodies.map(({ id: _id, themeId, seats, ...body }) => ({
      ...body,
      themeId: pairs.themes.get(themeId ?? '') ?? null,
      seats: seats.flatMap(({ partyId, serviceId, ...seat }) => {
        const party = pairs.parties.get(partyId)
        return party === undefined
          ? []
          : [
              {
                ...seat,
                ...(!maySeeAddresses && { holderEmail: '', substituteEmail: '' }),
                partyId: party,
                serviceId: pairs.services.get(serviceId ?? '') ?? null,
              },
            ]
      }),
    })),
  )
  return bodies.map(({ id }, index) => ({ kind: 'body', formerId: id, itemId: itemIds[index] ?? '' }))
}

export const bodiesChapter: ChapterModule = { list, write }
