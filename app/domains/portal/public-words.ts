/** What the page, its feed, its exports and its picture say alike. Pure. */
import { type ActionStatus, actionStatuses } from '#app/domains/plan/plan.ts'
import { formatQuantity, withArticle } from '#app/kernel/french.ts'
import { portalLabels as t } from './labels.fr.ts'
import type { PublicAction, PublicContent, PublicObjective } from './public-content.ts'

/** A Caf and a collectivity publish the page: those that lead, whatever the number of signatories. */
export const publishersOf = ({ ctg }: Pick<PublicContent, 'ctg'>) =>
  (['caf', 'authority'] as const).flatMap((side) => ctg.parties.find(({ kind }) => kind === side) ?? [])

/** More signatories than this are not read in a title. */
const mostInTitle = 3

/** The title that the coordinations gave, else who does it and where. */
export function pageTitle({ ctg }: Pick<PublicContent, 'ctg'>): string {
  if (ctg.title !== '') return ctg.title
  const [only] = ctg.communes
  const acting = ctg.parties.filter(({ kind }) => kind !== 'partner')
  const isMany = acting.length > mostInTitle
  const names = (isMany ? publishersOf({ ctg }) : acting).map(({ shortName }) => withArticle(shortName))
  return t.defaultTitle(
    isMany ? [...names, t.theirPartners] : names,
    only && ctg.communes.length === 1 ? only.name : '',
  )
}

/** « 2026-2030 ». */
export const periodOf = ({ ctg }: Pick<PublicContent, 'ctg'>): string =>
  [ctg.startsOn, ctg.endsOn].flatMap((day) => day?.slice(0, 4) ?? []).join('-')

const firstTold: readonly ActionStatus[] = ['done', 'in-progress', 'suspended', 'not-started', 'validated', 'proposed']
const order = [...firstTold, ...actionStatuses.filter((status) => !firstTold.includes(status))]

/** In the order of the page, those that count none left out. */
export const countStatuses = (
  actions: readonly Pick<PublicAction, 'status'>[],
): readonly (readonly [ActionStatus, number])[] =>
  order.flatMap((status) => {
    const count = actions.filter((action) => action.status === status).length
    return count === 0 ? [] : [[status, count] as const]
  })

export const sortByStatus = <One extends Pick<PublicAction, 'status'>>(actions: readonly One[]): readonly One[] =>
  actions.toSorted((one, other) => order.indexOf(one.status) - order.indexOf(other.status))

/** The latest news of some actions, the last first. */
export const latestNews = (actions: readonly PublicAction[]) =>
  actions
    .flatMap(({ news, number, title }) => (news ? [{ ...news, number, title }] : []))
    .toSorted((one, other) => other.on.localeCompare(one.on))

/** « 57,4 % ». */
export const valueWords = (value: number, { unit, decimals }: Pick<PublicObjective, 'unit' | 'decimals'>): string =>
  formatQuantity(value, unit, Number.isInteger(value) ? 0 : decimals)

/** « 54,1 en 2021, 57,4 en 2023, cible 60 en 2030 ». */
export function objectiveSentence(objective: PublicObjective): string {
  const { points, target, targetYear } = objective
  return [
    ...points.map(({ year, value }) => `${valueWords(value, objective)} en ${year}`),
    ...(target === null
      ? []
      : [`cible ${valueWords(target, objective)}${targetYear === null ? '' : ` en ${targetYear}`}`]),
  ].join(', ')
}

/** First sentence of a report, for a list. */
export const firstSentence = (words: string): string => /^[\s\S]{1,180}?[.!?…](?=\s|$)/u.exec(words)?.[0] ?? words
