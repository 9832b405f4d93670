/**
 * A convention in four pages at most, for elected officials: what is found, what is aimed at, what will be done, who answers for it.
 * No name is cut: what does not fit is counted. Pure. Rules: docs/rules/convention.md §2.11.
 */

import { boundedTable } from '#app/domains/documents/bounded-table.ts'
import type { Dossier, DossierSection } from '#app/domains/documents/dossier.ts'
import { formatCount, formatList, plural } from '#app/kernel/format.ts'
import { annexLabels } from '../annexes/labels.fr.ts'
import { numberedAnnexesOf } from '../annexes/numbered-annexes.ts'
import {
  type ActionSheet,
  type ConventionDocument,
  outsideAxes,
  type PlanAxis,
  type PlanObjective,
  type ThemeDiagnosis,
} from '../convention-document.ts'
import { versionWords } from './convention-dossier.fr.ts'
import { gapWord, planWithGapsSaid } from './filled-gaps.fr.ts'

/** Characters that the table of a section may hold: four pages are shared between five sections. */
const room = { themes: 2400, objectives: 1700, axes: 2200, bodies: 900, signatories: 1500 } as const

/** Parties that the head of a page holds. */
const mostAtHead = 8

const axesBelow = (axis: PlanAxis): readonly PlanAxis[] => [axis, ...axis.axes.flatMap(axesBelow)]
const objectivesOf = (axis: PlanAxis): readonly PlanObjective[] => axesBelow(axis).flatMap((one) => one.objectives)

/** Each action once, though several objectives share it. */
function actionsOf(axis: PlanAxis): readonly ActionSheet[] {
  const sheets = axesBelow(axis).flatMap(({ objectives, actions }) => [
    ...objectives.flatMap((objective) => objective.actions),
    ...actions,
  ])
  return [...new Map(sheets.map((sheet) => [`${sheet.number} ${sheet.title}`, sheet])).values()]
}

const allActions = (axes: readonly PlanAxis[]): readonly ActionSheet[] => [
  ...new Map(axes.flatMap(actionsOf).map((sheet) => [`${sheet.number} ${sheet.title}`, sheet])).values(),
]

const retainedOf = ({ issues }: ThemeDiagnosis) => issues.filter(({ isRetained }) => isRetained)

function essentials({ parties, period, diagnosis, plan }: ConventionDocument): DossierSection {
  const objectives = plan.flatMap(objectivesOf)
  const actions = allActions(plan)
  const retained = diagnosis.flatMap(retainedOf)
  const counts = [
    ...(retained.length === 0 ? [] : [formatCount(retained.length, 'enjeu retenu', 'enjeux retenus')]),
    ...(objectives.length === 0 ? [] : [formatCount(objectives.length, 'objectif')]),
    ...(actions.length === 0 ? [] : [formatCount(actions.length, 'action')]),
  ]
  return {
    key: 'essentials',
    title: 'En bref',
    summary: `${formatCount(parties.length, 'signataire')}${period === '' ? '' : `, ${period}`}${counts.length === 0 ? '' : ` : ${formatList(counts)}`}.`,
    blocks: [
      {
        kind: 'paragraph',
        text: 'La convention territoriale globale dit ce que la Caf et les collectivités veulent changer ensemble pour les familles, et comment. Ce n’est pas un financement : l’argent est porté par les conventions d’objectifs et de financement (COF).',
      },
      {
        kind: 'paragraph',
        text: 'Ce qui est demandé à chaque assemblée : approuver la convention et ses annexes, et autoriser la personne qui la représente à la signer.',
      },
    ],
  }
}

const diagnosisSection = ({ diagnosis }: ConventionDocument): DossierSection => ({
  key: 'diagnosis',
  title: 'Ce que nous constatons',
  blocks: boundedTable(
    {
      caption: 'Constats et enjeux par thème',
      columns: [
        { header: 'Thème' },
        { header: 'Premier constat partagé', share: 2 },
        { header: 'Enjeux retenus', share: 2 },
      ],
      rest: (count) => `Et ${formatCount(count, 'autre thème', 'autres thèmes')}, dans le diagnostic annexé.`,
    },
    diagnosis.map((theme) => [
      theme.theme,
      theme.findings[0]?.title ?? '–',
      retainedOf(theme)
        .map(({ title }) => title)
        .join('\n') || '–',
    ]),
    room.themes,
  ),
})

