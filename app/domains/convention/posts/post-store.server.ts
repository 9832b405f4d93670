/** What the commands of posts check, lock and write. Every statement carries the CTG's id. */
import { z } from 'zod'
import { DomainError, found } from '#app/kernel/errors.ts'
import { id, ids, line, optionalId, optionalNumber, optionalText } from '#app/kernel/fields.ts'
import { addRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { postLabels } from './labels.fr.ts'

/** What a form says of a post. */
export const postFields = z.object({
  ctgId: id(),
  title: line(postLabels.toName, 200),
  employerPartyId: optionalId(),
  employerName: optionalText(200),
  fullTimeEquivalents: optionalNumber({ min: 0, max: 100 }),
  holder: optionalText(200),
  funding: optionalText(500),
  themeIds: ids(),
})
export type PostFields = z.output<typeof postFields>

/** The row as a form says it; a party that is chosen wins over a name typed. */
export const postRow = (fields: PostFields) => ({
  title: fields.title,
  employer_party_id: fields.employerPartyId,
  employer_name: fields.employerPartyId === null ? fields.employerName : '',
  full_time_equivalents: fields.fullTimeEquivalents,
  holder: fields.holder,
  funding: fields.funding,
})

type PostKey = { readonly ctgId: string; readonly postId: string }

/** A post of this CTG, locked. @throws DomainError not-found, also for another CTG's */
export const lockPost = async ({ tx }: Pick<Work, 'tx'>, { ctgId, postId }: PostKey) => ({
  ctgId,
  ...found(
    await rowOf(tx, 'coordination_post', { ctgId, id: postId }).lock(['id', 'title', 'version']),
    'convention.post-not-found',
  ),
})

/** Employer and themes are of this CTG. @throws DomainError not-found */
export async function requireOfCtg({ tx }: Pick<Work, 'tx'>, { ctgId, employerPartyId, themeIds }: PostFields) {
  if (employerPartyId !== null)
    found(await rowOf(tx, 'party', { ctgId, id: employerPartyId }).find(['id']), 'ctg.party-not-found')
  const uniqueThemeIds = [...new Set(themeIds)]
  if (uniqueThemeIds.length === 0) return
  const themes = await rowsOf(tx, 'theme', { ctg_id: ctgId }).select(['id']).where('id', 'in', uniqueThemeIds).execute()
  if (themes.length < uniqueThemeIds.length) throw new DomainError('not-found', 'ctg.theme-not-found')
}

/** The themes of a post, in place of those it had. */
export async function saveThemes({ tx }: Pick<Work, 'tx'>, { ctgId, postId }: PostKey, themeIds: readonly string[]) {
  await tx.deleteFrom('coordination_post_theme').where('ctg_id', '=', ctgId).where('post_id', '=', postId).execute()
  await addRows(
    tx,
    'coordination_post_theme',
    [...new Set(themeIds)].map((themeId) => ({ ctg_id: ctgId, post_id: postId, theme_id: themeId })),
  )
}
