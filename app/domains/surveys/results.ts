/** Results of a closed survey, read from the tables that left: nothing else of the answers is left. Pure. Rules: docs/rules/surveys.md §4. */
import type { ReleasedTable } from '#app/domains/secrecy/secrecy.ts'
import { place } from './count-answers.ts'
import { isText, numberOf, type Question, type QuestionKind } from './surveys.ts'

/** `secret`: under five, or it would give one under five back. Null: nothing was released. */
export type ShownCount = number | 'secret' | null

export type ChoiceResult = {
  readonly label: string
  readonly count: ShownCount
  /** Of those who answered the question, 0-100, one decimal; null when one of the two counts is not shown. */
  readonly sharePercent: number | null
  /** In the order of `SurveyResults.profile.groups`; empty without a profile question. */
  readonly byGroup: readonly ShownCount[]
}

export type QuestionResult = {
  readonly id: string
  readonly rank: number
  /** Under which it is read; none in evidence frozen before there was one. */
  readonly number?: string | undefined
  readonly label: string
  readonly kind: QuestionKind
  /** Asked only to some: in words. Null when asked to all. */
  readonly askedIf: { readonly label: string; readonly choices: readonly string[] } | null
  readonly asked: ShownCount
  readonly answered: ShownCount
  readonly without: ShownCount
  /** Empty for a text. */
  readonly choices: readonly ChoiceResult[]
}

export type SurveyResults = {
  /** Those who sent the questionnaire; null under five. */
  readonly answers: number | null
  readonly profile: { readonly label: string; readonly groups: readonly string[] } | null
  readonly questions: readonly QuestionResult[]
}

const keyOf = (rowId: string, columnId: string): string => `${rowId} ${columnId}`

function readCells(tables: readonly ReleasedTable[]): ReadonlyMap<string, ShownCount> {
  return new Map(
    tables.flatMap(({ rows, columns, cells }) =>
      rows.flatMap((row, y) => columns.map((column, x) => [keyOf(row.id, column.id), cells[y]?.[x] ?? null] as const)),
    ),
  )
}

const shareOf = (count: ShownCount, base: ShownCount): number | null =>
  typeof count === 'number' && typeof base === 'number' && base > 0 ? Math.round((count * 1000) / base) / 10 : null

const isNumber = (count: ShownCount): count is number => typeof count === 'number'

/** @param tables as `countAnswers` gave them */
export function readResults(questions: readonly Question[], tables: readonly ReleasedTable[]): SurveyResults {
  const cells = readCells(tables)
  const at = (rowId: string, columnId: string): ShownCount => cells.get(keyOf(rowId, columnId)) ?? null
  const profile = questions.find(({ isProfile }) => isProfile)
  const groups = profile ? profile.choices.map((_, choice) => place.choice(profile, choice)) : []
  const answers = at(place.all, place.all)

  function resultOf(question: Question): QuestionResult {
    const of = (columnId: string) => at(place.all, columnId)
    const answered = of(place.answered(question))
    const parent = questions.find(({ id }) => id === question.shownIf?.questionId)
    return {
      ...{
        id: question.id,
        rank: question.rank,
        number: numberOf(questions, question.rank),
        label: question.label,
        kind: question.kind,
      },
      askedIf: parent
        ? {
            label: parent.label,
            choices: question.shownIf?.choices.map((choice) => parent.choices[choice] ?? '') ?? [],
          }
        : null,
      asked: of(place.asked(question)),
      answered,
      without: of(place.none(question)),
      choices: question.choices.map((label, choice) => {
        const columnId = place.choice(question, choice)
        const count = of(columnId)
        return {
          ...{ label, count, sharePercent: shareOf(count, answered) },
          byGroup: question.isProfile ? [] : groups.map((groupId) => at(groupId, columnId)),
        }
      }),
    }
  }
  return {
    answers: isNumber(answers) ? answers : null,
    profile: profile ? { label: profile.label, groups: profile.choices } : null,
    questions: questions.filter(({ kind }) => !isText(kind)).map(resultOf),
  }
}
