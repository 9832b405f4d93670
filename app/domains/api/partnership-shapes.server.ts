/** Shapes of what the API tells of the bodies, their meetings and decisions, and of the diagnosis. Rules: docs/rules/api.md. */
import { z } from 'zod'
import { bodyKinds } from '#app/domains/governance/governance.ts'
import { decisionStates } from '#app/domains/meetings/meetings.ts'
import { partnershipShapeLabels } from './partnership-shape-labels.fr.ts'

const id = (what: string) => z.uuid().describe(what)
const maybeId = (what: string) => z.uuid().nullable().describe(what)
const text = (what: string) => z.string().describe(what)
const day = (what: string) => z.iso.date().nullable().describe(partnershipShapeLabels.day(what))
const number = (what: string) => z.number().nullable().describe(partnershipShapeLabels.number(what))
const year = (what: string) => z.int().nullable().describe(partnershipShapeLabels.year(what))

export const bodyShape = z
  .object({
    id: id(partnershipShapeLabels.body.id),
    kind: z.enum(bodyKinds).describe(partnershipShapeLabels.body.kind),
    name: text(partnershipShapeLabels.body.name),
    themeId: maybeId(partnershipShapeLabels.body.themeId),
    sitsAs: text(partnershipShapeLabels.body.sitsAs),
    rhythm: text(partnershipShapeLabels.body.rhythm),
    endedOn: day(partnershipShapeLabels.body.endedOn),
    seats: z
      .array(
        z.object({
          id: id(partnershipShapeLabels.body.seats.id),
          partyId: id(partnershipShapeLabels.body.seats.partyId),
          functionTitle: text(partnershipShapeLabels.body.seats.functionTitle),
          since: day(partnershipShapeLabels.body.seats.since),
          until: day(partnershipShapeLabels.body.seats.until),
        }),
      )
      .describe(partnershipShapeLabels.body.seats.whole),
  })
  .describe(partnershipShapeLabels.body.whole)

export const meetingShape = z
  .object({
    id: id(partnershipShapeLabels.meeting.id),
    bodyId: id(partnershipShapeLabels.meeting.bodyId),
    title: text(partnershipShapeLabels.meeting.title),
    status: z
      .enum(['draft', 'convened', 'in-session', 'closed', 'cancelled'])
      .describe(partnershipShapeLabels.meeting.status),
    startsAt: z.iso.datetime().describe(partnershipShapeLabels.meeting.startsAt),
    place: text(partnershipShapeLabels.meeting.place),
    version: z.int().describe(partnershipShapeLabels.meeting.version),
  })
  .describe(partnershipShapeLabels.meeting.whole)

export const agendaItemShape = z.object({
  id: id(partnershipShapeLabels.agendaItem.id),
  version: z.int().describe(partnershipShapeLabels.agendaItem.version),
  title: text(partnershipShapeLabels.agendaItem.title),
  presenter: text(partnershipShapeLabels.agendaItem.presenter),
  durationMinutes: z.int().nullable().describe(partnershipShapeLabels.agendaItem.durationMinutes),
  demand: text(partnershipShapeLabels.agendaItem.demand),
  reason: text(partnershipShapeLabels.agendaItem.reason),
  effect: text(partnershipShapeLabels.agendaItem.effect),
  isPutOff: z.boolean().describe(partnershipShapeLabels.agendaItem.isPutOff),
})

export const decisionShape = z
  .object({
    id: id(partnershipShapeLabels.decision.id),
    number: z.int().describe(partnershipShapeLabels.decision.number),
    meetingId: id(partnershipShapeLabels.decision.meetingId),
    decidedOn: z.iso.date().describe(partnershipShapeLabels.decision.decidedOn),
    text: text(partnershipShapeLabels.decision.text),
    state: z.enum(decisionStates).describe(partnershipShapeLabels.decision.state),
    dueOn: day(partnershipShapeLabels.decision.dueOn),
    missing: z.array(z.string()).describe(partnershipShapeLabels.decision.missing),
    reasonDespite: z.string().nullable().describe(partnershipShapeLabels.decision.reasonDespite),
    subjects: z
      .array(
        z.object({
          type: text(partnershipShapeLabels.decision.subjects.type),
          id: id(partnershipShapeLabels.decision.subjects.id),
        }),
      )
      .describe(partnershipShapeLabels.decision.subjects.whole),
  })
  .describe(partnershipShapeLabels.decision.whole)

export const findingShape = z
  .object({
    id: id(partnershipShapeLabels.finding.id),
    number: z.int().describe(partnershipShapeLabels.finding.number),
    themeId: id(partnershipShapeLabels.finding.themeId),
    kind: z.enum(['strength', 'weakness', 'opportunity', 'threat']).describe(partnershipShapeLabels.finding.kind),
    title: text(partnershipShapeLabels.finding.title),
    text: text(partnershipShapeLabels.finding.text),
  })
  .describe(partnershipShapeLabels.finding.whole)

export const issueShape = z
  .object({
    id: id(partnershipShapeLabels.issue.id),
    number: z.int().describe(partnershipShapeLabels.issue.number),
    themeId: id(partnershipShapeLabels.issue.themeId),
    title: text(partnershipShapeLabels.issue.title),
    argument: text(partnershipShapeLabels.issue.argument),
    publics: text(partnershipShapeLabels.issue.publics),
    status: z.enum(['to-debate', 'proposed', 'retained', 'not-retained']).describe(partnershipShapeLabels.issue.status),
    retainedRank: z.int().nullable().describe(partnershipShapeLabels.issue.retainedRank),
    retainedByDecisionId: maybeId(partnershipShapeLabels.issue.retainedByDecisionId),
    findingIds: z.array(z.uuid()).describe(partnershipShapeLabels.issue.findingIds),
  })
  .describe(partnershipShapeLabels.issue.whole)

export const objectiveTargetShape = z
  .object({
    id: id(partnershipShapeLabels.objectiveTarget.id),
    axisId: id(partnershipShapeLabels.objectiveTarget.axisId),
    title: text(partnershipShapeLabels.objectiveTarget.title),
    issueId: maybeId(partnershipShapeLabels.objectiveTarget.issueId),
    measure: z
      .object({
        indicatorId: z.string().nullable().describe(partnershipShapeLabels.objectiveTarget.measure.indicatorId),
        name: text(partnershipShapeLabels.objectiveTarget.measure.name),
        unit: text(partnershipShapeLabels.objectiveTarget.measure.unit),
        baseline: number(partnershipShapeLabels.objectiveTarget.measure.baseline),
        baselineYear: year(partnershipShapeLabels.objectiveTarget.measure.baselineYear),
        target: number(partnershipShapeLabels.objectiveTarget.measure.target),
        targetYear: year(partnershipShapeLabels.objectiveTarget.measure.targetYear),
        lastValue: number(partnershipShapeLabels.objectiveTarget.measure.lastValue),
        lastValueYear: year(partnershipShapeLabels.objectiveTarget.measure.lastValueYear),
      })
      .nullable()
      .describe(partnershipShapeLabels.objectiveTarget.measure.whole),
    notMeasurableReason: text(partnershipShapeLabels.objectiveTarget.notMeasurableReason),
  })
  .describe(partnershipShapeLabels.objectiveTarget.whole)
