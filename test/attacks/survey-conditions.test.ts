/**
 * Results of a survey as its page, its documents and its API give them (`SurveyResults`), attacked by who reads nothing else: questions
 * shown to some only, several boxes ticked, all crossed by who answers. Knows neither the masking nor its attacker: a count, said or
 * not, that it narrows to under five is a leak. Rules: docs/rules/surveys.md §4.
 */
import { expect, test } from 'vitest'
import { countAnswers, type Sheet } from '#app/domains/surveys/count-answers.ts'
import { questionOf, sheetOf } from '#app/domains/surveys/random-survey.fixture.ts'
import { readResults, type ShownCount, type SurveyResults } from '#app/domains/surveys/results.ts'
import type { Question } from '#app/domains/surveys/surveys.ts'
import { createRandom } from '../seeded-choices.ts'
import { type Ends, narrow, type Sum } from './narrow-sums.ts'

const profile = questionOf(1, { kind: 'one', choices: 2 }, { isProfile: true })
const parent = questionOf(2, { kind: 'one', choices: 3 })
const child = questionOf(3, { kind: 'scale', choices: 3 }, { shownIf: { questionId: parent.id, choices: [0, 1] } })
const boxes = questionOf(4, { kind: 'several', choices: 3 })
const pair = questionOf(5, { kind: 'several', choices: 2 })
const all = [profile, parent, child, boxes, pair]

/** Everybody, each group, and those who did not say theirs. */
const groups = profile.choices.map((_, choice) => `g${choice}`)
const among = ['all', ...groups, 'unsaid']
const key = (question: Question, what: string, who: string) => `${question.id} ${what} ${who}`
const size = (who: string) => `size ${who}`
/** More ticks than people: bounds what boxes hold, and counts nobody. */
const isOfPeople = (one: string) => !/ (ticks|again) /.test(one)

function sumsOf(question: Question, who: string): readonly Sum[] {
  const at = (what: string) => key(question, what, who)
  const choices = question.choices.map((_, choice) => at(String(choice)))
  const from = question.shownIf?.choices
  return [
    { whole: size(who), parts: [at('asked'), at('not-asked')] },
    { whole: at('asked'), parts: [at('answered'), at('without')] },
    ...(from
      ? [{ whole: at('asked'), parts: from.map((choice) => key(parent, String(choice), who)) }]
      : [{ whole: size(who), parts: [at('asked')] }]),
    ...(question.kind === 'several'
      ? [
          ...choices.map((choice) => ({ whole: at('answered'), parts: [choice, `not ${choice}`] })),
          // Of two boxes, who did not tick the other ticked this one alone.
          ...(choices.length > 2
            ? []
            : choices.map((choice, rank) => ({
                whole: choice,
                parts: [`not ${choices[1 - rank] ?? ''}`, at('both')],
              }))),
          // Whoever answered ticked a box at least.
          { whole: at('ticks'), parts: choices },
          { whole: at('ticks'), parts: [at('answered'), at('again')] },
        ]
      : [{ whole: at('answered'), parts: choices }]),
  ]
}

const acrossGroups = (question: Question): readonly Sum[] =>
  ['asked', 'not-asked', 'answered', 'without', ...question.choices.keys()].map((what) => {
    const [whole = '', ...parts] = among.map((who) => key(question, String(what), who))
    return { whole, parts }
  })

const listSums = (questions: readonly Question[]): readonly Sum[] => [
  { whole: size('all'), parts: [...groups.map(size), size('unsaid')] },
  ...questions
    .filter(({ isProfile }) => !isProfile)
    .flatMap((question) => [...among.flatMap((who) => sumsOf(question, who)), ...acrossGroups(question)]),
]

