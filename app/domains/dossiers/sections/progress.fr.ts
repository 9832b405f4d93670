/** Progress by axis, difficulties, silences, corrective actions. Pure. Rules: docs/rules/followup.md §11.3. */
import type { DossierSection } from '#app/domains/documents/dossier.ts'
import { tableOf } from '#app/domains/documents/dossier-table.ts'
import { isCorrectiveLate } from '#app/domains/followup/followup.ts'
import { followupLabels } from '#app/domains/followup/labels.fr.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { isEnded, lastHeardOn } from '#app/domains/plan/plan.ts'
import { formatCount, formatDay, formatNumber, formatShortDate, plural } from '#app/kernel/format.ts'
import type { PackAction, PackCorrective, ProgressData } from '../pack-data.ts'
import { asksCopil, lastReports } from './essentials.ts'
import { type AxisProgress, countProgress, progressByAxis } from './progress.ts'
import {
  actionName,
  difficultyWords,
  engagedSentence,
  helpWords,
  lateWords,
  leadName,
  note,
  nothing,
  troubleWords,
  unlessSaid,
} from './words.fr.ts'

const axisName = ({ axis }: AxisProgress): string =>
  axis ? `${axis.levelLabel} ${axis.code}. ${axis.title}` : 'Sans axe'

const axisShortName = ({ axis }: AxisProgress): string => (axis ? `${axis.code}. ${axis.title}` : 'Sans axe')

const series = [
  ['Proposées', 'proposed'],
  ['À démarrer', 'toStart'],
  ['En cours', 'inProgress'],
  ['Suspendues', 'suspended'],
  ['Terminées', 'done'],
] as const

/** @param isBrief the slides show the chart alone */
export function progressSection(
  { axes, actions }: Pick<ProgressData, 'axes' | 'actions'>,
  isBrief = false,
): DossierSection {
  const lines = progressByAxis(axes, actions)
  const counts = countProgress(actions)
  const trouble = troubleWords(counts)
  const title = 'Avancement par axe'
  if (counts.total + counts.left === 0)
    return { key: 'progress', title, blocks: [note('Le plan n’a pas encore d’action.')] }
  return {
    key: 'progress',
    title,
    ...(isBrief && { isBriefOnSlides: true }),
    summary: `${engagedSentence(counts)}${trouble ? ` À regarder : ${trouble}.` : ''}`,
    blocks: [
      {
        kind: 'chart',
        shape: 'stacked',
        title: 'Actions par axe et par état',
        sentence: lines
          .map(
            (line) =>
              `${axisShortName(line)} : ${formatNumber(line.engaged)} sur ${formatNumber(line.total)} ${plural(line.engaged, 'engagée')}`,
          )
          .join(' ; '),
        unit: 'actions',
        categories: lines.map(axisShortName),
        series: series.map(([name, key]) => ({ name, values: lines.map((line) => line[key]) })),
      },
      {
        kind: 'table',
        caption: 'Actions par axe ; engagée : en cours, suspendue ou terminée',
        columns: [
          { header: 'Axe', share: 4 },
          { header: 'Actions', align: 'end' },
          { header: 'Engagées', align: 'end' },
          { header: 'En retard', align: 'end' },
          { header: 'Sans nouvelle', align: 'end' },
        ],
        rows: lines.map((line) => [
          axisName(line),
          ...[line.total, line.engaged, line.late, line.silent].map((count) => formatNumber(count)),
        ]),
        ...(isBrief && { onSlides: 'notes' as const }),
      },
      ...unlessSaid(
        isBrief,
        counts.left > 0
          ? [
              note(
                `${formatCount(counts.left, 'action')} ${plural(counts.left, 'a', 'ont')} quitté le plan et ne ${plural(counts.left, 'compte', 'comptent')} pas ici.`,
              ),
            ]
          : [],
      ),
    ],
  }
}

/** Late, to watch, suspended, or whose last report tells a difficulty or asks for help; never an ended one. */
export function actionsInDifficulty({ actions, reports }: Pick<ProgressData, 'actions' | 'reports'>) {
  const last = lastReports(reports)
  return actions
    .map((action) => ({ action, report: last.get(action.id) }))
    .filter(
      ({ action: { status, flags }, report }) =>
        !isEnded(status) &&
        (status === 'suspended' ||
          flags.includes('late') ||
          flags.includes('watched') ||
          flags.includes('blocked') ||
          (report !== undefined && (difficultyWords(report) !== '' || report.helpWanted !== ''))),
    )
}

function stateWords(action: PackAction, today: string): string {
  const { status, flags } = action
  const late = lateWords(action, today)
  return (
    [
      status === 'suspended' && planLabels.status.suspended,
      late || (flags.includes('late') && 'une étape est en retard'),
      flags.includes('watched') && planLabels.flag.watched,
    ]
      .filter(Boolean)
      .join(' ; ') || planLabels.status[status]
  )
}

