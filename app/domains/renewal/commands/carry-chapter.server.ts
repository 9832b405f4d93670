/** What is chosen of one chapter goes on in this CTG; what is here already is left as it is. Rules: docs/rules/renewal.md §2. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { DomainError } from '#app/kernel/errors.ts'
import { choice, ids } from '#app/kernel/fields.ts'
import { command, wholeCtg } from '#app/kernel/transaction.server.ts'
import { keepCarried, lockRenewal, openScene } from '../chapters/carried-rows.server.ts'
import { chapterModules } from '../chapters/chapters.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { renewalPermissions } from '../permissions.ts'
import { chapters } from '../renewal.ts'

export const carryChapter = command({
  name: 'renewal.carry-chapter',
  permission: renewalPermissions.renew,
  input: {
    chapter: choice(chapters, inputLabels.reload),
    /** Of the CTG before. */
    itemIds: ids(500).refine((list) => list.length > 0, { error: inputLabels.oneItem }),
  },
  about: wholeCtg,
  async run(work, { ctgId, chapter, itemIds }) {
    await lockRenewal(work, ctgId)
    const scene = await openScene(work, ctgId)
    const { list, write } = chapterModules[chapter]
    const offers = new Map((await list(work.tx, scene)).map((offer) => [offer.id, offer]))
    if (itemIds.some((one) => !offers.has(one))) throw new DomainError('not-found', 'renewal.item-not-found')
    const open = new Set(itemIds.filter((one) => offers.get(one)?.state === 'open'))
    if (open.size === 0) throw new DomainError('conflict', 'renewal.nothing-new')
    await keepCarried(work, scene, await write(work, scene, open))
    await recordAct(work, 'ctg.chapter-carried', { ctgId, id: ctgId }, { chapter, count: open.size })
    return { count: open.size }
  },
})
