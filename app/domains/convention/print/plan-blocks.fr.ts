/** The annexes of the plan and of the governance in Word, in the words of their templates. Pure. */
import type { DossierBlock } from '#app/domains/documents/dossier.ts'
import type {
  ActionSheet,
  ConventionDocument,
  DocumentMeasure,
  PlanAxis,
  PlanObjective,
} from '../convention-document.ts'
import { gapWord, planWithGapsSaid } from './filled-gaps.fr.ts'
import { boldWords, factsBlock, heading, orDash, paragraph, tableBlock } from './written-blocks.ts'

const leadOf = ({ lead, leadName }: ActionSheet): string => [lead?.name, leadName].filter(Boolean).join(', ')

const measureTable = (measures: readonly DocumentMeasure[]): readonly DossierBlock[] =>
  tableBlock(
    [
      { head: 'Mesure', width: 2.4 },
      { head: 'Départ', isEnd: true },
      { head: 'Cible', isEnd: true },
      { head: 'Dernière valeur', isEnd: true },
    ],
    measures.map(({ name, baseline, target, lastValue }) => [
      name,
      orDash(baseline),
      orDash(target),
      orDash(lastValue),
    ]),
  )

const actionTable = (actions: readonly ActionSheet[]): readonly DossierBlock[] =>
  tableBlock(
    [
      { head: 'N°', width: 0.6 },
      { head: 'Action', width: 2 },
      { head: 'Pilote', width: 1.4 },
      { head: 'Début' },
      { head: 'Échéance' },
      { head: 'État' },
    ],
    actions.map((action) => [
      action.number,
      [{ text: action.title, bold: true }],
      leadOf(action),
      orDash(action.start),
      orDash(action.end),
      action.status,
    ]),
  )

const part = (title: string, blocks: readonly DossierBlock[]): readonly DossierBlock[] =>
  blocks.length === 0 ? [] : [boldWords(title), ...blocks]

const stepTable = ({ steps }: ActionSheet): readonly DossierBlock[] =>
  tableBlock(
    [{ head: 'Étape', width: 3 }, { head: 'Date visée' }, { head: 'État' }],
    steps.map(({ title, target, state }) => [title, orDash(target), state]),
  )

const meansTable = ({ means }: ActionSheet): readonly DossierBlock[] =>
  tableBlock(
    [
      { head: 'Année', width: 0.6 },
      { head: 'Financeur et dispositif', width: 2 },
      { head: 'Nature' },
      { head: 'État' },
      { head: 'Montant', isEnd: true },
    ],
    means.map(({ year, funder, scheme, nature, state, amount }) => [
      year,
      scheme === '' ? funder.name : `${funder.name}, ${scheme}`,
      nature,
      state,
      orDash(amount),
    ]),
  )

const names = (parties: readonly { readonly name: string }[]): string => parties.map(({ name }) => name).join(', ')

const sheetBlocks = (action: ActionSheet): readonly DossierBlock[] => [
  heading(4, `${action.number} ${action.title}`),
  ...factsBlock([
    ['Objectif', orDash(action.objectives.join(' ; '))],
    ['État', action.status],
    ['Pilote', leadOf(action)],
    ['Début', orDash(action.start)],
    ['Partenaires', orDash(names(action.partners))],
    ['Échéance', orDash(action.end)],
    ['Prochaine étape', orDash(action.nextStep)],
    ['Publics', action.publics],
    ['Secteurs', action.areas],
    ['Services associés', names(action.services)],
    ['Élu référent', action.sponsor],
    ['Leviers de la Caf', action.cafLevers.join(', ')],
  ]),
  ...part('Besoin', action.need.length === 0 ? [] : [{ kind: 'rich', content: action.need, titles: 3 }]),
  ...part(
    'Description',
    action.description.length === 0 ? [] : [{ kind: 'rich', content: action.description, titles: 3 }],
  ),
  ...part('Étapes', stepTable(action)),
  ...part('Moyens indicatifs, portés par les COF', meansTable(action)),
  ...part('Ce que l’action produit', measureTable(action.measures)),
]

const deeper = (level: 2 | 3 | 4): 3 | 4 => (level === 2 ? 3 : 4)

const objectiveBlocks = (
  level: 3 | 4,
  { number, title, issue, measure, actions }: PlanObjective,
): readonly DossierBlock[] => [
  heading(level, `Objectif ${number}. ${title}`),
  ...(issue === null ? [] : [paragraph(`Répond à l’enjeu : ${issue}`)]),
  ...(measure ? measureTable([measure]) : []),
  ...(actions.length > 0 ? actionTable(actions) : [paragraph('Aucune action à ce jour.')]),
]

const axisBlocks = (axis: PlanAxis, level: 2 | 3): readonly DossierBlock[] => [
  heading(level, `${axis.label}. ${axis.title}`),
  ...axis.axes.flatMap((below) => axisBlocks(below, 3)),
  ...axis.objectives.flatMap((objective) => objectiveBlocks(deeper(level), objective)),
  ...actionTable(axis.actions),
]

const sheetsOf = ({ axes, objectives, actions }: PlanAxis): readonly ActionSheet[] => [
  ...axes.flatMap(sheetsOf),
  ...objectives.flatMap((objective) => objective.actions),
  ...actions,
]

/** An action that several objectives share has one sheet, with the first. */
export function planBlocks(document: ConventionDocument): readonly DossierBlock[] {
  const axes = planWithGapsSaid(document)
  const printed = new Set<string>()
  return [
    paragraph(
      'Les actions sont présentées par axe et par objectif, puis chacune par une fiche. Les moyens sont indicatifs : ils sont portés par les conventions d’objectifs et de financement (COF). Un indicateur du territoire se lit avec l’objectif ; une action ne porte que ce qu’elle produit.',
    ),
    ...axes.flatMap((axis) => {
      const sheets = sheetsOf(axis).filter((action) => {
        const key = JSON.stringify(action)
        return printed.has(key) ? false : printed.add(key)
      })
      return [
        ...axisBlocks(axis, 2),
        ...(sheets.length === 0 ? [] : [heading(3, `Fiches action, ${axis.label.toLocaleLowerCase('fr')}`)]),
        ...sheets.flatMap(sheetBlocks),
      ]
    }),
  ]
}

export const governanceBlocks = (document: ConventionDocument): readonly DossierBlock[] => [
  paragraph(
    'La composition est celle que les parties ont écrite. Un siège sans titulaire n’empêche pas l’instance de se réunir.',
  ),
  ...document.governance.flatMap(({ name, mission, rhythm, seats }) => [
    heading(2, name),
    ...factsBlock([
      ['Mission', mission],
      ['Rythme', rhythm],
    ]),
    ...tableBlock(
      [{ head: 'Partie', width: 1.1 }, { head: 'Siège', width: 1.4 }, { head: 'Titulaire' }, { head: 'Suppléant' }],
      seats.map((seat) => [
        seat.party.name,
        seat.function,
        seat.holder ?? gapWord(document, 'person'),
        orDash(seat.substitute),
      ]),
    ),
  ]),
]
