/** The diagnosis of one theme, as dated acts: readings, testimonies, findings with their positions, issues, objectives. */
import { addTestimony } from '#app/domains/diagnosis/commands/add-testimony.server.ts'
import { askReading } from '#app/domains/diagnosis/commands/ask-reading.server.ts'
import { createAxis } from '#app/domains/diagnosis/commands/create-axis.server.ts'
import { createIssue } from '#app/domains/diagnosis/commands/create-issue.server.ts'
import { createObjective } from '#app/domains/diagnosis/commands/create-objective.server.ts'
import { givePosition } from '#app/domains/diagnosis/commands/give-position.server.ts'
import { proposeFinding } from '#app/domains/diagnosis/commands/propose-finding.server.ts'
import { setIssueStatus } from '#app/domains/diagnosis/commands/set-issue-status.server.ts'
import { writeReading } from '#app/domains/diagnosis/commands/write-reading.server.ts'
import type { DemoFinding, DemoMeasure, DemoTheme, LeadPartyRef } from './content-types.ts'
import type { PersonRef } from './people.ts'
import { type Act, type CtgIds, idOf, type Stage } from './stage.server.ts'

/** Ids made so far, by the references of the content; shared by the themes, since an action may serve several. */
export type ThreadIds = {
  readonly findings: Map<string, string>
  readonly issues: Map<string, string>
  readonly objectives: Map<string, string>
  readonly axes: Map<string, string>
}

export const newThreadIds = (): ThreadIds => ({
  findings: new Map(),
  issues: new Map(),
  objectives: new Map(),
  axes: new Map(),
})

const coordinatorOf: Readonly<Record<LeadPartyRef, PersonRef>> = { caf: 'claire', ville: 'antoine' }

/** The acts of one theme's diagnosis, each with its day; the acts of one day keep this order. */
export function diagnosisActs(stage: Stage, ids: CtgIds, made: ThreadIds, theme: DemoTheme): readonly Act[] {
  const { ctgId } = ids
  const themeId = idOf(ids.themes, theme.ref)
  const testimonies = new Map<string, string>()
  const askingActs: readonly Act[] = theme.awaitedReading ? [askingAct(stage, ids, themeId, theme.awaitedReading)] : []
  return [
    ...theme.readings.map(({ by, on, text }) => ({
      on,
      play: async () => writeReading(await stage.as(coordinatorOf[by], on), { ctgId, themeId, text }),
    })),
    ...askingActs,
    ...theme.testimonies.map(({ ref, by, on, kind, source, text }) => ({
      on,
      play: async () => {
        const context = await stage.as(coordinatorOf[by], on)
        const { testimonyId } = await addTestimony(context, { ctgId, themeId, kind, text, source, collectedOn: on })
        testimonies.set(ref, testimonyId)
      },
    })),
    ...theme.findings.flatMap((finding) => findingActs(stage, { ctgId, themeId }, finding, testimonies, made.findings)),
    { on: issuesOn, play: () => playIssues(stage, ids, made, theme) },
    { on: issuesOn, play: () => playObjectives(stage, ids, made, theme) },
  ]
}

const askingAct = (
  stage: Stage,
  ids: CtgIds,
  themeId: string,
  { by, askedOn }: NonNullable<DemoTheme['awaitedReading']>,
): Act => ({
  on: askedOn,
  play: async () =>
    askReading(await stage.as(by === 'caf' ? 'antoine' : 'claire', askedOn), {
      ctgId: ids.ctgId,
      themeId,
      partyId: idOf(ids.parties, by),
    }),
})

function findingActs(
  stage: Stage,
  { ctgId, themeId }: { readonly ctgId: string; readonly themeId: string },
  finding: DemoFinding,
  testimonies: ReadonlyMap<string, string>,
  findings: Map<string, string>,
): readonly Act[] {
  const { ref, kind, title, text, by, on, figures } = finding
  const propose = async () => {
    const testimonyIds = finding.testimonies?.map((testimony) => idOf(testimonies, testimony))
    const { findingId } = await proposeFinding(await stage.as(coordinatorOf[by], on), {
      ctgId,
      themeId,
      kind,
      title,
      text,
      indicatorIds: figures,
      testimonyIds,
    })
    findings.set(ref, findingId)
  }
  return [
    { on, play: propose },
    ...(finding.positions ?? []).map(({ by: party, on: day, position, reservation }) => ({
      on: day,
      play: async () =>
        givePosition(await stage.as(coordinatorOf[party], day), {
          ctgId,
          findingId: idOf(findings, ref),
          position,
          reservation: reservation ?? '',
        }),
    })),
  ]
}

/** Issues are written once the groups have met. */
export const issuesOn = '2026-11-19'

async function playIssues(stage: Stage, ids: CtgIds, made: ThreadIds, theme: DemoTheme): Promise<void> {
  const context = await stage.as('antoine', issuesOn)
  for (const { ref, title, argument, publics, findings: rests, isProposed } of theme.issues) {
    const { issueId } = await createIssue(context, {
      ctgId: ids.ctgId,
      themeId: idOf(ids.themes, theme.ref),
      title,
      argument,
      publics,
      findingIds: rests.map((finding) => idOf(made.findings, finding)),
    })
    made.issues.set(ref, issueId)
    if (isProposed) await setIssueStatus(context, { ctgId: ids.ctgId, issueId, status: 'proposed' })
  }
}

/** From the content's measure to the form's fields. */
function measureFields(measure: DemoMeasure) {
  if (measure.kind === 'none')
    return {
      measureKind: 'none' as const,
      notMeasurableReason: measure.reason,
    }
  const { baseline, baselineYear, target, targetYear } = measure
  if (measure.kind === 'indicator')
    return {
      measureKind: 'indicator' as const,
      indicatorId: measure.indicatorId,
      baseline,
      baselineYear,
      target,
      targetYear,
    }
  const { name, unit, lastValue, lastValueYear } = measure
  return {
    measureKind: 'own' as const,
    measureName: name,
    measureUnit: unit,
    baseline: baseline ?? '',
    baselineYear: baselineYear ?? '',
    target,
    targetYear,
    lastValue: lastValue ?? '',
    lastValueYear: lastValueYear ?? '',
  }
}

async function playObjectives(stage: Stage, ids: CtgIds, made: ThreadIds, theme: DemoTheme): Promise<void> {
  const context = await stage.as('antoine', issuesOn)
  const { ctgId } = ids
  const { axisId } = await createAxis(context, {
    ctgId,
    title: theme.axisTitle,
    themeId: idOf(ids.themes, theme.ref),
  })
  made.axes.set(theme.ref, axisId)
  for (const { ref, issue, title, measure } of theme.objectives) {
    const { objectiveId } = await createObjective(context, {
      ctgId,
      axisId,
      title,
      issueId: issue ? idOf(made.issues, issue) : '',
      ...measureFields(measure),
    })
    made.objectives.set(ref, objectiveId)
  }
}
