/** What two editions say otherwise of each action, in sentences. Pure. Rules: docs/rules/comments.md §6.2. */
import type { EditionAction } from './public-page.server.ts'

const textOf = (action: EditionAction, field: string): string => {
  const value = action[field]
  return typeof value === 'string' ? value : ''
}

function changesOf(before: EditionAction, after: EditionAction): readonly string[] {
  const said: string[] = []
  if (before.title !== after.title) said.push(`Elle s’intitule désormais « ${after.title} ».`)
  const state = textOf(after, 'stateWords')
  if (state !== textOf(before, 'stateWords') && state !== '') said.push(`Où elle en est : ${state}.`)
  const news = textOf(after, 'newsText')
  if (news !== textOf(before, 'newsText') && news !== '') said.push(`Dernière nouvelle : ${news}`)
  return said
}

/** By key of action; those that say the same are not there. */
export function newsBetween(
  before: readonly EditionAction[],
  after: readonly EditionAction[],
): ReadonlyMap<string, readonly string[]> {
  const now = new Map(after.map((action) => [action.key, action]))
  const entries = before.flatMap((action): [string, readonly string[]][] => {
    const later = now.get(action.key)
    const said = later ? changesOf(action, later) : ['Elle n’est plus sur la page publique.']
    return said.length > 0 ? [[action.key, said]] : []
  })
  return new Map(entries)
}