const objectivesSection = (document: ConventionDocument): DossierSection => ({
  key: 'objectives',
  title: 'Ce que nous visons',
  blocks: boundedTable(
    {
      caption: 'Objectifs et cibles',
      columns: [
        { header: 'Objectif', share: 2 },
        { header: 'Ce que l’on mesure', share: 1.5 },
        { header: 'Départ', align: 'end' },
        { header: 'Cible', align: 'end' },
      ],
      rest: (count) => `Et ${formatCount(count, 'autre objectif', 'autres objectifs')}, dans le plan d’action annexé.`,
    },
    planWithGapsSaid(document)
      .flatMap(objectivesOf)
      .map(({ number, title, measure }) => [
        `${number}. ${title}`,
        measure?.name ?? '–',
        measure?.baseline ?? '–',
        measure?.target ?? '–',
      ]),
    room.objectives,
  ),
})

/** Names of the leads, the most loaded first. */
function leadsOf(actions: readonly ActionSheet[], document: ConventionDocument): string {
  const names = actions.flatMap(({ lead, leadName }) => lead?.name ?? (leadName || []))
  const ranked = [...Map.groupBy(names, (name) => name)].toSorted(([, one], [, other]) => other.length - one.length)
  const shown = ranked.slice(0, 3).map(([name]) => name)
  const others = ranked.length - shown.length
  if (shown.length === 0) return gapWord(document, 'lead')
  return others === 0 ? formatList(shown) : `${shown.join(', ')} et ${others} ${plural(others, 'autre', 'autres')}`
}

const planSection = (document: ConventionDocument): DossierSection => ({
  key: 'plan',
  title: 'Ce que nous ferons',
  blocks: boundedTable(
    {
      caption: 'Le plan d’action',
      columns: [
        { header: 'Axe', share: 2.4 },
        { header: 'Actions', align: 'end', share: 0.6 },
        { header: 'Qui les pilote', share: 2 },
      ],
      rest: (count) => `Et ${formatCount(count, 'autre axe', 'autres axes')}, dans le plan d’action annexé.`,
    },
    document.plan.map((axis) => {
      const actions = actionsOf(axis)
      const name = axis.label === outsideAxes ? axis.title : `${axis.label}. ${axis.title}`
      return [name, String(actions.length), actions.length === 0 ? '–' : leadsOf(actions, document)]
    }),
    room.axes,
  ),
})

const peopleSection = (document: ConventionDocument): DossierSection => ({
  key: 'people',
  title: 'Qui pilote, qui signe',
  blocks: [
    ...boundedTable(
      {
        caption: 'Instances',
        columns: [{ header: 'Instance' }, { header: 'Rythme', share: 1.5 }],
        rest: (count) => `Et ${formatCount(count, 'autre instance', 'autres instances')}.`,
      },
      document.governance.map(({ name, rhythm }) => [name, rhythm || '–']),
      room.bodies,
    ),
    ...boundedTable(
      {
        caption: 'Signataires',
        columns: [
          { header: 'Partie', share: 1.5 },
          { header: 'Acte d’habilitation', share: 2 },
        ],
        rest: (count) => `Et ${formatCount(count, 'autre signataire', 'autres signataires')}, dans la convention.`,
      },
      document.parties.map(({ name, authorisedBy, refused }) => [
        name,
        refused
          ? 'non signataire à ce jour'
          : (authorisedBy ?? (document.signedOn === undefined ? 'attendu' : 'non relevé')),
      ]),
      room.signatories,
    ),
  ],
})

const annexesSection = (document: ConventionDocument): DossierSection => ({
  key: 'annexes',
  title: 'Les annexes',
  blocks: [
    {
      kind: 'list',
      items: numberedAnnexesOf(document).map(({ number, title }) => annexLabels.numbered(number, title)),
    },
  ],
})

const isTold = ({ key, blocks }: DossierSection): boolean =>
  key === 'essentials' || blocks.some((block) => block.kind !== 'list' || block.items.length > 0)

/** @param madeOn day of the version, ISO */
export const conventionSummary = (document: ConventionDocument, madeOn: string): Dossier => ({
  title: `${document.title}, résumé`,
  subtitle: `${document.territory} ${document.period}`.trim(),
  front: [versionWords(document)],
  // A few parties are seen at the head of the page; many are in their table.
  parties: document.parties.length > mostAtHead ? [] : document.parties.map(({ name, kind }) => ({ name, kind })),
  madeOn,
  mention: versionWords(document),
  isDemo: document.ribbon !== null,
  isSheet: true,
  sections: [
    essentials(document),
    diagnosisSection(document),
    objectivesSection(document),
    planSection(document),
    peopleSection(document),
    annexesSection(document),
  ].filter(isTold),
})
