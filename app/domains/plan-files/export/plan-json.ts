/** The plan for another program: a shape that only grows within one version. Pure. Shape: docs/plan-json.md, plan-json-shape.ts. */
import type { Outline } from '#app/domains/plan/outline/outline.server.ts'
import type { ActionRow } from './plan-columns.ts'
import { type ActionJson, type AlikeKey, alike } from './plan-json-shape.ts'
import type { PlanExport } from './queries.server.ts'

const format = 'trame.plan'
const formatVersion = 1

export const axesJson = ({ axes }: Pick<Outline, 'axes'>) =>
  axes.map(({ id, parentId, levelLabel, code, title, themeId }) => ({ id, parentId, levelLabel, code, title, themeId }))

export const objectivesJson = ({ objectives }: Pick<Outline, 'objectives'>) =>
  objectives.map(({ id, axisId, code, title, themeId }) => ({ id, axisId, code, title, themeId }))

/** What the sheet says under these names. */
function pickFields<Key extends AlikeKey>(action: ActionRow, keys: readonly Key[]): Pick<ActionRow, Key>
function pickFields(
  action: Readonly<Record<string, unknown>>,
  keys: readonly string[],
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(keys.map((key) => [key, action[key]]))
}

/** Everything of a sheet but the address of its lead. */
export const actionJson = (action: ActionRow): ActionJson => ({
  id: action.id,
  version: action.version,
  number: action.number,
  code: action.code,
  ...pickFields(action, alike.first),
  axisId: action.axisId,
  objectiveIds: action.objectives.map(({ id }) => id),
  theme: action.themeId === null ? null : { id: action.themeId, name: action.themeName },
  lead: {
    partyId: action.leadPartyId,
    partyName: action.leadPartyFullName,
    serviceId: action.leadServiceId,
    serviceName: action.leadServiceName ?? '',
    name: action.leadName,
    personName: action.leadPersonName,
  },
  services: action.services.map(({ id, name, partyName, isLead }) => ({ id, name, partyName, isLead })),
  partners: action.partners.map(({ id }, index) => ({ id, name: action.partnerNames[index] ?? '' })),
  ...pickFields(action, alike.partners),
  starts: { on: action.startsOn, precision: action.startsPrecision },
  ends: { on: action.endsOn, precision: action.endsPrecision },
  ...pickFields(action, alike.next),
  lastReportOn: action.lastReportOn,
  ...pickFields(action, alike.aim),
  cafFields: action.cafFields.map(({ field }) => field),
  cafLevers: action.cafFields,
  coLead: { partyId: action.coLeadPartyId, partyName: action.coLeadPartyFullName, name: action.coLeadName },
  body: action.bodyId === null ? null : { id: action.bodyId, name: action.bodyName },
  ...pickFields(action, alike.results),
  communes: action.communes,
  quarters: action.namedAreas,
  linkedPlans: action.linkedPlans,
  ...pickFields(action, alike.success),
  waitsFor: action.dependencies
    .filter(({ waiting }) => waiting.actionId === action.id)
    .map(({ id, waiting, awaited }) => ({
      id,
      stepId: waiting.stepId,
      afterActionId: awaited.actionId,
      afterStepId: awaited.stepId,
    })),
  documents: action.files.map(({ id, name, caption, addedOn }) => ({ id, name, caption, addedOn })),
  steps: action.steps.map(({ targetOn, targetPrecision, responsiblePartyKind, description, ...step }) => ({
    ...step,
    description,
    target: { on: targetOn, precision: targetPrecision },
  })),
  means: action.means.map(({ funderShortName, funderKind, ...line }) => line),
  measures: action.measures,
})

/** @param exportedAt the instant of the export */
export const planJson = ({ ctgId, outline, actions }: PlanExport, exportedAt: Date) => ({
  format,
  formatVersion,
  exportedAt: exportedAt.toISOString(),
  ctgId,
  axes: axesJson(outline),
  objectives: objectivesJson(outline),
  actions: actions.map((action) => {
    const { lead, ...json } = actionJson(action)
    return { ...json, lead: { ...lead, email: action.leadEmail } }
  }),
})
