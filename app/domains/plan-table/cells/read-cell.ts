/** What is understood of a text typed or pasted in a cell. Pure. Rules: docs/rules/plan.md §15. */

import { planLabels } from '#app/domains/plan/labels.fr.ts'
import { actionPriorities, actionRecurrences, actionStatuses, inhabitantsParts } from '#app/domains/plan/plan.ts'
import { readCafLevers, splitWords } from '#app/domains/plan/sheet/caf-levers.ts'
import { sheetLabels } from '#app/domains/plan/sheet/labels.fr.ts'
import { isFormulaError } from '#app/domains/plan/values/formula-error.ts'
import { ctgBoundOf, parseDate } from '#app/domains/plan/values/parse-date.ts'
import { parseStatus } from '#app/domains/plan/values/parse-status.ts'
import { plainWords } from '#app/domains/plan/values/plain-words.ts'
import type { DatePrecision } from '#app/kernel/calendar.ts'
import {
  areaName,
  type CellLists,
  type Named,
  type Reading,
  readName,
  readNames,
  readService,
  readSeveral,
} from './cell-names.ts'
import { type CellKey, type CellPatch, plainCell, type WordKey, wordCells } from './cell-values.ts'
import { cellLabels as t } from './labels.fr.ts'

type Read = Reading<CellPatch>
const refused = (reason: string): Read => ({ ok: false, reason })
const read = (patch: CellPatch): Read => ({ ok: true, patch })

/** Names, titles: a line break pasted there is a space. */
const oneLine: ReadonlySet<string> = new Set<WordKey>(['title', 'leadName', 'electedSponsor'])

const readWords =
  (key: WordKey) =>
  (text: string): Read => {
    const words = oneLine.has(key) ? text.replace(/\s*\n\s*/g, ' ') : text
    if (key === 'title' && words === '') return refused(t.titleMissing)
    return words.length > wordCells[key] ? refused(t.tooLong(wordCells[key])) : read({ [key]: words })
  }

type DatedKey = 'starts' | 'ends'
const dated = (key: DatedKey, day: string | null, precision?: DatePrecision): Read =>
  read({ [`${key}On`]: day, ...(precision && { [`${key}Precision`]: precision }) })

/** « fin de la CTG » is a day of the CTG. */
const readDate =
  (key: DatedKey) =>
  (text: string, { ctg }: CellLists): Read => {
    if (text === '') return dated(key, null)
    const bound = ctgBoundOf(text)
    const day = bound && (bound === 'start' ? ctg.startsOn : ctg.endsOn)
    if (day) return dated(key, day, 'day')
    const date = parseDate(text)
    return date ? dated(key, date.day, date.precision) : refused(t.dateNotRead)
  }

function readNextStepOn(text: string): Read {
  if (text === '') return read({ nextStepOn: null })
  const date = parseDate(text)
  return date?.precision === 'day' ? read({ nextStepOn: date.day }) : refused(t.dayNotRead)
}

function readStatus(text: string): Read {
  if (text === '') return refused(t.statusMissing)
  const words = plainWords(text)
  const status = actionStatuses.find((one) => plainWords(planLabels.status[one]) === words)
  if (status) return read({ status })
  const near = parseStatus(text)
  return refused(t.statusUnknown(near && planLabels.status[near]))
}

