/**
 * Answers counted once, masked, and put in the form that leaves: what a question says, what those who did not answer or were not
 * asked make of it, and who answered by the profile. Pure but for the solver. Rules: docs/rules/surveys.md §4; why: docs/decisions/0063.
 */
import { maskTables, publishedFactsOf } from '#app/domains/secrecy/mask-table.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { type Choices, isShown, isText, leastShown, type Question } from './surveys.ts'

/** What one person ticked, and which texts were written by how many: a text is counted, never tied to a sheet. */
export type Sheet = Choices

const all: AxisNode = { id: 'all', label: 'Ensemble', parentId: null }
const node = (id: string, label: string, parentId: string): AxisNode => ({ id, label: label.slice(0, 300), parentId })

/** Ids of the places of a question in the tables. */
export const place = {
  asked: ({ id, shownIf }: Question) => (shownIf === null ? all.id : `${id}:asked`),
  notAsked: ({ id }: Question) => `${id}:not-asked`,
  answered: ({ id }: Question) => `${id}:answered`,
  none: ({ id }: Question) => `${id}:none`,
  choice: ({ id }: Question, choice: number) => `${id}:${choice}`,
  notChoice: ({ id }: Question, choice: number) => `${id}:not-${choice}`,
  all: all.id,
} as const

/** A column, and whether a sheet is counted in it. Only leaves have a test: the rest are sums. */
type Column = AxisNode & { readonly counts?: (sheet: Sheet) => boolean }

const isAsked = (question: Question, sheet: Sheet): boolean => isShown(question, sheet)
const hasAnswered = (question: Question, sheet: Sheet): boolean => (sheet[question.id] ?? []).length > 0
const hasTicked = (question: Question, choice: number, sheet: Sheet): boolean =>
  (sheet[question.id] ?? []).includes(choice)

/** Those not asked, those asked who did not answer, those who did. */
const frameColumns = (question: Question): readonly Column[] => [
  all,
  ...(question.shownIf === null
    ? []
    : [
        node(place.asked(question), 'Concernés', all.id),
        { ...node(place.notAsked(question), 'Non concernés', all.id), counts: (sheet: Sheet) => !isAsked(question, sheet) },
      ]),
  node(place.answered(question), 'Ont répondu', place.asked(question)),
  {
    ...node(place.none(question), 'Sans réponse', place.asked(question)),
    counts: (sheet) => isAsked(question, sheet) && !hasAnswered(question, sheet),
  },
]

const choiceColumn = (question: Question, choice: number, parentId: string): Column => ({
  ...node(place.choice(question, choice), question.choices[choice] ?? '', parentId),
  counts: (sheet) => hasTicked(question, choice, sheet),
})

/** One table for a question of one answer; one a choice where several may be ticked, each against those who did not tick it. */
function columnsOf(question: Question): readonly (readonly Column[])[] {
  const frame = frameColumns(question)
  const answered = place.answered(question)
  if (question.kind !== 'several')
    return [[...frame, ...question.choices.map((_, choice) => choiceColumn(question, choice, answered))]]
  return question.choices.map((label, choice) => [
    ...frame,
    choiceColumn(question, choice, answered),
    {
      ...node(place.notChoice(question, choice), `Pas : ${label}`, answered),
      counts: (sheet) => hasAnswered(question, sheet) && !hasTicked(question, choice, sheet),
    },
  ])
}

/** Those asked a question are those who gave some answers to another: one who reads both tables knows it. */
function tieColumns(question: Question, parent: Question): readonly Column[] {
  const [asked, notAsked] = [place.asked(question), place.notAsked(question)]
  return [
    all,
    node(asked, 'Concernés', all.id),
    node(notAsked, 'Non concernés', all.id),
    ...parent.choices.map((_, choice) =>
      choiceColumn(parent, choice, question.shownIf?.choices.includes(choice) ? asked : notAsked),
    ),
    {
      ...node(place.none(parent), 'Sans réponse', notAsked),
      counts: (sheet) => isAsked(parent, sheet) && !hasAnswered(parent, sheet),
    },
    ...(parent.shownIf === null
      ? []
      : [
          {
            ...node(place.notAsked(parent), 'Non concernés', notAsked),
            counts: (sheet: Sheet) => !isAsked(parent, sheet),
          },
        ]),
  ]
}

