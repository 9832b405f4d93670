/** What the pages of the schéma read, and what it gives to the slices above. */
import { sql } from 'kysely'
import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import type { Dossier } from '#app/domains/documents/dossier.ts'
import { listTerritories } from '#app/domains/territory/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Value } from '#app/kernel/compile-once.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { found } from '#app/kernel/errors.ts'
import { pageOf } from '#app/kernel/page-of.ts'
import { allows } from '#app/kernel/permission.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { sppeAnnexBlocks, sppeDossier } from './annex.fr.ts'
import { partBearers } from './bearers.ts'
import { type DeedsMaterial, type Duty, listDuties } from './deeds.ts'
import { comparePeriods } from './duration.ts'
import { sppeLabels } from './labels.fr.ts'
import { loadMaterial, loadMaterials, type MaterialReader } from './load-material.server.ts'
import { loadScene, type Scene } from './load-scene.server.ts'
import { sppePermissions } from './permissions.ts'
import { items, pointKeys } from './point-keys.ts'
import { countItems, listPoints } from './points.ts'
import { endedBeforeLaw, listBearers, missions, schemaVerdict } from './sppe.ts'

/** Who holds each mission, those who received it first: « la CC, pour 9 communes ; 3 communes ». */
function missionRows({ communes, holders }: Pick<Scene, 'communes' | 'holders'>) {
  return missions.map((mission) => {
    const heldBy = (id: string | null) => communes.filter((one) => one.holders[mission] === id).length
    return {
      mission,
      parts: [
        ...holders.map(({ id, name }) => ({ name, communes: heldBy(id) })),
        { name: null, communes: heldBy(null) },
      ].filter((part) => part.communes > 0),
      notSaid: communes.filter((one) => one.holders[mission] === undefined).length,
    }
  })
}

const sdsfPattern = /sdsf|sch[ée]ma d[ée]partemental des services aux familles/i

/** Everything the schéma says, whoever shows it: the page, the card of the convention, the printed annex. */
async function readSppe(context: MaterialReader, ctgId: string) {
  const scene = await loadScene(context.db, ctgId)
  const points = listPoints(await loadMaterial(context, ctgId, scene))
  const { ctg, schema, deeds, communes, holders, linkedPlans } = scene
  const bearers = listBearers(communes, holders)
  return {
    ...{ ctg, schema, deeds, communes, holders, bearers, points },
    missions: missionRows(scene),
    schemaVerdict: schemaVerdict(bearers),
    counts: countItems(points),
    sdsfPlan: linkedPlans.find((name) => sdsfPattern.test(name)) ?? null,
    comparison: comparePeriods(ctg, { startsOn: schema.sdsfStartsOn, endsOn: schema.sdsfEndsOn }),
    tasks: listDuties({ ...schema, ctg, deeds }),
  }
}
export type Sppe = Awaited<ReturnType<typeof readSppe>>

/** In short, for the first page of the convention; null for a CTG that ended before the law. @throws DomainError not-found */
export async function getSppeCard(context: Context, ctgId: string) {
  requireMembership(context.actor, ctgId)
  const { ctg, communes, missions, schemaVerdict, schema, counts, points } = await readSppe(context, ctgId)
  if (endedBeforeLaw(ctg)) return null
  return {
    ...{ ctgId, missions, communeCount: communes.length, schemaVerdict, standsIn: schema.standsIn, counts },
    points: points
      .filter(({ key }) => items.some((item) => item === key))
      .map(({ key, state, answers }) => ({ key, state, answers: answers.map(({ type }) => ({ type })), lacks: [] })),
  }
}
export type SppeCardData = NonNullable<Awaited<ReturnType<typeof getSppeCard>>>

/** @param page of the authorities of which something is asked, from 1 */
export async function getSppePage(context: Context, ctgId: string, page = 1) {
  requireMembership(context.actor, ctgId)
  const { communes, bearers, ...sppe } = await readSppe(context, ctgId)
  const { listed, ...counted } = partBearers(bearers)
  return {
    ...{ ctgId, ...sppe, communeCount: communes.length },
    obligations: { ...counted, listed: pageOf(listed, page), sources: sppeLabels.sources(communes) },
    today: todayIn(context, ctgId),
    mayWrite: allows(sppePermissions.write, context.actor, { ctgId }),
  }
}
export type SppePageData = Awaited<ReturnType<typeof getSppePage>>