/** Those a form takes. */
const address = /^(?!\.)(?!.*\.\.)[\w.'+-]*[\w+-]@(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i
const readAddress = (text: string): Read =>
  text === '' || (text.length <= 200 && address.test(text)) ? read({ leadEmail: text }) : refused(t.addressNotRead)

/** Names of parties become parties, the others stay words, on their own lines. */
function readPartners(text: string, { parties }: CellLists): Read {
  const idOf = (name: string): string | undefined => {
    const reading = readName(name, parties, t.partyUnknown)
    return reading.ok ? reading.patch : undefined
  }
  const lines = text.split(/\n|;/).map((line) => line.trim())
  const partyIds: string[] = []
  const words = lines.flatMap((line) => {
    // A whole line first: a party may have a comma in its name.
    const pieces = idOf(line) === undefined ? line.split(',').map((piece) => piece.trim()) : [line]
    const known = pieces.flatMap((piece) => idOf(piece) ?? [])
    partyIds.push(...known)
    if (known.length === 0) return line === '' ? [] : [line]
    const rest = pieces.filter((piece) => piece !== '' && idOf(piece) === undefined)
    return rest.length === 0 ? [] : [rest.join(', ')]
  })
  const kept = words.join('\n')
  return kept.length > 500 ? refused(t.tooLong(500)) : read({ partyIds: [...new Set(partyIds)], partnersText: kept })
}

/** One of a list, or none. */
const readOne =
  (
    key: 'themeId' | 'leadPartyId' | 'leadPersonId' | 'coLeadPartyId' | 'bodyId',
    listOf: (lists: CellLists) => readonly Named[],
    unknown: typeof t.partyUnknown,
  ) =>
  (text: string, lists: CellLists): Read => {
    if (text === '') return read({ [key]: null })
    const reading = readName(text, listOf(lists), unknown)
    return reading.ok ? read({ [key]: reading.patch }) : reading
  }

/** Several of a list, or none. */
const readList =
  (
    key: 'communeCodes' | 'areaIds' | 'linkedPlanIds',
    listOf: (lists: CellLists) => readonly Named[],
    unknown: (text: string) => string,
  ) =>
  (text: string, lists: CellLists): Read => {
    const reading = readSeveral(text, listOf(lists), unknown)
    return reading.ok ? read({ [key]: reading.patch }) : reading
  }

/** One of a closed list by its words, or nothing. */
const readChoice =
  <Value extends string>(
    key: 'priority' | 'recurrence' | 'inhabitantsPart',
    values: readonly Value[],
    names: Readonly<Record<Value, string>>,
  ) =>
  (text: string): Read => {
    const words = plainWords(text)
    const value = words === '' ? null : values.find((one) => plainWords(names[one]) === words)
    return value === undefined ? refused(t.choiceUnknown(values.map((one) => names[one]))) : read({ [key]: value })
  }

const areShort = (words: readonly string[], longest: number): boolean =>
  words.length <= 20 && words.every((word) => word.length <= longest)

function readTags(text: string): Read {
  const tags = splitWords(text)
  return areShort(tags, 60) ? read({ tags }) : refused(t.tagsTooMany)
}

function readLevers(text: string): Read {
  const { fields, unknown } = readCafLevers(text)
  const [first] = unknown
  if (first !== undefined) return refused(t.leversUnknown(first))
  const isShort = fields.every(({ levers }) => areShort(levers, 100))
  return isShort ? read({ cafLevers: fields }) : refused(t.leversTooMany)
}

const readers: Readonly<Record<CellKey, (text: string, lists: CellLists) => Read>> = {
  title: readWords('title'),
  objectives: (text, { objectives }) => {
    const reading = readNames(text, objectives)
    return reading.ok ? read({ objectiveIds: reading.patch }) : reading
  },
  theme: readOne('themeId', ({ themes }) => themes, t.themeUnknown),
  leadParty: readOne('leadPartyId', ({ parties }) => parties, t.partyUnknown),
  leadService: (text, lists) => {
    if (text === '') return read({ leadServiceId: null })
    const reading = readService(text, lists)
    return reading.ok ? read({ leadServiceId: reading.patch }) : reading
  },
  leadName: readWords('leadName'),
  leadPerson: readOne(
    'leadPersonId',
    ({ people }) => people,
    () => t.personUnknown,
  ),
  leadEmail: readAddress,
  partners: readPartners,
  starts: readDate('starts'),
  ends: readDate('ends'),
  status: readStatus,
  nextStep: readWords('nextStep'),
  nextStepOn: readNextStepOn,
  need: readWords('need'),
  public: readWords('public'),
  areas: readWords('areas'),
  electedSponsor: readWords('electedSponsor'),
  expectedResults: readWords('expectedResults'),
  tags: readTags,
  priority: readChoice('priority', actionPriorities, sheetLabels.priority),
  recurrence: readChoice('recurrence', actionRecurrences, sheetLabels.recurrence),
  calendarText: readWords('calendarText'),
  coLeadParty: readOne('coLeadPartyId', ({ parties }) => parties, t.partyUnknown),
  coLeadName: readWords('coLeadName'),
  body: readOne('bodyId', ({ bodies }) => bodies, t.bodyUnknown),
  inhabitantsPart: readChoice('inhabitantsPart', inhabitantsParts, sheetLabels.inhabitantsPart),
  communes: readList('communeCodes', ({ communes }) => communes, t.communeUnknown),
  namedAreas: readList('areaIds', ({ areas }) => areas.map(areaName), t.areaUnknown),
  linkedPlans: readList('linkedPlanIds', ({ linkedPlans }) => linkedPlans, t.linkedPlanUnknown),
  cafFields: readLevers,
  humanMeans: readWords('humanMeans'),
  materialMeans: readWords('materialMeans'),
  qualitativeIndicators: readWords('qualitativeIndicators'),
  watchPoints: readWords('watchPoints'),
  successConditions: readWords('successConditions'),
}

/**
 * What is meant by a text typed or pasted in a cell, the cell alone: what the rest of the row allows is for `judgeCells`.
 * Names are those of the lists, accents and capitals forgiven; dates as people write them.
 * @returns the values it gives, or why it is not understood and what to do
 */
export function readCell(key: CellKey, text: string, lists: CellLists): Read {
  const plain = plainCell(text)
  return isFormulaError(plain) ? refused(t.formulaError) : readers[key](plain, lists)
}