export function difficultiesSection(data: Pick<ProgressData, 'actions' | 'reports' | 'today'>): DossierSection {
  const lines = actionsInDifficulty(data)
  const asking = lines.filter(({ report }) => report && asksCopil(report)).length
  const title = 'Actions en difficulté'
  if (lines.length === 0)
    return { key: 'difficulties', title, blocks: [note('Aucune action en retard, à surveiller ou en difficulté.')] }
  return {
    key: 'difficulties',
    title,
    summary: `${formatCount(lines.length, 'action')} en difficulté ; ${
      asking === 0 ? 'rien n’est demandé au comité' : `${formatCount(asking, 'demande')} au comité`
    }.`,
    blocks: [
      tableOf({ caption: 'Actions en difficulté et ce qui est demandé au comité' }, lines, [
        { header: 'Action', share: 3, cell: ({ action }) => actionName(action) },
        { header: 'Pilote', share: 2, cell: ({ action }) => leadName(action) },
        { header: 'Où elle en est', share: 2.5, cell: ({ action }) => stateWords(action, data.today) },
        { header: 'Difficulté', share: 3, cell: ({ report }) => difficultyWords(report) || 'non précisée' },
        { header: 'Demandé au comité', share: 3, cell: ({ report }) => helpWords(report) },
      ]),
    ],
  }
}

/** The sentence when no action is silent: one that began recently may have no report yet without being late. */
function noSilence(actions: ProgressData['actions']): string {
  const running = actions.filter(({ status }) => status === 'in-progress')
  const unheard = running.filter(({ lastReportOn }) => lastReportOn === null).length
  if (running.length === 0) return 'Aucune action n’est en cours.'
  return unheard === 0
    ? 'Toutes les actions en cours ont donné des nouvelles.'
    : `Aucune action en cours n’est sans nouvelle depuis trop longtemps ; ${formatCount(unheard, 'n’a', 'n’ont')} pas encore fait de point d’étape.`
}

export function silencesSection({ actions, today }: Pick<ProgressData, 'actions' | 'today'>): DossierSection {
  const silent = actions.filter(({ flags }) => flags.includes('silent'))
  const title = 'Actions sans nouvelle'
  if (silent.length === 0) return { key: 'silences', title, blocks: [note(noSilence(actions))] }
  return {
    key: 'silences',
    title,
    summary: `${formatCount(silent.length, 'action')} en cours sans nouvelle.`,
    blocks: [
      tableOf({ caption: 'Actions en cours sans nouvelle, et depuis quand', onSlides: 'one' }, silent, [
        { header: 'Action', share: 4, cell: (action) => actionName(action) },
        { header: 'Pilote', share: 3, cell: (action) => leadName(action) },
        {
          header: 'Dernier point',
          share: 2,
          cell: (action) => (action.lastReportOn ? formatDay(action.lastReportOn) : 'jamais'),
        },
        { header: 'Depuis', share: 2, cell: (action) => followupLabels.reportAge(lastHeardOn(action), today) },
      ]),
    ],
  }
}

const correctiveAbout = ({ actionCode, actionTitle, objectiveTitle }: PackCorrective): string =>
  actionTitle ? actionName({ code: actionCode ?? '', title: actionTitle }) : (objectiveTitle ?? 'Ensemble du plan')

export function correctivesSection({
  correctives,
  today,
}: Pick<ProgressData, 'correctives' | 'today'>): DossierSection {
  const open = correctives.filter(({ state }) => state === 'open')
  const late = open.filter(({ state, dueOn }) => isCorrectiveLate(state, dueOn, today))
  const title = 'Actions correctives'
  if (correctives.length === 0) return { key: 'correctives', title, blocks: [note('Aucune action corrective.')] }
  return {
    key: 'correctives',
    title,
    summary: `${open.length === 0 ? 'Aucune action corrective' : formatCount(open.length, 'action corrective', 'actions correctives')} en cours${late.length > 0 ? `, dont ${formatNumber(late.length)} en retard` : ''}.`,
    blocks: [
      tableOf({ caption: 'Actions correctives, celles en cours d’abord' }, correctives, [
        { header: 'Sur quoi', share: 2.5, cell: (corrective) => correctiveAbout(corrective) },
        {
          header: 'Écart et cause',
          share: 3,
          cell: (corrective) => (corrective.cause ? `${corrective.gap}\nCause : ${corrective.cause}` : corrective.gap),
        },
        { header: 'Ce qui est fait', share: 3, cell: (corrective) => corrective.measure },
        {
          header: 'Qui, pour quand',
          share: 2.5,
          cell: (corrective) => `${corrective.responsible}, ${formatShortDate(corrective.dueOn, 'day')}`,
        },
        {
          header: 'État',
          share: 2,
          cell: (corrective) =>
            [
              followupLabels.corrective[corrective.state],
              corrective.result || (isCorrectiveLate(corrective.state, corrective.dueOn, today) && 'échéance passée'),
              corrective.decisionNumber !== null &&
                corrective.decidedOn !== null &&
                `décision ${decisionReference({ number: corrective.decisionNumber, decidedOn: corrective.decidedOn })}`,
            ]
              .filter(Boolean)
              .join(' ; ') || nothing,
        },
      ]),
    ],
  }
}
