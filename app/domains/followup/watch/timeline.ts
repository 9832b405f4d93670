/** The actions of a plan over time: a picture, and the same as rows of a table. Pure. */
import { isEnded, type StepDates, type StepStatus } from '#app/domains/plan/plan.ts'
import { type DatePrecision, lastDayOf } from '#app/kernel/calendar.ts'
import { schedule } from '#app/ui/charts/schedule.ts'
import type { Picture } from '#app/ui/charts/svg.ts'
import type { WatchedLine } from './watch.ts'

type DatedLine = WatchedLine & {
  readonly startsOn: string | null
  readonly startsPrecision: DatePrecision
  readonly endsPrecision: DatePrecision
  readonly steps: readonly StepDates[]
}

/** A step whose date is known, by its last day. */
const datedSteps = ({ steps }: DatedLine) =>
  steps.flatMap(({ targetOn, targetPrecision, status }) =>
    targetOn && status !== 'dropped' ? [{ on: lastDayOf(targetOn, targetPrecision), isDone: isStepDone(status) }] : [],
  )
const isStepDone = (status: StepStatus): boolean => status === 'done'

/** In the order given. `picture` is told by its own sentence; `rows` says the same in words. */
export function actionTimeline(
  lines: readonly DatedLine[],
  { title, today }: { readonly title: string; readonly today: string },
) {
  const rows = lines.map((line) => ({ line, marks: datedSteps(line) }))
  const picture: Picture = schedule({
    title,
    today,
    rows: rows.map(({ line, marks }) => ({
      label: `${line.code} ${line.title}`.trim(),
      from: line.startsOn,
      to: line.endsOn && lastDayOf(line.endsOn, line.endsPrecision),
      isLate: line.flags.includes('late'),
      isDone: isEnded(line.status),
      marks,
    })),
  })
  return {
    picture,
    rows: rows.map(({ line: { id, code, title: name, startsOn, startsPrecision, endsOn, endsPrecision }, marks }) => ({
      id,
      code,
      title: name,
      startsOn,
      startsPrecision,
      endsOn,
      endsPrecision,
      stepsDone: marks.filter(({ isDone }) => isDone).length,
      stepsKnown: marks.length,
    })),
  }
}
