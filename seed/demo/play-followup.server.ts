/** Progress reports of the demonstration, as dated acts: entered by the lead, or by a coordinator for her; and a corrective action. */

import { submitReport } from '#app/domains/campaigns/commands/submit-report.server.ts'
import { acceptReport } from '#app/domains/followup/commands/accept-report.server.ts'
import { valueField } from '#app/domains/followup/report-field-names.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { DemoAction, DemoReport, DemoTheme } from './content-types.ts'
import { drawLeaflet } from './leaflet.ts'
import type { PersonRef } from './people.ts'
import type { PlayedAction, PlayedActions } from './play-plan.server.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

const reporterOf: Readonly<Record<DemoReport['by'], PersonRef>> = { lead: 'julie', caf: 'claire', ville: 'antoine' }

export const followupActs = (stage: Stage, ids: CtgIds, played: PlayedActions, theme: DemoTheme): readonly Act[] =>
  theme.actions.flatMap((action) =>
    (action.reports ?? []).map((report) => ({
      on: report.on,
      play: () => playReport(stage, ids, playedOf(played, action), report),
    })),
  )

function playedOf(played: PlayedActions, { title }: DemoAction): PlayedAction {
  const one = played.get(title)
  if (!one) throw new Error(`the demonstration has not written « ${title} »`)
  return one
}

async function playReport(
  stage: Stage,
  { ctgId }: CtgIds,
  { actionId, measures, steps }: PlayedAction,
  report: DemoReport,
): Promise<void> {
  const { movesStep, leaflet } = report
  const reporter = reporterOf[report.by]
  const values = Object.fromEntries(
    Object.entries(report.values ?? {}).map(([ref, value]) => [valueField(idOf(measures, ref)), String(value)]),
  )
  const { reportId } = await submitReport(await stage.as(reporter, report.on), {
    ctgId,
    actionId,
    ...values,
    reportedOn: report.on,
    facts: report.facts,
    status: report.status,
    isWatched: report.isWatched ?? false,
    difficultyKind: report.difficultyKind ?? '',
    difficulty: report.difficulty ?? '',
    helpWanted: report.helpWanted ?? '',
    helpBodyId: report.helpFrom ? await findBody(stage, ctgId, report.helpFrom) : '',
    coversFrom: report.coversFrom ?? '',
    coversTo: report.coversFrom ? report.on : '',
    delayMonths: report.delayMonths ?? '',
    publicsReached: report.publicsReached ?? '',
    meansUsed: report.meansUsed ?? '',
    proposedStepId: movesStep ? idOf(steps, movesStep.title) : '',
    proposedStepOn: movesStep?.on ?? '',
    proposedLead: report.proposedLead ?? '',
    proposedPartner: report.proposedPartner ?? '',
    files: leaflet ? [await stage.keep('plaquette.pdf', 'application/pdf', drawLeaflet(leaflet))] : [],
    filesCaption: leaflet ? 'Plaquette (illustration)' : '',
    peopleReached: report.peopleReached ?? '',
    nextStep: report.nextStep ?? '',
    nextStepOn: report.nextStepOn ?? '',
    proposedEndsOn: report.proposedEndsOn ?? '',
    adjustment: report.adjustment ?? '',
    enteredFor: report.enteredFor ?? '',
    isAccepted: false,
  })
  if (report.answer !== 'awaited')
    await acceptReport(await stage.as(report.by === 'caf' ? 'claire' : 'antoine', report.on), {
      ctgId,
      reportId,
      isChosen: report.taken !== undefined,
      fields: [...(report.taken ?? [])],
    })
}

/** The first body of this kind. */
async function findBody({ db }: Stage, ctgId: string, kind: 'copil'): Promise<string> {
  const body = await rowsOf(db, 'body', { ctg_id: ctgId, kind })
    .select(['id'])
    .orderBy('position')
    .executeTakeFirstOrThrow()
  return body.id
}
