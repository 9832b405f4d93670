/**
 * Answers counted once, masked, and put in the form that leaves: what a question says, what those who did not answer or were not
 * asked make of it, and who answered by the profile. Pure but for the solver. Rules: docs/rules/surveys.md §4; why: docs/decisions/0063.
 */
import { maskTables, publishedFactsOf } from '#app/domains/secrecy/mask-table.ts'
import { type AxisNode, type CountTable, defaultRule, type ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { columnLabels } from './column-labels.fr.ts'
import { type Choices, isShown, isText, leastCrossed, leastShown, type Question } from './surveys.ts'

/** What one person ticked, and which texts were written by how many: a text is counted, never tied to a sheet. */
export type Sheet = Choices

const all: AxisNode = { id: 'all', label: columnLabels.everybody, parentId: null }
const node = (id: string, label: string, parentId: string): AxisNode => ({ id, label: label.slice(0, 300), parentId })

/** Ids of the places of a question in the tables. */
export const place = {
  asked: ({ id, shownIf }: Question) => (shownIf === null ? all.id : `${id}:asked`),
  notAsked: ({ id }: Question) => `${id}:not-asked`,
  answered: ({ id }: Question) => `${id}:answered`,
  none: ({ id }: Question) => `${id}:none`,
  choice: ({ id }: Question, choice: number) => `${id}:${choice}`,
  notChoice: ({ id }: Question, choice: number) => `${id}:not-${choice}`,
  both: ({ id }: Question) => `${id}:both`,
  all: all.id,
} as const

/** A column, and whether a sheet is counted in it. Only leaves have a test: the rest are sums. */
type Column = AxisNode & { readonly counts?: (sheet: Sheet) => boolean }

const isAsked = (question: Question, sheet: Sheet): boolean => isShown(question, sheet)
const hasAnswered = (question: Question, sheet: Sheet): boolean => (sheet[question.id] ?? []).length > 0
const hasTicked = (question: Question, choice: number, sheet: Sheet): boolean =>
  (sheet[question.id] ?? []).includes(choice)

/** The people not asked the question, those asked who left it empty, those who answered. */
const frameColumns = (question: Question): readonly Column[] => [
  all,
  ...(question.shownIf === null
    ? []
    : [
        node(place.asked(question), columnLabels.asked, all.id),
        {
          ...node(place.notAsked(question), columnLabels.notAsked, all.id),
          counts: (sheet: Sheet) => !isAsked(question, sheet),
        },
      ]),
  node(place.answered(question), columnLabels.answered, place.asked(question)),
  {
    ...node(place.none(question), columnLabels.none, place.asked(question)),
    counts: (sheet) => isAsked(question, sheet) && !hasAnswered(question, sheet),
  },
]

/** With its question: the bands of two questions count two things, and are not put together by their names. */
const toldIn = ({ label, choices }: Question, choice: number): string => `${label} : ${choices[choice] ?? ''}`

const choiceColumn = (question: Question, choice: number, parentId: string): Column => ({
  ...node(place.choice(question, choice), toldIn(question, choice), parentId),
  counts: (sheet) => hasTicked(question, choice, sheet),
})

const notChoiceColumn = (question: Question, choice: number, parentId: string): Column => ({
  ...node(place.notChoice(question, choice), columnLabels.not(toldIn(question, choice)), parentId),
  counts: (sheet) => hasAnswered(question, sheet) && !hasTicked(question, choice, sheet),
})

/** Of two boxes, who did not tick the other ticked this one alone; the rest ticked both, which nobody is told. */
const ofTwo = (question: Question, choice: number): readonly Column[] => [
  node(place.choice(question, choice), toldIn(question, choice), place.answered(question)),
  notChoiceColumn(question, 1 - choice, place.choice(question, choice)),
  {
    ...node(place.both(question), columnLabels.both, place.choice(question, choice)),
    isWithheld: true,
    counts: (sheet) => question.choices.every((_, one) => hasTicked(question, one, sheet)),
  },
]

/** One table for a question of one answer; one a choice where several may be ticked, each against those who did not tick it. */
function columnsOf(question: Question): readonly (readonly Column[])[] {
  const frame = frameColumns(question)
  const answered = place.answered(question)
  if (question.kind !== 'several')
    return [[...frame, ...question.choices.map((_, choice) => choiceColumn(question, choice, answered))]]
  return question.choices.map((_, choice) => [
    ...frame,
    ...(question.choices.length === 2 ? ofTwo(question, choice) : [choiceColumn(question, choice, answered)]),
    notChoiceColumn(question, choice, answered),
  ])
}

/** The people asked a question are those who chose certain answers to its parent: both tables share this total. */
function tieColumns(question: Question, parent: Question): readonly Column[] {
  const [askedColumn, notAskedColumn] = [place.asked(question), place.notAsked(question)]
  return [
    all,
    node(askedColumn, columnLabels.asked, all.id),
    node(notAskedColumn, columnLabels.notAsked, all.id),
    ...parent.choices.map((_, choice) =>
      choiceColumn(parent, choice, question.shownIf?.choices.includes(choice) ? askedColumn : notAskedColumn),
    ),
    {
      ...node(place.none(parent), columnLabels.none, notAskedColumn),
      counts: (sheet) => isAsked(parent, sheet) && !hasAnswered(parent, sheet),
    },
    ...(parent.shownIf === null
      ? []
      : [
          {
            ...node(place.notAsked(parent), columnLabels.notAsked, notAskedColumn),
            counts: (sheet: Sheet) => !isAsked(parent, sheet),
          },
        ]),
  ]
}

type Row = AxisNode & { readonly holds?: (sheet: Sheet) => boolean }

const everybody: readonly Row[] = [{ ...all, holds: () => true }]

/** Who answered what to the profile question: its own table, turned. */
const rowsOf = (profile: Question): readonly Row[] =>
  (columnsOf(profile)[0] ?? []).map(({ counts, ...row }) => ({ ...row, ...(counts && { holds: counts }) }))

const turned = ({ rows, columns, cells, ...rest }: ReleasedTable): ReleasedTable => ({
  ...rest,
  rows: columns,
  columns: rows,
  cells: columns.map((_, x) => cells.map((line) => line[x] ?? null)),
})

const withoutTest = ({ counts: _, holds: __, ...one }: Column & Row): AxisNode => one

/** Leaves are counted, totals left to compute. */
const tableOf = (
  universe: string,
  rows: readonly Row[],
  columns: readonly Column[],
  sheets: readonly Sheet[],
): CountTable => ({
  universe,
  rows: rows.map(withoutTest),
  columns: columns.map(withoutTest),
  values: rows.map(({ holds }) => {
    const counted = holds ? sheets.filter(holds) : []
    return columns.map(({ counts }) => (holds && counts ? counted.filter(counts).length : null))
  }),
})

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

/** The columns of every table of a group, and those of what ties its questions to one another. */
const groupColumns = (group: readonly Question[]): readonly (readonly Column[])[] =>
  group.flatMap((question) => {
    const parent = group.find(({ id }) => id === question.shownIf?.questionId)
    return [...columnsOf(question), ...(parent ? [tieColumns(question, parent)] : [])]
  })

export type CountInput = {
  readonly surveyId: string
  readonly questions: readonly Question[]
  readonly sheets: readonly Sheet[]
}

/**
 * The tables that leave, each proved safe beside all those before. Texts are not in them: only the team knows how many there are.
 * Each question alone first: what is shown so stays shown; then by the profile, as far as that gives nothing back.
 * @returns empty under five answers; without the tables of a question that could not be protected
 */
export async function countAnswers({ surveyId, questions, sheets }: CountInput): Promise<readonly ReleasedTable[]> {
  if (sheets.length < leastShown) return []
  const universe = `survey ${surveyId}`
  const counted = questions.filter(({ kind }) => !isText(kind))
  // How many answered is known of all: every table is protected beside it.
  const total = await protect([tableOf(universe, everybody, [{ ...all, counts: () => true }], sheets)], [])
  const released: ReleasedTable[] = [...total]
  const groups: { readonly group: readonly Question[]; readonly alone: readonly ReleasedTable[] }[] = []
  for (const group of listGroups(counted)) {
    const alone = await protect(
      groupColumns(group).map((columns) => tableOf(universe, everybody, columns, sheets)),
      total,
    )
    groups.push({ group, alone })
    released.push(...alone)
  }
  const profile = counted.find(({ isProfile }) => isProfile)
  const profileTable = released.find(
    ({ columns }) => profile && columns.some(({ id }) => id === place.answered(profile)),
  )
  if (profile === undefined || profileTable === undefined || sheets.length < leastCrossed) return released
  const side = turned(profileTable)
  released.push(side)
  // Questions share only this side table: if it hides nothing, one question crossed with the profile reveals nothing of the others.
  const areTied = side.cells.flat().includes('secret')
  for (const { group, alone } of groups) {
    const tables = groupColumns(group)
      .filter((columns) => !columns.some(({ id }) => id === place.answered(profile)))
      .map((columns) => tableOf(universe, rowsOf(profile), columns, sheets))
    if (alone.length === 0 || tables.length === 0) continue
    const crossed = await protect(tables, areTied ? [...released] : [...total, ...alone, side])
    if (crossed.some(saysMore)) released.push(...crossed)
  }
  return released
}

/** Whether anything is told beyond the first row, that of everybody. */
const saysMore = ({ cells }: ReleasedTable): boolean =>
  cells.slice(1).some((line) => line.slice(1).some((cell) => typeof cell === 'number' && cell > 0))

/** @returns nothing when one of them could not be protected */
async function protect(
  tables: readonly CountTable[],
  released: readonly ReleasedTable[],
): Promise<readonly ReleasedTable[]> {
  const masked = await maskTables(tables, defaultRule(columnLabels.answers), released)
  return masked.every(({ audit }) => audit.isSafe) ? masked.map(publishedFactsOf) : []
}
