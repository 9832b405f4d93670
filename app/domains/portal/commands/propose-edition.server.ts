/** Freezes what would be public now, for the other coordination to publish. Rules: docs/rules/portal.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { refuse } from '#app/kernel/errors.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import { command } from '#app/kernel/transaction.server.ts'
import { portalPermissions } from '../permissions.ts'
import { isSide, refusalToPropose } from '../portal.ts'
import { buildNow, contentSha256, frozen, lockPortal, sideOf } from '../store.server.ts'

export const proposeEdition = command({
  name: 'portal.propose-edition',
  permission: portalPermissions.publish,
  input: {},
  about: lockPortal,
  async run(work, { ctgId }, { portal }) {
    const { tx, actor, at, newId } = work
    const side = sideOf(work, ctgId)
    refuse('portal', refusalToPropose(portal, side))
    if (!isSide(side)) return { editionId: '' }
    const content = frozen((await buildNow(tx, ctgId)).content)
    const editionId = newId()
    const sha256 = contentSha256(content)
    await rowOf(tx, 'portal_edition', { ctgId, id: editionId }).insert({
      content: JSON.stringify(content),
      content_sha256: sha256,
      ...{ proposed_by: actor.name, proposed_side: side, proposed_at: at },
    })
    await recordAct(work, 'portal-page.proposed', { ctgId, id: ctgId }, { editionId, sha256 })
    return { editionId }
  },
})
