/**
 * What each annex drawn here says, in the sections of a document; those of the diagnosis, the plan and the governance have their own
 * pages. Pure. Rules: docs/rules/convention.md §6.
 */
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { formatEuros, formatNumber, formatShortDate } from '#app/kernel/format.ts'
import { cofFieldLabels, cofLabels } from '../cof/labels.fr.ts'
import { type CofLine, cofTotals } from '../cof/read-cof.ts'
import type { Convention } from '../convention.ts'
import { absenceIn, isActReceived } from '../convention.ts'
import type { DocumentMeasure, PlanAxis } from '../convention-document.ts'
import { actWords } from '../document-words.fr.ts'
import { conventionLabels } from '../labels.fr.ts'
import { postLabels as p } from '../posts/labels.fr.ts'
import { type CoordinationPost, fullTimeOf, fullTimeWords } from '../posts/posts.ts'
import type { AnnexKind } from './annex-kinds.ts'
import { annexLabels } from './labels.fr.ts'

export type AnnexReads = {
  readonly convention: Convention
  readonly plan: readonly PlanAxis[]
  readonly posts: readonly CoordinationPost[]
  readonly cof: readonly CofLine[]
  /** The schéma of childcare, drawn by its slice. */
  readonly sppe: readonly DossierBlock[]
}

/** Annexes whose content has fields of its own in the document. */
export type OwnAnnex = 'diagnosis' | 'plan' | 'governance'
type DrawnAnnex = Exclude<AnnexKind, OwnAnnex>

const orDash = (text: string | null | undefined): string => text || '–'
const paragraph = (text: string): DossierBlock => ({ kind: 'paragraph', text })

/** By commune, then by name; the communes of the list, as it writes them. */
const byPlace = (one: CofLine, other: CofLine): number =>
  one.commune.localeCompare(other.commune, 'fr') || one.service.localeCompare(other.service, 'fr')

const isSupported = ({ service }: CofLine): boolean => service !== ''

function facilitiesAnnex({ cof }: AnnexReads): readonly DossierBlock[] {
  const services = cof.filter(isSupported).toSorted(byPlace)
  if (services.length === 0) return []
  return [
    paragraph(annexLabels.supported),
    tableOf({ caption: cofLabels.facilities, onSlides: 'one' }, services, [
      { header: cofFieldLabels.service, share: 2, cell: ({ service }) => service },
      { header: cofFieldLabels.facilityKind, cell: ({ facilityKind }) => orDash(facilityKind) },
      { header: cofFieldLabels.manager, share: 1.4, cell: ({ manager }) => orDash(manager) },
      { header: cofFieldLabels.commune, cell: ({ commune }) => orDash(commune) },
    ]),
  ]
}

const dayOrDash = (day: string | null): string => (day === null ? '–' : formatShortDate(day, 'day'))

function cofAnnex({ cof }: AnnexReads): readonly DossierBlock[] {
  if (cof.length === 0) return []
  return [
    paragraph(cofLabels.money),
    tableOf({ caption: cofLabels.caption, onSlides: 'one' }, cof.toSorted(byPlace), [
      { header: cofFieldLabels.service, share: 1.7, cell: ({ service }) => orDash(service) },
      { header: cofFieldLabels.cofNumber, cell: ({ cofNumber }) => orDash(cofNumber) },
      { header: cofFieldLabels.manager, share: 1.3, cell: ({ manager }) => orDash(manager) },
      { header: cofFieldLabels.startsOn, cell: ({ startsOn }) => dayOrDash(startsOn) },
      { header: cofFieldLabels.endsOn, cell: ({ endsOn }) => dayOrDash(endsOn) },
      {
        header: cofFieldLabels.bonusEuros,
        align: 'end',
        cell: ({ bonusEuros }) => (bonusEuros === null ? '–' : formatEuros(bonusEuros)),
      },
    ]),
    { kind: 'note', text: cofLabels.bonus(cofTotals(cof)) },
  ]
}

