/** Two surveys of the renewal: partners, closed with its results; families, open. Every answer is invented, and the page says so. */
import { answerSurvey } from '#app/domains/surveys/commands/answer-survey.server.ts'
import { closeSurvey } from '#app/domains/surveys/commands/close-survey.server.ts'
import { createSurvey } from '#app/domains/surveys/commands/create-survey.server.ts'
import { openSurvey } from '#app/domains/surveys/commands/open-survey.server.ts'
import { updateSurvey } from '#app/domains/surveys/commands/update-survey.server.ts'
import { countSurvey } from '#app/domains/surveys/count-job.server.ts'
import type { Audience } from '#app/domains/surveys/surveys.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const introduction = 'Illustration : enquête et réponses inventées pour la démonstration.'

/** What each ticks, by field; the last ones are few. */
const partners: readonly Readonly<Record<string, string>>[] = [
  ...Array.from({ length: 9 }, (_, index) => ({
    ...{ q1: '0', q2: '0', q3: index < 7 ? '2' : '3', q4: '2', q5: index < 6 ? '2' : '3', 'q6-0': 'on' },
  })),
  ...Array.from({ length: 8 }, (_, index) => ({
    ...{ q1: '1', q2: index < 6 ? '1' : '2', q4: index < 5 ? '1' : '2', q5: '1', 'q6-1': 'on', 'q6-2': 'on' },
  })),
  ...Array.from({ length: 6 }, () => ({ q1: '2', q2: '0', q3: '3', q4: '3', q5: '2', 'q6-4': 'on' })),
  ...Array.from({ length: 2 }, () => ({ q1: '3', q2: '2', q4: '0', q5: '0', 'q6-0': 'on' })),
]
const words: readonly string[] = [
  'On s’appelle avant d’orienter une famille, ce qu’on ne faisait pas.',
  'Les parents ne voient pas encore la différence au guichet.',
  'Une seule porte pour les modes d’accueil : les familles ne racontent plus trois fois leur histoire.',
]

const families: readonly Readonly<Record<string, string>>[] = Array.from({ length: 14 }, (_, index) => ({
  ...{ q1: String(index % 3), 'q2-0': 'on', q3: index % 2 === 0 ? '0' : '1', 'q4-1': 'on', q5: '1', q6: '2' },
}))

type Played = {
  readonly audience: Audience
  readonly title: string
  readonly on: string
  readonly closesOn: string
  readonly answers: readonly Readonly<Record<string, string>>[]
  readonly answeredOn: string
}

const played = {
  partners: {
    ...{ audience: 'partners', title: 'Ce que la convention change pour les partenaires', on: '2026-05-18' },
    ...{ closesOn: '2026-06-12', answeredOn: '2026-06-01' },
    answers: partners.map((answers, index) => ({
      ...answers,
      ...(words[index] && { q7: words[index], mayQuote: 'on' }),
    })),
  },
  families: {
    ...{ audience: 'families', title: 'Les familles de Gennevilliers', on: '2026-11-09', closesOn: '2026-12-20' },
    ...{ answeredOn: '2026-11-16', answers: families },
  },
} as const satisfies Record<string, Played>

export const surveyActs = (stage: Stage, { ctgId }: CtgIds): readonly Act[] => [
  { on: played.partners.on, play: () => playSurvey(stage, ctgId, played.partners, '2026-06-15') },
  { on: played.families.on, play: () => playSurvey(stage, ctgId, played.families) },
]

async function playSurvey(stage: Stage, ctgId: string, survey: Played, closedOn?: string): Promise<void> {
  const { audience, title, on, closesOn, answers, answeredOn } = survey
  const antoine = await stage.as('antoine', on)
  const { surveyId } = await createSurvey(antoine, { ctgId, title, audience })
  const teamIds = (['antoine', 'claire'] as const).map((ref) => stage.people.get(ref)?.id ?? '')
  await updateSurvey(antoine, { ctgId, surveyId, version: '1', title, audience, introduction, closesOn, teamIds })
  await openSurvey(antoine, { ctgId, surveyId })
  const { db, at } = await stage.as('antoine', answeredOn)
  const holder = { personId: null, name: '', memberships: [] as const, ctgId, surveyId }
  for (const { mayQuote = '', ...answerFields } of answers as readonly Readonly<Record<string, string>>[])
    await answerSurvey({ db, at, holder }, { answers: answerFields, mayQuote })
  if (!closedOn) return
  await closeSurvey(await stage.as('antoine', closedOn, '18:00'), { ctgId, surveyId })
  await countSurvey(db, { ctgId, surveyId })
}
