/** Parts of commands that higher slices call inside their own transaction. */
import { sql } from 'kysely'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import type { NoticeFacts, NoticeKind } from '#app/domains/notices/notices.ts'
import { notify } from '#app/domains/notices/steps.server.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import type { Transaction } from '#app/kernel/database.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { addMissingRows, rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import { inputLabels } from './input-labels.fr.ts'
import { listCoordinators } from './queries.server.ts'
import { requireTheme } from './store.server.ts'
import { usualThemes } from './themes.ts'

export { addThemePowers, fillRepresentatives, removeCarriedLists } from './carried-lists.server.ts'
export { changePartyWords, listPartyWords, type SpokenParty } from './carried-words.server.ts'
export { addToLists, type ListRows } from './list-rows.server.ts'
export { welcomeByDomain } from './mail-domains.server.ts'
export { addMandate, endMandatesOf, isLastCoordinator, openCarriedMandate } from './mandates.server.ts'
export { setTarget } from './milestone-target.server.ts'
export { noteMilestone, openMilestone, reachMilestone, reachYearlyMilestone } from './milestones.server.ts'
export { createCtgRows, type NewCtg, requireCommunes } from './new-ctg.server.ts'
export { saveRepresentatives } from './representatives.server.ts'
export { requireParty, requireTheme } from './store.server.ts'
export { saveWatchSettings } from './watch-settings.server.ts'

/** The CTG is signed that day, once: an amendment signed later changes nothing. Rule: docs/rules/convention.md §4.3. */
export async function setSignedOn({ tx }: Pick<Work, 'tx'>, ctgId: string, signedOn: string): Promise<void> {
  await rowsOf(tx, 'ctg', { id: ctgId, signed_on: null }).update((eb) => ({
    signed_on: signedOn,
    version: eb('version', '+', 1),
  }))
}

/** The CTG ends another day: an amendment in force, a termination, or one undone. The caller journals its act. */
export async function setEndsOn({ tx }: Pick<Work, 'tx'>, ctgId: string, endsOn: string | null): Promise<void> {
  await rowsOf(tx, 'ctg', { id: ctgId }).update((eb) => ({ ends_on: endsOn, version: eb('version', '+', 1) }))
}

/** Communes enter the perimeter by an amendment in force; one that is there already stays. */
export async function addToPerimeter({ tx }: Pick<Work, 'tx'>, ctgId: string, codes: readonly string[]): Promise<void> {
  await addMissingRows(
    tx,
    'ctg_perimeter',
    codes.map((code) => ({ ctg_id: ctgId, territory_code: code })),
  )
}

/** Parties become signatories by an amendment in force. */
export async function makeSignatories(
  { tx }: Pick<Work, 'tx'>,
  ctgId: string,
  partyIds: readonly string[],
): Promise<void> {
  if (partyIds.length === 0) return
  await tx
    .updateTable('party')
    .set((eb) => ({ is_signatory: true, version: eb('version', '+', 1) }))
    .where('ctg_id', '=', ctgId)
    .where('id', 'in', partyIds)
    .where('is_signatory', '=', false)
    .execute()
}

export const themeNameTaken = () =>
  new DomainError('invalid', 'ctg.theme-name-taken', { name: inputLabels.themeNameIsTaken })

/** @returns the name it had. @throws DomainError not-found, or invalid when another theme has that name */
export async function renameTheme(
  work: Work,
  { ctgId, themeId, name }: { readonly ctgId: string; readonly themeId: string; readonly name: string },
): Promise<string> {
  const { tx } = work
  const theme = await requireTheme(work, ctgId, themeId)
  const sameName = await rowsOf(tx, 'theme', { ctg_id: ctgId, name })
    .select(['id'])
    .where('id', '<>', themeId)
    .executeTakeFirst()
  if (sameName) throw themeNameTaken()
  await rowOf(tx, 'theme', { ctgId, id: themeId }).update({ name })
  await recordAct(work, 'ctg.theme-renamed', { ctgId, id: ctgId }, { name, before: theme.name })
  return theme.name
}

/** A theme of before Trame knew it by its name is the usual one, unless its key is taken (docs/rules/ctg.md §5). */
export const nameUsualThemes = (tx: Transaction, ctgId: string) =>
  sql`update theme set catalogue_key = usual.key
    from unnest(${usualThemes.map(({ key }) => key)}::text[], ${usualThemes.map(({ name }) => name)}::text[]) as usual (key, name)
    where theme.ctg_id = ${ctgId} and theme.name = usual.name and theme.catalogue_key is null
      and not exists (select from theme as other where other.ctg_id = theme.ctg_id and other.catalogue_key = usual.key)`.execute(
    tx,
  )

/** Tells the other coordinators what one of them did to the CTG. @param facts which page it leads to; the CTG itself without */
export async function tellCoordinators(
  work: Work,
  ctgId: string,
  kind: NoticeKind,
  facts: Omit<NoticeFacts, 'by'> = {},
): Promise<void> {
  const coordinators = await listCoordinators(work.tx, ctgId, todayIn(work, ctgId))
  const personIds = coordinators.map(({ id }) => id)
  const onceKey = `${kind}:${work.at.toISOString()}`
  await notify(work, { ctgId, kind, subject: { type: 'ctg', id: ctgId }, personIds, onceKey, facts })
}