function postsAnnex({ posts }: AnnexReads): readonly DossierBlock[] {
  if (posts.length === 0) return []
  return [
    tableOf({ caption: p.caption, onSlides: 'one' }, posts, [
      { header: p.columns.title, share: 1.5, cell: ({ title }) => title },
      { header: p.columns.employer, share: 1.3, cell: ({ employer }) => orDash(employer) },
      {
        header: p.columns.themes,
        share: 1.3,
        cell: ({ themes }) => (themes.length === 0 ? p.allThemes : themes.map(({ name }) => name).join(', ')),
      },
      {
        header: p.columns.fullTime,
        align: 'end',
        share: 0.5,
        cell: ({ fullTimeEquivalents }) => (fullTimeEquivalents === null ? '–' : formatNumber(fullTimeEquivalents)),
      },
      { header: p.columns.holder, cell: ({ holder }) => orDash(holder) },
      { header: p.columns.funding, cell: ({ funding }) => orDash(funding) },
    ]),
    { kind: 'note', text: p.total(fullTimeWords(fullTimeOf(posts))) },
  ]
}

type Measured = { readonly of: string; readonly measure: DocumentMeasure }

/** What objectives and actions measure, each action once. */
export function measuresOf(axes: readonly PlanAxis[]): readonly Measured[] {
  const seen = new Set<string>()
  const ofActions = (actions: PlanAxis['actions']): readonly Measured[] =>
    actions.flatMap(({ number, title, measures }) => {
      const of = `Action ${number}. ${title}`
      if (seen.has(of)) return []
      seen.add(of)
      return measures.map((measure) => ({ of, measure }))
    })
  return axes.flatMap((axis) => [
    ...measuresOf(axis.axes),
    ...axis.objectives.flatMap(({ number, title, measure, actions }) => [
      ...(measure ? [{ of: `Objectif ${number}. ${title}`, measure }] : []),
      ...ofActions(actions),
    ]),
    ...ofActions(axis.actions),
  ])
}

function evaluationAnnex({ plan }: AnnexReads): readonly DossierBlock[] {
  const measures = measuresOf(plan)
  if (measures.length === 0) return []
  return [
    paragraph(annexLabels.followed),
    tableOf({ caption: annexLabels.measures.caption, onSlides: 'one' }, measures, [
      { header: annexLabels.measures.of, share: 1.6, cell: ({ of }) => of },
      { header: annexLabels.measures.measure, share: 1.6, cell: ({ measure }) => measure.name },
      { header: annexLabels.measures.baseline, align: 'end', cell: ({ measure }) => orDash(measure.baseline) },
      { header: annexLabels.measures.target, align: 'end', cell: ({ measure }) => orDash(measure.target) },
      { header: annexLabels.measures.last, align: 'end', cell: ({ measure }) => orDash(measure.lastValue) },
    ]),
  ]
}

function actsAnnex({ convention }: AnnexReads): readonly DossierBlock[] {
  const { signatories } = convention
  const received = signatories.filter(({ act }) => isActReceived(act))
  if (received.length === 0) return []
  const absence = conventionLabels.absence.act[absenceIn(convention)]
  return [
    paragraph(annexLabels.acts.received(received.length, signatories.length)),
    tableOf({ caption: annexLabels.titles.acts, onSlides: 'one' }, signatories, [
      { header: annexLabels.acts.signatory, share: 1.4, cell: ({ name }) => name },
      { header: annexLabels.acts.act, share: 2, cell: ({ kind, act }) => actWords(act, kind) ?? absence },
      { header: annexLabels.acts.sentToPrefect, cell: ({ act }) => dayOrDash(act?.transmittedOn ?? null) },
    ]),
  ]
}

/** One builder an annex; empty when there is nothing to print. */
export const annexSections: Readonly<Record<DrawnAnnex, (reads: AnnexReads) => readonly DossierBlock[]>> = {
  facilities: facilitiesAnnex,
  evaluation: evaluationAnnex,
  acts: actsAnnex,
  posts: postsAnnex,
  cof: cofAnnex,
  sppe: ({ sppe }) => sppe,
}

export const isDrawnAnnex = (kind: AnnexKind): kind is DrawnAnnex => kind in annexSections
