/** One coordination wishes the CTG archived, or open again; when both do, it is. Rules: docs/rules/archives.md §3. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { tellCoordinators } from '#app/domains/ctg/steps.server.ts'
import { freezeTexts, openTextsFrozenAt } from '#app/domains/writing/steps.server.ts'
import { DomainError, refuse } from '#app/kernel/errors.ts'
import { choice } from '#app/kernel/fields.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { agreedOn, archivingWishes, refusalToWish, sideOf, type Wish } from '../archives.ts'
import { archivesPermissions } from '../permissions.ts'
import { lockArchiving } from '../store.server.ts'

export const wishArchiving = command({
  name: 'archives.wish-archiving',
  permission: archivesPermissions.lead,
  input: { wish: choice(archivingWishes) },
  about: wholeCtg,
  async run(work, { ctgId, wish }) {
    const side = sideOf(work.actor, ctgId)
    if (side === undefined) throw new DomainError('forbidden', 'archives.not-a-coordination')
    const archiving = await lockArchiving(work, { ctgId })
    refuse('archives', refusalToWish(archiving, wish))
    const others = archiving.wishes.filter((one) => one.side !== side)
    const wishes: readonly Wish[] = wish === 'none' ? others : [...others, { side, wish }]
    const agreed = agreedOn(wishes)
    await saveWish(work, ctgId, { side, wish }, agreed !== undefined)
    if (agreed) await settle(work, ctgId, agreed, archiving.archivedAt)
    const act = agreed
      ? (['ctg.archived', 'ctg.reopened'] as const)[agreed === 'archive' ? 0 : 1]
      : 'ctg.archiving-wished'
    await recordAct(work, act, { ctgId, id: ctgId }, { side, wish })
    await tellCoordinators(work, ctgId, 'archiving-wished')
    return { agreed: agreed ?? null }
  },
})

type SavedWish = { readonly side: Wish['side']; readonly wish: (typeof archivingWishes)[number] }

/** What both said is done, and no more to be said. */
async function saveWish(
  { tx, actor, at }: Work,
  ctgId: string,
  { side, wish }: SavedWish,
  isAgreed: boolean,
): Promise<void> {
  if (isAgreed || wish === 'none') {
    const done = tx.deleteFrom('ctg_archiving_wish').where('ctg_id', '=', ctgId)
    await (isAgreed ? done : done.where('side', '=', side)).execute()
    return
  }
  const wishColumns = { wish, wished_by: actor.name, wished_at: at }
  await rowsOf(tx, 'ctg_archiving_wish', { ctg_id: ctgId, side }).put(wishColumns)
}

/** Texts written by several hands close with it, and those that it closed open again. */
async function settle(work: Work, ctgId: string, agreed: 'archive' | 'reopen', archivedAt: Date | null): Promise<void> {
  await rowsOf(work.tx, 'ctg', { id: ctgId }).update({ archived_at: agreed === 'archive' ? work.at : null })
  if (agreed === 'archive') await freezeTexts(work, ctgId)
  else if (archivedAt) await openTextsFrozenAt(work, ctgId, archivedAt)
}
