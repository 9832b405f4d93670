/** What folds on an action sheet, read back column by column. Pure. Rules: docs/rules/plan.md §9, §11. */

import { actionPriorities, actionRecurrences, inhabitantsParts } from '#app/domains/plan/plan.ts'
import { readCafLevers, splitWords, writeCafLevers } from '#app/domains/plan/sheet/caf-levers.ts'
import { sheetLabels as s } from '#app/domains/plan/sheet/labels.fr.ts'
import type { ActionPatch } from './plan-patches.ts'
import { choicesOf, type Take, takeChoice, takeMany, takeOne, takeText } from './take-cell.ts'
import { takeLabels } from './take-labels.fr.ts'

const mostTags = 20

const takeTags: Take<ActionPatch> = (text) => {
  const tags = splitWords(text)
  if (tags.length > mostTags || tags.some((tag) => tag.length > 60))
    return { ok: false, reason: takeLabels.tags(mostTags) }
  return { ok: true, text: tags.join('\n'), patch: { row: { tags } } }
}

const takeLevers: Take<ActionPatch> = (text) => {
  const { fields, unknown } = readCafLevers(text)
  const [line] = unknown
  if (line !== undefined) return { ok: false, reason: takeLabels.levers(line) }
  return { ok: true, text: writeCafLevers(fields), patch: { links: { cafLevers: fields } } }
}

/** One of a closed list, or nothing said. */
function mayBeEmpty<Value extends string>(
  labels: Readonly<Record<Value, string>>,
  values: readonly Value[],
  patch: (value: Value | null) => ActionPatch,
): Take<ActionPatch> {
  const take = takeChoice<Value, ActionPatch>(labels, values, patch)
  return (text, facts) => (text === '' ? { ok: true, text, patch: patch(null) } : take(text, facts))
}

const words = (
  column:
    | 'expected_results'
    | 'watch_points'
    | 'success_conditions'
    | 'qualitative_indicators'
    | 'human_means'
    | 'material_means'
    | 'calendar_text'
    | 'co_lead_name',
  max: number,
) => takeText<ActionPatch>((text) => ({ row: { [column]: text } }), { max })

export const foldedTakes = {
  coLeadParty: takeOne<ActionPatch>(choicesOf.parties, (id) => ({ row: { co_lead_party_id: id } })),
  coLeadName: words('co_lead_name', 200),
  body: takeOne<ActionPatch>(choicesOf.bodies, (id) => ({ row: { body_id: id } })),
  expectedResults: words('expected_results', 5000),
  tags: takeTags,
  inhabitantsPart: mayBeEmpty(s.inhabitantsPart, inhabitantsParts, (part) => ({ row: { inhabitants_part: part } })),
  priority: mayBeEmpty(s.priority, actionPriorities, (priority) => ({ row: { priority } })),
  recurrence: mayBeEmpty(s.recurrence, actionRecurrences, (recurrence) => ({ row: { recurrence } })),
  calendarText: words('calendar_text', 500),
  communes: takeMany<ActionPatch>(choicesOf.communes, (communeCodes) => ({ links: { communeCodes } })),
  namedAreas: takeMany<ActionPatch>(choicesOf.namedAreas, (areaIds) => ({ links: { areaIds } })),
  linkedPlans: takeMany<ActionPatch>(choicesOf.linkedPlans, (linkedPlanIds) => ({ links: { linkedPlanIds } })),
  humanMeans: words('human_means', 2000),
  materialMeans: words('material_means', 2000),
  qualitativeIndicators: words('qualitative_indicators', 5000),
  watchPoints: words('watch_points', 5000),
  successConditions: words('success_conditions', 5000),
  cafFields: takeLevers,
} as const