/** What is read, and the base that a share gives back, to its rounding. */
function readAll(
  questions: readonly Question[],
  { answers, questions: read }: SurveyResults,
  leastMarked: 0 | 1,
): Map<string, Ends> {
  const known = new Map<string, Ends>()
  const say = (name: string, count: ShownCount) => {
    if (typeof count === 'number') known.set(name, { low: count, high: count })
    else if (count === 'secret') known.set(name, { low: leastMarked, high: Infinity })
  }
  say(size('all'), answers)
  for (const [rank, question] of questions.entries()) {
    const result = read[rank] ?? expect.unreachable()
    if (question.isProfile) {
      for (const [choice, group] of groups.entries()) say(size(group), result.choices[choice]?.count ?? null)
      say(size('unsaid'), result.without)
      continue
    }
    say(key(question, 'asked', 'all'), result.asked)
    say(key(question, 'answered', 'all'), result.answered)
    say(key(question, 'without', 'all'), result.without)
    for (const [choice, { count, sharePercent, byGroup }] of result.choices.entries()) {
      say(key(question, String(choice), 'all'), count)
      for (const [index, group] of groups.entries()) say(key(question, String(choice), group), byGroup[index] ?? null)
      // A share is of a count that is shown, and gives its base back.
      expect(sharePercent === null || typeof count === 'number').toBe(true)
      expect(sharePercent === null || typeof result.answered === 'number').toBe(true)
    }
  }
  return known
}

function listTruths(questions: readonly Question[], sheets: readonly Sheet[]): ReadonlyMap<string, number> {
  const truths = new Map<string, number>()
  const add = (...names: readonly string[]) => {
    for (const name of names) truths.set(name, (truths.get(name) ?? 0) + 1)
  }
  for (const sheet of sheets) {
    const own = sheet[profile.id]?.[0]
    for (const who of ['all', own === undefined ? 'unsaid' : `g${own}`]) {
      add(size(who))
      for (const question of questions) {
        if (question.isProfile) continue
        const at = (what: string) => key(question, what, who)
        const ticked = sheet[question.id] ?? []
        const isAsked = question.shownIf === null || (sheet[parent.id] ?? []).some((one) => one < 2)
        add(at(isAsked ? 'asked' : 'not-asked'))
        if (isAsked) add(at(ticked.length > 0 ? 'answered' : 'without'))
        for (const choice of ticked) add(at(String(choice)))
        if (question === pair && ticked.length > 1) add(at('both'))
        if (ticked.length > 0 && question.kind === 'several')
          for (const choice of question.choices.keys()) if (!ticked.includes(choice)) add(`not ${at(String(choice))}`)
      }
    }
  }
  return truths
}

test.each([
  ['one of three boxes', all.slice(0, 4)],
  ['two more boxes', all],
] as const)('conditions, groups, %s: no count is narrowed to under five, said or not', async (_, questions) => {
  let hidden = 0
  let told = 0
  for (let seed = 11; seed <= 20; seed++) {
    const random = createRandom(seed)
    const sheets = Array.from({ length: 30 + seed }, (): Sheet => {
      const lean = () => (random.is(0.5) ? 0 : random.between(-1, 2))
      const ticks = (most: number) => (random.is(0.5) ? 1 : random.between(0, most))
      return sheetOf(
        questions,
        questions.map(({ kind, choices }) => (kind === 'several' ? ticks(2 ** choices.length - 1) : lean())),
      )
    })
    const released = await countAnswers({ surveyId: `s${seed}`, questions, sheets })
    const results = readResults(questions, released)
    // A mark that may hide a zero, which the page says, is no longer one at least.
    const known = readAll(questions, results, released.every(({ areZerosShown }) => areZerosShown) ? 1 : 0)
    const marked = [...known].filter(([, { high }]) => high === Infinity)
    expect([seed, narrow(known, listSums(questions))]).toEqual([seed, true])
    const people = [...known].filter(([name]) => isOfPeople(name))
    const truths = listTruths(questions, sheets)
    const misled = people.filter(([name, { low, high }]) => {
      const truth = truths.get(name) ?? 0
      return truth < low || truth > high
    })
    expect([seed, misled]).toEqual([seed, []])
    expect([seed, people.filter(([, { low, high }]) => low > 0 && high < 5)]).toEqual([seed, []])
    hidden += marked.length
    told += people.length - marked.length
  }
  expect(hidden).toBeGreaterThan(100)
  expect(told).toBeGreaterThan(100)
})
