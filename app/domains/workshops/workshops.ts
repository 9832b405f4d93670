/** Workshops: proposals, their groups, and what they become. Pure. Rules: docs/rules/journey.md §7. */
import { countOpinions, type Level, type RoomWorkshop } from '#app/domains/evaluation/evaluation.ts'
import type { AttemptLimit } from '#app/kernel/attempts.ts'

export type Proposal = {
  readonly id: string
  readonly groupId: string | null
  readonly what: string
  readonly need: string
  readonly who: string
}

export type WorkshopState = { readonly closedAt: Date | null }

/** Why nothing more is proposed or moved; what a proposal becomes may still be decided. */
export const refusalToChange = ({ closedAt }: WorkshopState): 'workshop-closed' | undefined =>
  closedAt ? 'workshop-closed' : undefined

/** A proposal that became a finding or an action stays: they keep a link to it. */
export const refusalToRemove = (outcomeCount: number): 'proposal-turned' | undefined =>
  outcomeCount > 0 ? 'proposal-turned' : undefined

export const refusalToTurn = (
  proposals: readonly unknown[],
  turnedCount: number,
): 'nothing-to-turn' | 'already-turned' | undefined => {
  if (proposals.length === 0) return 'nothing-to-turn'
  if (turnedCount > 0) return 'already-turned'
}

const longestTitle = 300
const distinct = (texts: readonly string[]): readonly string[] => [...new Set(texts.filter((text) => text !== ''))]
const asList = (texts: readonly string[]): string =>
  texts.length > 1 ? texts.map((text) => `- ${text}`).join('\n') : (texts[0] ?? '')

/** The sentence a finding or an action is named by: the group's title, or what its only proposal says. */
export const titleOf = (groupTitle: string | undefined, proposals: readonly Pick<Proposal, 'what'>[]): string =>
  (groupTitle ?? proposals[0]?.what ?? '').slice(0, longestTitle)

/** Words of a finding, from those of the proposals: nothing is typed twice. */
export function findingWords(title: string, proposals: readonly Proposal[]) {
  const lines = proposals.map(({ what, need }) => (need === '' || what === title ? need || what : `${what} : ${need}`))
  return { title, text: asList(distinct(lines).filter((line) => line !== title)) }
}

/** Words of an action: the only one named leads it, several are its partners. */
export function actionWords(title: string, proposals: readonly Proposal[]) {
  const whos = distinct(proposals.map(({ who }) => who))
  return {
    title,
    need: asList(distinct(proposals.map(({ need }) => need))),
    description: asList(distinct(proposals.map(({ what }) => what)).filter((what) => what !== title)),
    leadName: whos.length === 1 ? (whos[0] ?? '') : '',
    partnersText: whos.length > 1 ? whos.join(', ') : '',
  }
}

/** Letters and figures that are not taken for one another when read from afar. */
export const codeAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789'
export const codeLength = 10

/** « abcde-fghij », as it is shown. */
export const shownCode = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

/** What was typed or scanned, without the mark between its halves. */
export const readCode = (typed: string): string => typed.toLowerCase().replace(/[^a-z0-9]/g, '')

/** A room shares one address: what is counted is wrong codes, and far more proposals of one workshop than a room writes. */
export const guestLimits = {
  guess: { name: 'workshop-guess', most: 30, minutes: 15 },
  propose: { name: 'workshop-propose', most: 600, minutes: 60 },
} as const satisfies Record<string, AttemptLimit>

/** Only a workshop on a question of the evaluation asks what each judges; it asks it always (docs/rules/evaluation.md §9). */
export type Judging = { readonly evaluationQuestionId: string | null }

/** A workshop is of a theme, so that who leads it is known; one that judges may be of the whole convention. */
export const isThemeMissing = ({
  themeId,
  evaluationQuestionId,
}: Judging & { readonly themeId: string | null }): boolean => themeId === null && evaluationQuestionId === null

export const isLevelMissing = ({ evaluationQuestionId }: Judging, level: Level | null): boolean =>
  evaluationQuestionId !== null && level === null

/** Elsewhere, a level would be read by nobody. */
export const keptLevel = ({ evaluationQuestionId }: Judging, level: Level | null): Level | null =>
  evaluationQuestionId === null ? null : level

/** Why what the room said is not kept with the question. */
export function refusalToKeep(
  { evaluationQuestionId, closedAt }: Judging & WorkshopState,
  opinionCount: number,
): 'workshop-without-question' | 'workshop-still-open' | 'no-opinion' | undefined {
  if (evaluationQuestionId === null) return 'workshop-without-question'
  if (closedAt === null) return 'workshop-still-open'
  if (opinionCount === 0) return 'no-opinion'
}

export type Opinion = {
  readonly groupId: string | null
  readonly what: string
  readonly level: Level | null
  readonly partyName: string | null
}
type Group = { readonly id: string; readonly title: string }

/** By group in their order, what nobody arranged last; those without an opinion are left out. */
export const opinionsByGroup = (groups: readonly Group[], opinions: readonly Opinion[]): RoomWorkshop['groups'] =>
  [...groups, { id: null, title: '' }].flatMap(({ id, title }) => {
    const words = opinions.flatMap(({ groupId, what, level, partyName }) =>
      groupId === id && level !== null ? [{ level, text: what, partyName }] : [],
    )
    return words.length === 0 ? [] : [{ title, counts: countOpinions(words), words }]
  })

/** Words of a group, to begin the reasons of a party’s judgement. */
export const reasonsFrom = (title: string, opinions: readonly Pick<Opinion, 'what'>[]): string =>
  [`${title} :`, asList(opinions.map(({ what }) => what))].join('\n').slice(0, 3000)
