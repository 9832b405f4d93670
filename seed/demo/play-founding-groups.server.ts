/** The six groups of November 2014: each refines the diagnosis and writes its action the same day. */
import { addTestimony } from '#app/domains/diagnosis/commands/add-testimony.server.ts'
import { createAxis } from '#app/domains/diagnosis/commands/create-axis.server.ts'
import { createIssue } from '#app/domains/diagnosis/commands/create-issue.server.ts'
import { createObjective } from '#app/domains/diagnosis/commands/create-objective.server.ts'
import { givePosition } from '#app/domains/diagnosis/commands/give-position.server.ts'
import { proposeFinding } from '#app/domains/diagnosis/commands/propose-finding.server.ts'
import { updateObjective } from '#app/domains/diagnosis/commands/update-objective.server.ts'
import { createAction } from '#app/domains/plan/commands/create-action.server.ts'
import { setActionServices } from '#app/domains/plan/commands/set-action-services.server.ts'
import { addDays } from '#app/kernel/calendar.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { FoundingMeasure, FoundingTheme } from './content/founding.ts'
import type { ThemeRef } from './content-types.ts'
import { type DemoMeeting, endMeeting, holdMeeting } from './play-governance.server.ts'
import { versionOf } from './play-plan.server.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

export const town = 'Hôtel de ville de Gennevilliers'

/** Ids made on the way to the signature. */
export type FoundingIds = {
  readonly issues: string[]
  readonly actions: string[]
  /** The objective of each group. */
  readonly objectives: Map<ThemeRef, string>
  /** The sheet each group wrote, as its form would send it again. */
  readonly sheets: Map<ThemeRef, FoundingSheet>
  versionId: string
  decisionId: string
}
export type FoundingSheet = { readonly actionId: string; readonly fields: ReturnType<typeof sheetFields> }

/** @throws Error when its group has not met yet */
export function foundingSheet({ sheets }: FoundingIds, theme: ThemeRef): FoundingSheet {
  const sheet = sheets.get(theme)
  if (!sheet) throw new Error(`the demonstration has not written the sheet of « ${theme} »`)
  return sheet
}

const sheetFields = ({ parties, services }: CtgIds, theme: FoundingTheme, themeId: string, objectiveId: string) => ({
  title: theme.action,
  objectiveIds: [objectiveId],
  themeId,
  leadPartyId: idOf(parties, theme.lead),
  leadServiceId: idOf(services, theme.service),
  leadName: '',
  leadPersonId: '',
  leadEmail: '',
  partyIds: [],
  partnersText: '',
  startsOn: '2015-05-01',
  startsPrecision: 'month' as const,
  endsOn: '2018-12-01',
  endsPrecision: 'month' as const,
  nextStep: '',
  nextStepOn: '',
})

/** One group meets, refines the diagnosis and writes its action the same day. */
export function groupActs(stage: Stage, ids: CtgIds, made: FoundingIds, theme: FoundingTheme): readonly Act[] {
  const on = theme.firstMeetingOn
  const meeting: DemoMeeting = {
    body: theme.ref,
    title: 'Première réunion du groupe',
    on,
    hour: '09:30',
    place: town,
    agenda: ['Diagnostic à affiner', 'Plan d’action'],
    minutes: 'Le groupe affine le diagnostic et écrit son plan d’action dans la même séance.',
  }
  return [
    {
      on,
      play: async () => {
        const meetingId = await holdMeeting(stage, ids, meeting, addDays(on, -7), false)
        await writeThread(stage, ids, made, theme)
        await endMeeting(stage, ids, meeting, meetingId)
      },
    },
  ]
}

const noValue = { baseline: '', baselineYear: '', target: '', targetYear: '', lastValue: '', lastValueYear: '' }

/** Fields of the measure as the form sends them while the sheet is written: no value yet. */
function measureFields(measure: FoundingMeasure | undefined) {
  if (!measure)
    return {
      ...{ ...noValue, measureKind: 'none' as const },
      notMeasurableReason: 'La convention de 2015 ne fixait pas de valeur chiffrée.',
    }
  const { last: _later, ...start } = measure
  return { ...noValue, measureKind: 'own' as const, ...start }
}

/** What an objective has come to, the day its parties take stock. */
export async function measureObjective(
  stage: Stage,
  { ctgId }: CtgIds,
  made: FoundingIds,
  theme: FoundingTheme,
  on: string,
) {
  const { measure } = theme
  if (!measure) return
  const context = await stage.as('antoine', on)
  const objectiveId = idOf(made.objectives, theme.ref)
  const { version, axisId, issueId, title } = await rowOf(stage.db, 'objective', { ctgId, id: objectiveId }).get([
    'version',
    'axis_id as axisId',
    'issue_id as issueId',
    'title',
  ])
  const { last, ...start } = measure
  const placed = { ctgId, objectiveId, version, axisId, issueId: issueId ?? '', title }
  await updateObjective(context, { ...placed, measureKind: 'own', ...start, ...last })
}

async function writeThread(stage: Stage, ids: CtgIds, made: FoundingIds, theme: FoundingTheme): Promise<void> {
  const { ctgId } = ids
  const on = theme.firstMeetingOn
  const themeId = idOf(ids.themes, theme.ref)
  const [claire, antoine] = [await stage.as('claire', on), await stage.as('antoine', on)]
  const { testimonyId } = await addTestimony(antoine, {
    ctgId,
    themeId,
    kind: 'professional',
    text: theme.testimony,
    source: 'Professionnels du groupe de travail',
    collectedOn: on,
  })
  const { findingId } = await proposeFinding(claire, {
    ctgId,
    themeId,
    kind: 'weakness',
    title: theme.finding,
    testimonyIds: [testimonyId],
  })
  for (const context of [claire, antoine])
    await givePosition(context, { ctgId, findingId, position: 'agreement', reservation: '', partyId: '' })
  const { issueId } = await createIssue(antoine, {
    ctgId,
    themeId,
    title: theme.issue,
    publics: theme.publics,
    findingIds: [findingId],
  })
  made.issues.push(issueId)
  const { axisId } = await createAxis(antoine, { ctgId, title: theme.issue, parentId: '', themeId })
  const { objectiveId } = await createObjective(antoine, {
    ctgId,
    axisId,
    issueId,
    title: theme.objective,
    ...measureFields(theme.measure),
  })
  made.objectives.set(theme.ref, objectiveId)
  const fields = sheetFields(ids, theme, themeId, objectiveId)
  const { actionId } = await createAction(antoine, { ctgId, ...fields, status: 'proposed' })
  const version = await versionOf(stage, ids, actionId)
  await setActionServices(antoine, {
    ctgId,
    actionId,
    version,
    serviceIds: [theme.service, theme.otherService].map((ref) => idOf(ids.services, ref)),
  })
  made.actions.push(actionId)
  made.sheets.set(theme.ref, { actionId, fields })
}
