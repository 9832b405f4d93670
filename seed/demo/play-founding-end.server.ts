/**
 * How the founding CTG ends. Public sources do not tell what became of its actions, nor of a last copil: all of it is
 * illustration, and the minutes say so.
 */

import { submitReport } from '#app/domains/campaigns/commands/submit-report.server.ts'
import { acceptReport } from '#app/domains/followup/commands/accept-report.server.ts'
import { valueField } from '#app/domains/followup/report-field-names.ts'
import { addMeasure } from '#app/domains/plan/commands/add-measure.server.ts'
import { changeActionStatus } from '#app/domains/plan/commands/change-action-status.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { foundingThemes } from './content/founding.ts'
import type { ThemeRef } from './content-types.ts'
import { carryOut, decide } from './play-decisions.server.ts'
import { foundingEvaluationActs } from './play-evaluation.server.ts'
import { type FoundingIds, foundingSheet, measureObjective, town } from './play-founding-groups.server.ts'
import { type DemoMeeting, endMeeting, holdMeeting, inSession } from './play-governance.server.ts'
import { versionOf } from './play-plan.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const last: DemoMeeting = {
  body: 'copil',
  title: 'Dernier copil de la convention',
  on: '2018-11-30',
  hour: '10:00',
  place: town,
  agenda: ['Ce que deviennent les actions', 'Suite de la convention', 'Évaluation'],
  minutes:
    'Illustration : aucun compte rendu public de cette séance n’a été retrouvé. Le comité relit les actions une à une. Celles qui ont trouvé leur rythme continuent dans les services ; l’information sur les aides au départ attend la convention suivante ; les rencontres d’information n’ont pas retrouvé de salle.',
}

/** What leaves the plan, by the decision of that copil; the other actions end with the convention. */
const leaving: readonly {
  readonly theme: ThemeRef
  readonly status: 'deferred' | 'abandoned'
  readonly reason: string
}[] = [
  {
    theme: 'vacances',
    status: 'deferred',
    reason: 'Les deux institutions n’ont pas encore le même calendrier d’aides.',
  },
  {
    theme: 'egalite',
    status: 'abandoned',
    reason: 'Suspendue depuis décembre 2015, faute de salle ; le besoin reste.',
  },
]

export const endActs = (stage: Stage, ids: CtgIds, made: FoundingIds): readonly Act[] => [
  { on: '2018-11-15', play: () => reportSituations(stage, ids, made) },
  { on: last.on, play: () => playLast(stage, ids, made) },
  { on: last.on, play: () => endOthers(stage, ids, made) },
  ...foundingEvaluationActs(stage, ids, made, () => made.decisionId),
]

/** The last value of the action on rents: what the next CTG starts from. */
async function reportSituations(stage: Stage, ids: CtgIds, made: FoundingIds): Promise<void> {
  const { ctgId } = ids
  const { actionId } = foundingSheet(made, 'logement')
  const context = await stage.as('antoine', '2018-11-15')
  const { partId: measureId } = await addMeasure(context, {
    ...{ ctgId, actionId, version: await versionOf(stage, ids, actionId) },
    name: 'Situations étudiées ensemble',
    unit: 'situations par an',
  })
  const { reportId } = await submitReport(context, {
    ...{ ctgId, actionId, [valueField(measureId)]: '46' },
    reportedOn: '2018-11-15',
    facts: 'Une réunion par mois, hors été ; quarante-six situations étudiées, la moitié avant l’assignation.',
    status: 'in-progress',
    enteredFor: 'La direction de l’habitat',
  })
  await acceptReport(context, { ctgId, reportId })
  for (const theme of foundingThemes) await measureObjective(stage, ids, made, theme, '2018-11-15')
}

async function playLast(stage: Stage, ids: CtgIds, made: FoundingIds): Promise<void> {
  const { ctgId } = ids
  const meetingId = await holdMeeting(stage, ids, last, '2018-11-09')
  const context = await inSession(stage, last)
  const decisionId = await decide(stage, ids, last, {
    meetingId,
    text: 'Reporter à la convention suivante l’information commune sur les aides au départ, et abandonner les rencontres d’information.',
    responsible: 'Les deux coordonnateurs',
    dueOn: '2018-12-31',
    subjects: leaving.map(({ theme }) => `action:${foundingSheet(made, theme).actionId}`),
  })
  made.decisionId = await decideToEvaluate(stage, ids, meetingId)
  await endMeeting(stage, ids, last, meetingId)
  for (const { theme, status, reason } of leaving) {
    const { actionId } = foundingSheet(made, theme)
    const version = await versionOf(stage, ids, actionId)
    await changeActionStatus(context, { ctgId, actionId, version, status, reason, decisionId })
  }
  await carryOut(stage, ids, '2018-12-31', decisionId)
}

/** The three questions of the final evaluation, and who judges them. @returns the decision */
function decideToEvaluate(stage: Stage, ids: CtgIds, meetingId: string): Promise<string> {
  return decide(stage, ids, last, {
    meetingId,
    text: 'Évaluer la convention sur trois questions : l’accueil des parents aux horaires décalés, le repérage des impayés, le travail en commun ; la Caf et la Ville jugent chacune.',
  })
}

async function endOthers(stage: Stage, ids: CtgIds, made: FoundingIds): Promise<void> {
  const { ctgId } = ids
  const context = await stage.as('antoine', last.on)
  const left = new Set(leaving.map(({ theme }) => foundingSheet(made, theme).actionId))
  for (const actionId of made.actions.filter((id) => !left.has(id))) {
    const { status } = await rowOf(stage.db, 'action', { ctgId, id: actionId }).get(['status'])
    for (const next of status === 'in-progress' ? (['done'] as const) : (['in-progress', 'done'] as const)) {
      const version = await versionOf(stage, ids, actionId)
      await changeActionStatus(context, { ctgId, actionId, version, status: next, reason: '', decisionId: '' })
    }
  }
}
