/** A sheet as a section of a document: what it is, why, when, with what, what it produces. Pure. Rules: docs/rules/plan.md §16.7. */

import type { DocumentText } from '#app/domains/documents/document-text.ts'
import type { DossierBlock, DossierSection } from '#app/domains/documents/dossier.ts'
import { planLabels } from '#app/domains/plan/labels.fr.ts'
import type { ActionFlag } from '#app/domains/plan/plan.ts'
import { writeCafLevers } from '#app/domains/plan/sheet/caf-levers.ts'
import { areaText } from '#app/domains/plan/sheet/field-lists.ts'
import { sheetLabels } from '#app/domains/plan/sheet/labels.fr.ts'
import { amountText, staffText } from '#app/domains/plan/sheet/means.ts'
import { serviceText } from '#app/domains/plan/sheet/service-text.ts'
import { formatDay, formatShortDate } from '#app/kernel/format.ts'
import { formatQuantity } from '#app/kernel/french.ts'
import { gapWords } from '#app/kernel/gap-words.fr.ts'
import { exportLabels } from '../export/labels.fr.ts'
import type { ActionRow } from '../export/plan-columns.ts'
import { printLabels as t } from './labels.fr.ts'

export type PrintedSheet = {
  readonly row: ActionRow
  readonly description: DocumentText
  readonly flags: readonly ActionFlag[]
  /** Day of the data. */
  readonly today: string
}

/** What a reader of paper must know of the state; what the sheet does not say yet is seen as missing. */
const printedFlags: readonly ActionFlag[] = ['restricted', 'late', 'silent', 'blocked', 'watched']

const leadOf = ({ leadPartyFullName, leadServiceName, leadName }: ActionRow): string =>
  [...new Set([leadPartyFullName, leadServiceName, leadName])].filter(Boolean).join(', ')

const servicesOf = ({ services, leadServiceId }: ActionRow, isLead: boolean): string =>
  services
    .filter((service) => service.isLead === isLead && service.id !== leadServiceId)
    .map(serviceText)
    .join('\n')

const c = exportLabels.column

/** Label and words of each fact; the eight first fields are there even when they are empty. */
function factsOf({ row, flags }: PrintedSheet): readonly (readonly [string, string])[] {
  const always: readonly (readonly [string, string])[] = [
    [t.facts.answers, [row.axisText, ...row.objectiveTexts].filter(Boolean).join('\n')],
    [t.facts.lead, leadOf(row) || gapWords.lead],
    [t.facts.partners, [...row.partnerNames, row.partnersText].filter(Boolean).join('\n')],
    [t.facts.starts, row.startsOn ? formatShortDate(row.startsOn, row.startsPrecision) : gapWords.date],
    [t.facts.ends, row.endsOn ? formatShortDate(row.endsOn, row.endsPrecision) : gapWords.date],
    [
      t.facts.status,
      [
        planLabels.status[row.status],
        ...printedFlags.filter((flag) => flags.includes(flag)).map((flag) => planLabels.flag[flag]),
      ].join(', '),
    ],
    [t.facts.nextStep, [row.nextStep, row.nextStepOn && formatDay(row.nextStepOn)].filter(Boolean).join(', ')],
  ]
  const whenFilled: readonly (readonly [string, string])[] = [
    [t.facts.theme, row.themeName ?? ''],
    [t.facts.coLeads, [row.coLeadPartyFullName, row.coLeadName, servicesOf(row, true)].filter(Boolean).join('\n')],
    [t.facts.services, servicesOf(row, false)],
    [t.facts.public, row.public],
    [t.facts.areas, row.areas],
    [t.facts.electedSponsor, row.electedSponsor],
    [c.communes, row.communes.map(({ name }) => name).join(', ')],
    [c.namedAreas, row.namedAreas.map(areaText).join(', ')],
    [c.tags, row.tags.join(', ')],
    [c.priority, row.priority ? sheetLabels.priority[row.priority] : ''],
    [c.recurrence, row.recurrence ? sheetLabels.recurrence[row.recurrence] : ''],
    [c.calendarText, row.calendarText],
    [c.inhabitantsPart, row.inhabitantsPart ? sheetLabels.inhabitantsPart[row.inhabitantsPart] : ''],
    [c.body, row.bodyName ?? ''],
    [
      t.facts.waitsFor,
      row.dependencies
        .filter(({ waiting }) => waiting.actionId === row.id)
        .map(({ awaited }) => sheetLabels.endOn(row.id, awaited))
        .join('\n'),
    ],
    [c.linkedPlans, row.linkedPlans.map(({ name }) => name).join('\n')],
    [t.facts.cafFields, writeCafLevers(row.cafFields)],
    [t.facts.documents, row.files.map(({ name, caption }) => caption || name).join('\n')],
    [t.facts.lastReport, row.lastReportOn ? formatDay(row.lastReportOn) : ''],
  ]
  return [
    ...always.map(([label, words]) => [label, words || t.missing] as const),
    ...whenFilled.filter(([, words]) => words !== ''),
  ]
}

