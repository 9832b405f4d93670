/**
 * What each annex drawn here says, in the sections of a document; those of the diagnosis, the plan and the governance have their own
 * pages. Pure. Rules: docs/rules/convention.md §6.
 */
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
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
    {
      kind: 'table',
      caption: cofLabels.facilities,
      columns: [
        { header: cofFieldLabels.service, share: 2 },
        { header: cofFieldLabels.facilityKind },
        { header: cofFieldLabels.manager, share: 1.4 },
        { header: cofFieldLabels.commune },
      ],
      rows: services.map(({ service, facilityKind, manager, commune }) => [
        service,
        orDash(facilityKind),
        orDash(manager),
        orDash(commune),
      ]),
      onSlides: 'one',
    },
  ]
}

const dayOrDash = (day: string | null): string => (day === null ? '–' : formatShortDate(day, 'day'))

function cofAnnex({ cof }: AnnexReads): readonly DossierBlock[] {
  if (cof.length === 0) return []
  return [
    paragraph(cofLabels.money),
    {
      kind: 'table',
      caption: cofLabels.caption,
      columns: [
        { header: cofFieldLabels.service, share: 1.7 },
        { header: cofFieldLabels.cofNumber },
        { header: cofFieldLabels.manager, share: 1.3 },
        { header: cofFieldLabels.startsOn },
        { header: cofFieldLabels.endsOn },
        { header: cofFieldLabels.bonusEuros, align: 'end' },
      ],
      rows: cof
        .toSorted(byPlace)
        .map(({ service, cofNumber, manager, startsOn, endsOn, bonusEuros }) => [
          orDash(service),
          orDash(cofNumber),
          orDash(manager),
          dayOrDash(startsOn),
          dayOrDash(endsOn),
          bonusEuros === null ? '–' : formatEuros(bonusEuros),
        ]),
      onSlides: 'one',
    },
    { kind: 'note', text: cofLabels.bonus(cofTotals(cof)) },
  ]
}

function postsAnnex({ posts }: AnnexReads): readonly DossierBlock[] {
  if (posts.length === 0) return []
  return [
    {
      kind: 'table',
      caption: p.caption,
      columns: [
        { header: p.columns.title, share: 1.5 },
        { header: p.columns.employer, share: 1.3 },
        { header: p.columns.themes, share: 1.3 },
        { header: p.columns.fullTime, align: 'end', share: 0.5 },
        { header: p.columns.holder },
        { header: p.columns.funding },
      ],
      rows: posts.map(({ title, employer, themes, fullTimeEquivalents, holder, funding }) => [
        title,
        orDash(employer),
        themes.length === 0 ? p.allThemes : themes.map(({ name }) => name).join(', '),
        fullTimeEquivalents === null ? '–' : formatNumber(fullTimeEquivalents),
        orDash(holder),
        orDash(funding),
      ]),
      onSlides: 'one',
    },
    { kind: 'note', text: p.total(fullTimeWords(fullTimeOf(posts))) },
  ]
}

type Measured = { readonly of: string; readonly measure: DocumentMeasure }

/** What objectives and actions measure, each action once. */
export function measuresOf(axes: readonly PlanAxis[]): readonly Measured[] {
  const told = new Set<string>()
  const ofActions = (actions: PlanAxis['actions']): readonly Measured[] =>
    actions.flatMap(({ number, title, measures }) => {
      const of = `Action ${number}. ${title}`
      if (told.has(of)) return []
      told.add(of)
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
    {
      kind: 'table',
      caption: annexLabels.measures.caption,
      columns: [
        { header: annexLabels.measures.of, share: 1.6 },
        { header: annexLabels.measures.measure, share: 1.6 },
        { header: annexLabels.measures.baseline, align: 'end' },
        { header: annexLabels.measures.target, align: 'end' },
        { header: annexLabels.measures.last, align: 'end' },
      ],
      rows: measures.map(({ of, measure }) => [
        of,
        measure.name,
        orDash(measure.baseline),
        orDash(measure.target),
        orDash(measure.lastValue),
      ]),
      onSlides: 'one',
    },
  ]
}

function actsAnnex({ convention }: AnnexReads): readonly DossierBlock[] {
  const { signatories } = convention
  const received = signatories.filter(({ act }) => isActReceived(act))
  if (received.length === 0) return []
  const absence = conventionLabels.absence.act[absenceIn(convention)]
  return [
    paragraph(annexLabels.acts.received(received.length, signatories.length)),
    {
      kind: 'table',
      caption: annexLabels.titles.acts,
      columns: [
        { header: annexLabels.acts.signatory, share: 1.4 },
        { header: annexLabels.acts.act, share: 2 },
        { header: annexLabels.acts.sentToPrefect },
      ],
      rows: signatories.map(({ name, kind, act }) => [
        name,
        actWords(act, kind) ?? absence,
        dayOrDash(act?.transmittedOn ?? null),
      ]),
      onSlides: 'one',
    },
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
