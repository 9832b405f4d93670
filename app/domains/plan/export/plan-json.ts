/** The plan for another program: a shape that only grows within one version. Pure. Shape: docs/plan-json.md. */
import type { PlanExport } from './queries.server.ts'

const format = 'trame.plan'
const formatVersion = 1

/** @param exportedAt the instant of the export */
export const planJson = ({ ctgId, outline, actions }: PlanExport, exportedAt: Date) => ({
  format,
  formatVersion,
  exportedAt: exportedAt.toISOString(),
  ctgId,
  axes: outline.axes.map(({ id, parentId, levelLabel, code, title, themeId }) => ({
    id,
    parentId,
    levelLabel,
    code,
    title,
    themeId,
  })),
  objectives: outline.objectives.map(({ id, axisId, code, title, themeId }) => ({ id, axisId, code, title, themeId })),
  actions: actions.map((action) => ({
    id: action.id,
    version: action.version,
    number: action.number,
    code: action.code,
    title: action.title,
    status: action.status,
    isWatched: action.isWatched,
    axisId: action.axisId,
    objectiveIds: action.objectives.map(({ id }) => id),
    theme: action.themeId && { id: action.themeId, name: action.themeName },
    lead: {
      partyId: action.leadPartyId,
      partyName: action.leadPartyFullName,
      serviceId: action.leadServiceId,
      serviceName: action.leadServiceName ?? '',
      name: action.leadName,
      personName: action.leadPersonName,
      email: action.leadEmail,
    },
    services: action.services.map(({ id, name, partyName, isLead }) => ({ id, name, partyName, isLead })),
    partners: action.partners.map(({ id }, index) => ({ id, name: action.partnerNames[index] ?? '' })),
    partnersText: action.partnersText,
    starts: { on: action.startsOn, precision: action.startsPrecision },
    ends: { on: action.endsOn, precision: action.endsPrecision },
    nextStep: action.nextStep,
    nextStepOn: action.nextStepOn,
    lastReportOn: action.lastReportOn,
    need: action.need,
    description: action.description,
    public: action.public,
    areas: action.areas,
    electedSponsor: action.electedSponsor,
    cafFields: action.cafFields.map(({ field }) => field),
    steps: action.steps.map(({ targetOn, targetPrecision, ...step }) => ({
      ...step,
      target: { on: targetOn, precision: targetPrecision },
    })),
    means: action.means.map(({ funderShortName, funderKind, ...line }) => line),
    measures: action.measures,
  })),
})