/** Level of the headings inside a sheet: under its title, wherever that stands. */
type Level = 2 | 4

const heading = (text: string, level: Level): DossierBlock => ({ kind: 'heading', text, level })

/** A heading and its table; nothing when there is no row. */
const tableOf = (
  level: Level,
  title: string,
  caption: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
  shares: readonly number[],
): readonly DossierBlock[] =>
  rows.length === 0
    ? []
    : [
        heading(title, level),
        {
          kind: 'table',
          caption,
          columns: headers.map((header, index) => ({ header, share: shares[index] ?? 1 })),
          rows,
        },
      ]

/** Texts of the sheet that are there, each under its heading. */
const textsOf = (level: Level, texts: readonly (readonly [string, string])[]): readonly DossierBlock[] =>
  texts.flatMap(([title, text]) => (text === '' ? [] : [heading(title, level), { kind: 'paragraph' as const, text }]))

const stepsOf = ({ row: { steps }, today }: PrintedSheet, level: Level) =>
  tableOf(
    level,
    t.steps,
    t.stepCount(steps.length),
    t.stepColumns,
    steps.map((step) => [
      [step.title, step.description].filter(Boolean).join('\n'),
      step.targetOn ? formatShortDate(step.targetOn, step.targetPrecision) : gapWords.date,
      step.doneOn ? formatShortDate(step.doneOn, 'day') : '',
      planLabels.stepState(step, today),
      [step.responsiblePartyName, step.responsible].filter(Boolean).join(', '),
    ]),
    [4, 2, 2, 2, 3],
  )

function meansOf({ row: { means } }: PrintedSheet, level: Level): readonly DossierBlock[] {
  const blocks = tableOf(
    level,
    t.means,
    t.meansCount(means.length),
    t.meansColumns,
    means.map(({ funderName, year, nature, scheme, state, amountEuros, tax, fullTimeEquivalents }) => [
      funderName,
      String(year),
      [planLabels.meansNature[nature], scheme, staffText(fullTimeEquivalents)].filter(Boolean).join(', '),
      planLabels.meansState[state],
      amountEuros === null ? gapWords.amount : amountText(amountEuros, tax),
    ]),
    [3, 1, 3, 1.5, 2],
  )
  return blocks.length === 0 ? [] : [...blocks, { kind: 'note', text: `${planLabels.meansNote}.` }]
}

const measuresOf = ({ row: { measures } }: PrintedSheet, level: Level) =>
  tableOf(
    level,
    t.measures,
    t.measureCount(measures.length),
    t.measureColumns,
    measures.map(({ name, unit, baseline, baselineOn, target, targetOn, values }) => {
      const last = values.at(-1)
      return [
        name,
        baseline === null
          ? gapWords.value
          : [formatQuantity(baseline, unit), baselineOn && formatShortDate(baselineOn, 'day')]
              .filter(Boolean)
              .join(', '),
        target === null
          ? gapWords.target
          : [formatQuantity(target, unit), targetOn && formatShortDate(targetOn, 'day')].filter(Boolean).join(', '),
        last ? `${formatQuantity(last.value, unit)}, ${formatShortDate(last.measuredOn, 'day')}` : gapWords.value,
      ]
    }),
    [4, 2, 2, 2],
  )

export const sheetTitle = ({ code, title }: ActionRow): string => [code, title].filter(Boolean).join(' ')

/** What the sheet holds; what it does not is not there. */
export function sheetBlocks(printed: PrintedSheet, level: Level): readonly DossierBlock[] {
  const { row, description } = printed
  return [
    {
      kind: 'table',
      caption: t.factsCaption,
      columns: [
        { header: t.fact, share: 1 },
        { header: t.value, share: 3 },
      ],
      rows: factsOf(printed),
    },
    ...textsOf(level, [[t.need, row.need]]),
    ...(description.length > 0
      ? [
          heading(t.description, level),
          { kind: 'rich' as const, content: description, titles: level === 2 ? (3 as const) : (5 as const) },
        ]
      : []),
    ...textsOf(level, [[c.expectedResults, row.expectedResults]]),
    ...stepsOf(printed, level),
    ...meansOf(printed, level),
    ...textsOf(level, [
      [c.humanMeans, row.humanMeans],
      [c.materialMeans, row.materialMeans],
    ]),
    ...measuresOf(printed, level),
    ...textsOf(level, [
      [c.qualitativeIndicators, row.qualitativeIndicators],
      [c.watchPoints, row.watchPoints],
      [c.successConditions, row.successConditions],
    ]),
  ]
}

/** A sheet that is handed over by itself. */
export const sheetSection = (printed: PrintedSheet): DossierSection => ({
  key: printed.row.id,
  title: sheetTitle(printed.row),
  isLong: true,
  blocks: sheetBlocks(printed, 2),
})
