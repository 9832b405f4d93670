/** Results as a table to take away: what the page shows, nothing more. Pure. */
import { surveyLabels as t } from './labels.fr.ts'
import type { QuestionResult, ShownCount, SurveyResults } from './results.ts'

type Cell = string | number | null
type Row = readonly Cell[]

/** A hidden count is written as its mark; an unreleased one is empty. */
const cellOf = (count: ShownCount): Cell => (count === 'secret' ? t.count(count) : count)

function rowsOf(question: QuestionResult, groups: readonly string[]): readonly Row[] {
  const { csv } = t
  const line = (choice: string, among: string, count: ShownCount, sharePercent: number | null): Row => [
    ...[question.label, choice, among, cellOf(count), sharePercent],
  ]
  return [
    ...question.choices.flatMap(({ label, count, sharePercent, byGroup }) => [
      line(label, csv.all, count, sharePercent),
      ...byGroup.map((inGroup, index) => line(label, groups[index] ?? '', inGroup, null)),
    ]),
    line(csv.answered, csv.all, question.answered, null),
    line(csv.without, csv.all, question.without, null),
  ]
}

export const resultsTable = ({ questions, profile }: SurveyResults) => ({
  name: t.csv.title,
  columns: t.csv.columns.map((header, index) => ({
    ...{ header, widthChars: index < 3 ? 40 : 12, kind: index < 3 ? ('text' as const) : ('number' as const) },
  })),
  rows: questions.flatMap((question) => rowsOf(question, profile?.groups ?? [])),
})