/** One point: its answers, what was put aside, what is missing. @throws DomainError not-found */
export async function getPointPage(context: Context, { ctgId, pointKey }: { ctgId: string; pointKey: string }) {
  requireMembership(context.actor, ctgId)
  const key = found(
    pointKeys.find((known) => known === pointKey),
    'sppe.point-not-found',
  )
  const points = listPoints(await loadMaterial(context, ctgId, await loadScene(context.db, ctgId)))
  return {
    ctgId,
    mayWrite: allows(sppePermissions.write, context.actor, { ctgId }),
    point: found(
      points.find((point) => point.key === key),
      'sppe.point-not-found',
    ),
    /** Under 4° c, the four situations. */
    points,
  }
}
export type PointPageData = Awaited<ReturnType<typeof getPointPage>>

/** Communes of one page of the matrix. */
export const communesPerPage = 60

/** The matrix of the missions, by pages; and who may receive some: those listed, and the groupings of the perimeter not listed yet. */
export async function getMissionsPage(context: Context, ctgId: string, pageNumber: number) {
  requireMembership(context.actor, ctgId)
  const { communes, holders } = await loadScene(context.db, ctgId)
  const { rows, ...shown } = pageOf(communes, pageNumber, communesPerPage)
  const groupings = await listGroupings(
    context.db,
    communes.map(({ code }) => code),
  )
  const bearers = listBearers(communes, holders)
  return {
    ...{ ctgId, ...shown, holders },
    mayWrite: allows(sppePermissions.write, context.actor, { ctgId }),
    communeCount: communes.length,
    communes: rows,
    holding: bearers.filter(({ kind }) => kind !== 'commune').map(({ id }) => id),
    proposed: groupings.filter(({ name }) => holders.every((holder) => holder.name !== name)).map(({ name }) => name),
  }
}
export type MissionsPageData = Awaited<ReturnType<typeof getMissionsPage>>

const mostProposed = 12

async function listGroupings(db: Reader, codes: readonly string[]) {
  const communes = await listTerritories(db, codes)
  const groupings = [...new Set(communes.flatMap(({ eptCode, epciCode }) => eptCode ?? epciCode ?? []))]
  return listTerritories(db, groupings.slice(0, mostProposed))
}

/** What `listDuties` needs of a CTG that stands in for the schéma, as a value of a statement; null of another. */
export const watchedSchema = (ctgId: Value<string>) => sql<DeedsMaterial | null>`(
  select json_build_object('standsIn', stands_in, 'interimTargetOn', interim_target_on, 'finalTargetOn', final_target_on,
    'ctg', json_build_object('startsOn', ctg.starts_on, 'endsOn', ctg.ends_on, 'signedOn', ctg.signed_on),
    'deeds', coalesce((select json_agg(json_build_object('id', id, 'kind', kind, 'doneOn', done_on, 'sentOn', sent_on,
      'note', note)) from sppe_deed where ctg_id = ctg.id), '[]'))
  from sppe_schema join ctg on ctg.id = ctg_id where ctg_id = ${ctgId} and stands_in)`

/** What is to be done of the schéma, for the slices above. */
export const sppeTasks = (watched: DeedsMaterial | null): readonly Duty[] => (watched ? listDuties(watched) : [])

/** The annex, ready to be printed. */
export async function getSppeFile(context: Context, ctgId: string, format: 'pdf' | 'docx') {
  requireMembership(context.actor, ctgId)
  const [setting, sppe] = await Promise.all([getPrintedSetting(context.db, ctgId), readSppe(context, ctgId)])
  const dossier: Dossier = sppeDossier(setting, sppe, todayIn(context, ctgId))
  return { dossier, format, name: sppeLabels.annexFile(format) }
}

/** The same as blocks, for an annex of the convention: what every member reads. The caller has checked the right to read. */
export const getSppeAnnex = async (db: Reader, ctgId: string) =>
  sppeAnnexBlocks(await readSppe({ db, actor: { memberships: [{ ctgId }] } }, ctgId))

/** How many of the eleven points have an answer, by CTG, as its own page counts them. The caller has checked the right to read each. */
export async function countAnsweredOfMany(
  context: MaterialReader,
  ctgIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (ctgIds.length === 0) return new Map()
  const materials = await loadMaterials(context, ctgIds)
  return new Map([...materials].map(([ctgId, material]) => [ctgId, countItems(listPoints(material)).answered]))
}
