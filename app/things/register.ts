/**
 * The register of things: what every slice declares of its own, joined once. Journal, notices, decisions, search and webhooks
 * ask it, and name no kind. A kind that no slice declares fails the type check. Pure. Why: docs/decisions/0037.
 */
import { accountsThings as accounts } from '#app/domains/accounts/things.fr.ts'
import { amendmentsThings as amendments } from '#app/domains/amendments/things.fr.ts'
import { apiThings as api } from '#app/domains/api/things.fr.ts'
import { archivesThings as archives } from '#app/domains/archives/things.fr.ts'
import { campaignsThings as campaigns } from '#app/domains/campaigns/things.fr.ts'
import { commentsThings as comments } from '#app/domains/comments/things.fr.ts'
import { conventionThings as convention } from '#app/domains/convention/things.fr.ts'
import { ctgThings as ctg } from '#app/domains/ctg/things.fr.ts'
import { depositsThings as deposits } from '#app/domains/deposits/things.fr.ts'
import { diagnosisThings as diagnosis } from '#app/domains/diagnosis/things.fr.ts'
import { documentsThings as documents } from '#app/domains/documents/things.fr.ts'
import { dossiersThings as dossiers } from '#app/domains/dossiers/things.fr.ts'
import { evaluationThings as evaluation } from '#app/domains/evaluation/things.fr.ts'
import { facilitiesThings as facilities } from '#app/domains/facilities/things.fr.ts'
import { followupThings as followup } from '#app/domains/followup/things.fr.ts'
import { governanceThings as governance } from '#app/domains/governance/things.fr.ts'
import { instanceThings as instance } from '#app/domains/instance/things.fr.ts'
import { journeyThings as journey } from '#app/domains/journey/things.fr.ts'
import { libraryThings as library } from '#app/domains/library/things.fr.ts'
import { meetingsThings as meetings } from '#app/domains/meetings/things.fr.ts'
import { noticesThings as notices } from '#app/domains/notices/things.fr.ts'
import { planThings as plan } from '#app/domains/plan/things.fr.ts'
import { planFilesThings as planFiles } from '#app/domains/plan-files/things.fr.ts'
import { planTreeThings as planTree } from '#app/domains/plan-tree/things.fr.ts'
import { portalThings as portal } from '#app/domains/portal/things.fr.ts'
import { privacyThings as privacy } from '#app/domains/privacy/things.fr.ts'
import { renewalThings as renewal } from '#app/domains/renewal/things.fr.ts'
import { signingThings as signing } from '#app/domains/signing/things.fr.ts'
import { snapshotsThings as snapshots } from '#app/domains/snapshots/things.fr.ts'
import { sourcesThings as sources } from '#app/domains/sources/things.fr.ts'
import { sppeThings as sppe } from '#app/domains/sppe/things.fr.ts'
import { surveysThings as surveys } from '#app/domains/surveys/things.fr.ts'
import { workshopsThings as workshops } from '#app/domains/workshops/things.fr.ts'
import { writingThings as writing } from '#app/domains/writing/things.fr.ts'
import type { SubjectType } from '#app/kernel/database-types.ts'
import type { Searched, ShownKind, SliceThings, ThingKind, ToldAct } from './thing-kind.ts'

/** Things of different slices are listed in this order; those of one slice, as it declares them. */
const declared = [
  ...[plan, diagnosis, followup, convention, meetings, journey, ctg, governance, workshops, campaigns],
  ...[snapshots, deposits, facilities, surveys, dossiers, planFiles, planTree, renewal, accounts, documents, writing],
  ...[notices, api, sources, amendments, signing, sppe, portal, comments, evaluation, library, instance, archives],
  ...[privacy],
] as const
export const slices: readonly SliceThings[] = declared

export const things: Readonly<Record<SubjectType, ThingKind>> = {
  ...{ ...plan.kinds, ...diagnosis.kinds, ...followup.kinds, ...convention.kinds, ...meetings.kinds, ...journey.kinds },
  ...{
    ...ctg.kinds,
    ...governance.kinds,
    ...workshops.kinds,
    ...campaigns.kinds,
    ...snapshots.kinds,
    ...dossiers.kinds,
    ...deposits.kinds,
    ...facilities.kinds,
    ...surveys.kinds,
    ...amendments.kinds,
    ...signing.kinds,
    ...evaluation.kinds,
  },
  ...{ ...planFiles.kinds, ...accounts.kinds, ...documents.kinds, ...api.kinds, ...sources.kinds, ...portal.kinds },
  ...{ ...comments.kinds, ...instance.kinds },
}

const isKind = (name: string): name is SubjectType => name in things
const kindNames: readonly SubjectType[] = slices.flatMap(({ kinds = {} }) => Object.keys(kinds).filter(isKind))

/** Undefined for a kind without page. */
export function shownKind(type: SubjectType): ShownKind | undefined {
  const kind = things[type]
  return kind.readers === 'nobody' ? undefined : kind
}

/** What a decision may be about. */
export const decidedKinds = kindNames.filter((type) => {
  const kind = shownKind(type)
  return kind !== undefined && kind.isNeverDecided !== true
})

export const boundingKinds = kindNames.filter((type) => shownKind(type)?.bounds)

/** Address of a thing known only by its type and id; undefined when they are not enough. */
export function addressOf(ctgId: string, type: SubjectType | null, id: string | null): string | undefined {
  const kind = type === null ? undefined : shownKind(type)
  if (id === null || kind === undefined || kind.pathId !== undefined) return
  return `/ctg/${ctgId}${kind.path}${kind.path.endsWith('/') ? id : ''}`
}

/** Kinds whose lines a filter of the journal shows. */
export const kindsInJournal = (subject: string): readonly SubjectType[] =>
  slices.filter(({ journal }) => journal === subject).flatMap(({ kinds = {} }) => Object.keys(kinds).filter(isKind))

export const searched: readonly Searched[] = slices.flatMap((slice) => slice.searched ?? [])
export const toldActs: readonly ToldAct[] = slices.flatMap(({ told = [] }) => told)

type ActsOf<Slice> = Slice extends { readonly acts: infer Acts } ? keyof Acts : never
/** Acts on things of one kind: those on a text are on whatever bears it. */
export type ActName = Exclude<ActsOf<(typeof declared)[number]>, `text.${string}`>

const actsOn = Object.fromEntries(slices.flatMap((slice) => Object.entries(slice.actsOn ?? {})))
const namesOfActs = Object.keys(actsOn).toSorted((one, other) => other.length - one.length)

/** The kind of thing an act is about: the one that begins its name, unless its slice declares another. */
export function kindOfAct(act: ActName): SubjectType {
  const on = namesOfActs.find((name) => act.startsWith(name))
  const [kind = ''] = act.split('.')
  const found = on === undefined ? kindNames.find((name) => name === kind) : actsOn[on]
  if (found === undefined) throw new Error(`${act} is on no kind of thing`)
  return found
}

/** The sentence of each act. */
export const actSentences: ReadonlyMap<string, string> = new Map(
  slices.flatMap(({ acts = {} }) => Object.entries(acts)),
)
