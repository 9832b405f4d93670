/** Attaches an annex, detaches it, moves it up or down. Rules: docs/rules/convention.md §6.1. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { choice } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { annexKinds, annexMoves, moveAnnex as moved, refusalToMove } from '../annexes/annex-kinds.ts'
import { listAttachedAnnexes, saveAnnexes } from '../annexes/annex-store.server.ts'
import { conventionPermissions } from '../permissions.ts'
import { lockCtg } from '../store.server.ts'

export const moveAnnex = command({
  name: 'convention.move-annex',
  permission: conventionPermissions.write,
  input: { annex: choice(annexKinds), move: choice(annexMoves) },
  about: wholeCtg,
  async run(work, { ctgId, annex, move }) {
    await lockCtg(work, ctgId)
    const attached = await listAttachedAnnexes(work.tx, ctgId)
    refuse('convention', refusalToMove(attached, annex, move))
    const annexes = moved(attached, annex, move)
    await saveAnnexes(work, ctgId, annexes)
    await recordAct(work, 'convention.annexes-moved', { ctgId, id: ctgId }, { annex, move })
    return { annexes: [...annexes] }
  },
})
