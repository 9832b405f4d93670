/**
 * Results of a survey crossed by group, attacked by who holds only the file one takes away (the page and the API say no more): sums
 * of its lines taken from one another, « all but one » of choices and of groups, shares turned back into counts. Knows neither
 * the masking nor its attacker: a count it narrows to under five is a leak. Rules: docs/rules/surveys.md §4.
 */
import { expect, test } from 'vitest'
import { countAnswers, type Sheet } from '#app/domains/surveys/count-answers.ts'
import { surveyLabels } from '#app/domains/surveys/labels.fr.ts'
import { questionOf, sheetOf } from '#app/domains/surveys/random-survey.fixture.ts'
import { readResults } from '#app/domains/surveys/results.ts'
import { resultsTable } from '#app/domains/surveys/results-table.ts'
import { createRandom } from '../seeded-choices.ts'
import { type Ends, narrow, type Sum } from './narrow-sums.ts'

const { all: everybody, answered, without } = surveyLabels.csv
const group = { label: 'Groupe', choices: ['A', 'B', 'C'] }
const questions = [
  questionOf(1, { kind: 'one', choices: 3 }, { ...group, isProfile: true }),
  questionOf(2, { kind: 'one', choices: 4 }, { label: 'Besoin' }),
  questionOf(3, { kind: 'scale', choices: 3 }, { label: 'Avis' }),
]

/** What a line of the file says of a count: its number, a mark (one at least), or nothing. */
function readFile(rows: readonly (readonly (string | number | null)[])[], answers: number, leastMarked: 0 | 1 = 1) {
  const known = new Map<string, Ends>([['all', { low: answers, high: answers }]])
  for (const [label, choice, among, count, share] of rows) {
    const key = `${label}|${choice}|${among}`
    if (typeof count === 'number') known.set(key, { low: count, high: count })
    else known.set(key, { low: count === null ? 0 : leastMarked, high: Infinity })
    if (typeof share === 'number' && typeof count === 'number' && share > 0) {
      // A share gives its base back, to the rounding: 12 who are 48 % are 25.
      const base = `${label}|${answered}|${everybody}`
      const before = known.get(base) ?? { low: 0, high: Infinity }
      known.set(base, {
        low: Math.max(before.low, Math.ceil((count * 100) / (share + 0.05))),
        high: Math.min(before.high, Math.floor((count * 100) / (share - 0.05))),
      })
    }
  }
  return known
}

/** What adds up in such a file, whoever wrote it. */
function listSums(): readonly Sum[] {
  return questions.flatMap(({ label, choices }) => {
    const at = (choice: string, among: string) => `${label}|${choice}|${among}`
    const own: Sum[] = [
      { whole: 'all', parts: [at(answered, everybody), at(without, everybody)] },
      { whole: at(answered, everybody), parts: choices.map((choice) => at(choice, everybody)) },
    ]
    if (label === group.label) return own
    const crossed = choices.map((choice) => ({
      whole: at(choice, everybody),
      // Those who did not say their group are told nowhere.
      parts: [...group.choices.map((among) => at(choice, among)), at(choice, 'unsaid')],
    }))
    const ofGroup = group.choices.map((among) => ({
      whole: `${group.label}|${among}|${everybody}`,
      parts: [...choices.map((choice) => at(choice, among)), at(without, among)],
    }))
    const unsaid = {
      whole: `${group.label}|${without}|${everybody}`,
      parts: [...choices.map((choice) => at(choice, 'unsaid')), at(without, 'unsaid')],
    }
    const silent = {
      whole: at(without, everybody),
      parts: [...group.choices, 'unsaid'].map((among) => at(without, among)),
    }
    return [...own, ...crossed, ...ofGroup, unsaid, silent]
  })
}

/** What was truly answered, by the keys of the file. */
function listTruths(sheets: readonly Sheet[]): ReadonlyMap<string, number> {
  const truths = new Map<string, number>()
  const add = (key: string) => truths.set(key, (truths.get(key) ?? 0) + 1)
  for (const sheet of sheets) {
    const choiceOf = ({ id, choices }: (typeof questions)[number]) => choices[sheet[id]?.[0] ?? -1]
    const own = choiceOf(questions[0] ?? expect.unreachable())
    for (const question of questions) {
      const choice = choiceOf(question)
      for (const among of question.label === group.label ? [everybody] : [everybody, own ?? 'unsaid'])
        add(`${question.label}|${choice ?? without}|${among}`)
      if (choice !== undefined) add(`${question.label}|${answered}|${everybody}`)
    }
  }
  return truths
}

test('the file of a survey, crossed by group, narrows no count to under five', async () => {
  let hidden = 0
  let crossed = 0
  for (let seed = 1; seed <= 24; seed++) {
    const random = createRandom(seed)
    const sheets = Array.from({ length: 30 + (seed % 16) }, (): Sheet => {
      const lean = () => (random.is(0.55) ? 0 : random.between(-1, 3))
      return sheetOf(questions, [lean(), lean(), lean()])
    })
    const released = await countAnswers({ surveyId: `s${seed}`, questions, sheets })
    const results = readResults(questions, released)
    const { rows } = resultsTable(results)
    const truths = listTruths(sheets)
    // Where zeros had to be hidden too, a mark is no longer one at least: whoever supposes it deduces what is false.
    const hasHiddenZero = rows.some(
      ([label, choice, among, count]) => typeof count === 'string' && !truths.has(`${label}|${choice}|${among}`),
    )
    const known = readFile(rows, results.answers ?? 0, hasHiddenZero ? 0 : 1)
    const marked = [...known].filter(([, { high }]) => high === Infinity).map(([key]) => key)
    expect(narrow(known, listSums())).toBe(true)
    const misled = [...known].filter(([key, { low, high }]) => {
      const truth = key === 'all' ? sheets.length : (truths.get(key) ?? 0)
      return truth < low || truth > high
    })
    expect([seed, misled]).toEqual([seed, []])
    hidden += marked.length
    crossed += rows.filter(([, , among, count]) => among !== everybody && typeof count === 'number').length
    const found = marked.filter((key) => {
      const { low, high } = known.get(key) ?? { low: 0, high: Infinity }
      return low > 0 && high < 5
    })
    expect([seed, found]).toEqual([seed, []])
  }
  expect(hidden).toBeGreaterThan(100)
  expect(crossed).toBeGreaterThan(20)
})

test('the attack itself finds what a single hidden count gives away', () => {
  const known = readFile(
    [
      ['Avis', 'choix 0', everybody, 20, 66.7],
      ['Avis', 'choix 1', everybody, 7, null],
      ['Avis', 'choix 2', everybody, 's', null],
    ],
    30,
  )
  narrow(known, [
    { whole: `Avis|${answered}|${everybody}`, parts: [0, 1, 2].map((one) => `Avis|choix ${one}|${everybody}`) },
  ])
  expect(known.get(`Avis|choix 2|${everybody}`)).toEqual({ low: 3, high: 3 })
})
