/** The fields of a sheet, as columns of the database and back. Pure. Rules: docs/rules/plan.md §1, §11. */
import type { DatePrecision } from '#app/kernel/calendar.ts'
import type { ActionPriority, ActionRecurrence, InhabitantsPart } from '../plan.ts'

export type SheetFields = {
  readonly title: string
  readonly code: string
  readonly axisId: string | null
  readonly themeId: string | null
  readonly leadPartyId: string | null
  readonly leadServiceId: string | null
  readonly leadName: string
  readonly leadPersonId: string | null
  readonly leadEmail: string
  readonly partnersText: string
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsOn: string | null
  readonly endsPrecision: DatePrecision
  readonly nextStep: string
  readonly nextStepOn: string | null
  readonly need: string
  readonly description: string
  readonly public: string
  readonly areas: string
  readonly electedSponsor: string
  /** Its service is among those that carry the sheet (`action_service`). */
  readonly coLeadPartyId: string | null
  readonly coLeadName: string
  readonly bodyId: string | null
  readonly expectedResults: string
  /** Sub-theme and key words. */
  readonly tags: readonly string[]
  readonly inhabitantsPart: InhabitantsPart | null
  readonly priority: ActionPriority | null
  readonly recurrence: ActionRecurrence | null
  readonly calendarText: string
  readonly humanMeans: string
  readonly materialMeans: string
  readonly watchPoints: string
  readonly successConditions: string
  readonly qualitativeIndicators: string
}

/** The fields of a sheet as columns. */
export const sheetColumns = (fields: SheetFields) => ({
  title: fields.title,
  code: fields.code,
  axis_id: fields.axisId,
  theme_id: fields.themeId,
  lead_party_id: fields.leadPartyId,
  lead_service_id: fields.leadServiceId,
  lead_name: fields.leadName,
  lead_person_id: fields.leadPersonId,
  lead_email: fields.leadEmail,
  partners_text: fields.partnersText,
  starts_on: fields.startsOn,
  starts_precision: fields.startsPrecision,
  ends_on: fields.endsOn,
  ends_precision: fields.endsPrecision,
  next_step: fields.nextStep,
  next_step_on: fields.nextStepOn,
  need: fields.need,
  description: fields.description,
  public: fields.public,
  areas: fields.areas,
  elected_sponsor: fields.electedSponsor,
  co_lead_party_id: fields.coLeadPartyId,
  co_lead_name: fields.coLeadName,
  body_id: fields.bodyId,
  expected_results: fields.expectedResults,
  tags: [...fields.tags],
  inhabitants_part: fields.inhabitantsPart,
  priority: fields.priority,
  recurrence: fields.recurrence,
  calendar_text: fields.calendarText,
  human_means: fields.humanMeans,
  material_means: fields.materialMeans,
  watch_points: fields.watchPoints,
  success_conditions: fields.successConditions,
  qualitative_indicators: fields.qualitativeIndicators,
})

export type SheetRow = Readonly<ReturnType<typeof sheetColumns>>

/** The columns of a sheet as its fields. */
export const fieldsOfRow = (row: SheetRow): SheetFields => ({
  title: row.title,
  code: row.code,
  axisId: row.axis_id,
  themeId: row.theme_id,
  leadPartyId: row.lead_party_id,
  leadServiceId: row.lead_service_id,
  leadName: row.lead_name,
  leadPersonId: row.lead_person_id,
  leadEmail: row.lead_email,
  partnersText: row.partners_text,
  startsOn: row.starts_on,
  startsPrecision: row.starts_precision,
  endsOn: row.ends_on,
  endsPrecision: row.ends_precision,
  nextStep: row.next_step,
  nextStepOn: row.next_step_on,
  need: row.need,
  description: row.description,
  public: row.public,
  areas: row.areas,
  electedSponsor: row.elected_sponsor,
  coLeadPartyId: row.co_lead_party_id,
  coLeadName: row.co_lead_name,
  bodyId: row.body_id,
  expectedResults: row.expected_results,
  tags: row.tags,
  inhabitantsPart: row.inhabitants_part,
  priority: row.priority,
  recurrence: row.recurrence,
  calendarText: row.calendar_text,
  humanMeans: row.human_means,
  materialMeans: row.material_means,
  watchPoints: row.watch_points,
  successConditions: row.success_conditions,
  qualitativeIndicators: row.qualitative_indicators,
})

/** A sheet as the journal compares two states of it: place and number apart, words in one value. */
export const comparedFields = ({ code: _code, axisId: _axis, tags, ...fields }: SheetFields) => ({
  ...fields,
  tags: tags.join(', '),
})
