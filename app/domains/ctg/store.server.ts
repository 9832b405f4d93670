/** What the commands of the slice load and check before they write. Every statement carries the CTG's id. */
import { found } from '#app/kernel/errors.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'

/** The CTG, locked: where a list of it is read or emptied, then written whole, the second waits and sees what the first wrote. */
export const lockCtg = async ({ tx }: Pick<Work, 'tx'>, { ctgId }: { readonly ctgId: string }) => {
  found(
    await tx.selectFrom('ctg').select('id').where('id', '=', ctgId).forNoKeyUpdate().executeTakeFirst(),
    'ctg.not-found',
  )
  return { ctgId }
}

/** A party of this CTG. @throws DomainError not-found, also for another CTG's id */
export const requireParty = async ({ tx }: Pick<Work, 'tx'>, ctgId: string, partyId: string) =>
  found(
    await rowOf(tx, 'party', { ctgId, id: partyId }).find([
      'id',
      'kind',
      'name',
      'is_lead as isLead',
      'is_signatory as isSignatory',
      'version',
    ]),
    'ctg.party-not-found',
  )

/** A theme of this CTG. @throws DomainError not-found, also for another CTG's id */
export const requireTheme = async ({ tx }: Pick<Work, 'tx'>, ctgId: string, themeId: string) =>
  found(
    await rowOf(tx, 'theme', { ctgId, id: themeId }).find(['id', 'name', 'catalogue_key as catalogueKey']),
    'ctg.theme-not-found',
  )

/** Every mandate of the CTG, locked in one order so that two ends of mandate wait for one another. */
export const lockMandates = ({ tx }: Pick<Work, 'tx'>, ctgId: string) =>
  rowsOf(tx, 'member', { ctg_id: ctgId })
    .select(['id', 'person_id as personId', 'party_id as partyId', 'role', 'theme_id as themeId', 'until'])
    .orderBy('id')
    .forUpdate()
    .execute()