type Row = AxisNode & { readonly holds: (sheet: Sheet) => boolean }

/** Everybody, then who answered what to the profile question. */
const rowsOf = (profile: Question | undefined): readonly Row[] => [
  { ...all, holds: () => true },
  ...(profile
    ? [
        ...profile.choices.map((label, choice) => ({
          ...node(place.choice(profile, choice), label, all.id),
          holds: (sheet: Sheet) => hasTicked(profile, choice, sheet),
        })),
        {
          ...node(place.none(profile), 'Sans réponse', all.id),
          holds: (sheet: Sheet) => !hasAnswered(profile, sheet),
        },
      ]
    : []),
]

const withoutTest = ({ id, label, parentId }: AxisNode): AxisNode => ({ id, label, parentId })

/** Leaves are counted, totals left to compute. */
function tableOf(universe: string, rows: readonly Row[], columns: readonly Column[], sheets: readonly Sheet[]): CountTable {
  const isLeafRow = (row: Row) => row.parentId !== null || rows.length === 1
  const isAlone = columns.length === 1
  return {
    universe,
    rows: rows.map(withoutTest),
    columns: columns.map(withoutTest),
    values: rows.map((row) => {
      const held = isLeafRow(row) ? sheets.filter(row.holds) : []
      return columns.map(({ counts }) => {
        if (!isLeafRow(row)) return null
        if (isAlone) return held.length
        return counts ? held.filter(counts).length : null
      })
    }),
  }
}

/** Questions that hang on one another are protected together. */
function listGroups(questions: readonly Question[]): readonly (readonly Question[])[] {
  const groups: Question[][] = []
  for (const question of questions) {
    const around = groups.find((group) => group.some(({ id }) => id === question.shownIf?.questionId))
    if (around) around.push(question)
    else groups.push([question])
  }
  return groups
}

function groupTables(
  universe: string,
  rows: readonly Row[],
  group: readonly Question[],
  questions: readonly Question[],
  sheets: readonly Sheet[],
): readonly CountTable[] {
  const columns = group.flatMap((question) => {
    const parent = questions.find(({ id }) => id === question.shownIf?.questionId)
    // Who answered the profile what is the side of every table.
    const own = question.isProfile ? [] : columnsOf(question)
    return parent ? [...own, tieColumns(question, parent)] : own
  })
  return columns.map((one) => tableOf(universe, rows, one, sheets))
}

export type Counted = {
  readonly surveyId: string
  readonly questions: readonly Question[]
  readonly sheets: readonly Sheet[]
}

/**
 * The tables that leave, each proved safe beside all the others. Texts are not in them: only the team knows how many there are.
 * @returns empty under five answers; without the tables of a question that could not be protected
 */
export async function countAnswers({ surveyId, questions, sheets }: Counted): Promise<readonly ReleasedTable[]> {
  if (sheets.length < leastShown) return []
  const universe = `survey ${surveyId}`
  const rule = defaultRule('réponses')
  const counted = questions.filter(({ kind }) => !isText(kind))
  const profile = counted.find(({ isProfile }) => isProfile)
  const rows = rowsOf(profile)
  const released: ReleasedTable[] = []
  const release = async (tables: readonly CountTable[]) => {
    const masked = await maskTables(tables, rule, released)
    if (masked.every(({ audit }) => audit.isSafe)) released.push(...masked.map(publishedFactsOf))
  }
  // First the side of all tables: what it hides stays hidden in each.
  await release([tableOf(universe, rows, [all], sheets)])
  if (released.length === 0) return []
  for (const group of listGroups(counted)) {
    const tables = groupTables(universe, rows, group, counted, sheets)
    if (tables.length > 0) await release(tables)
  }
  return released
}
