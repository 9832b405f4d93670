/** The annexes of a convention as a version freezes them. The caller has checked the right to read. Rules: docs/rules/convention.md §6. */
import { getSppeAnnex } from '#app/domains/sppe/queries.server.ts'
import type { Reader } from '#app/kernel/database.server.ts'
import { listCofLines } from '../cof/cof-reads.server.ts'
import type { Convention } from '../convention.ts'
import type { ConventionDocument, DocumentAnnex } from '../convention-document.ts'
import { listPosts } from '../posts/post-reads.server.ts'
import type { AnnexKind } from './annex-kinds.ts'
import { annexSections, isDrawnAnnex, type OwnAnnex } from './annex-sections.ts'
import { listAttachedAnnexes } from './annex-store.server.ts'
import { annexLabels as t } from './labels.fr.ts'

type AnnexSources = Pick<ConventionDocument, OwnAnnex> & { readonly convention: Convention }

/** Those attached that have something to say, in their order. */
export async function getDocumentAnnexes(
  db: Reader,
  ctgId: string,
  sources: AnnexSources,
): Promise<readonly DocumentAnnex[]> {
  const attached = await listAttachedAnnexes(db, ctgId)
  const isAttached = (...kinds: readonly AnnexKind[]): boolean => kinds.some((kind) => attached.includes(kind))
  const reads = {
    convention: sources.convention,
    plan: sources.plan,
    posts: isAttached('posts') ? await listPosts(db, ctgId) : [],
    cof: isAttached('cof', 'facilities') ? await listCofLines(db, ctgId) : [],
    sppe: isAttached('sppe') ? await getSppeAnnex(db, ctgId) : [],
  }
  return attached.flatMap((kind): readonly DocumentAnnex[] => {
    const title = t.titles[kind]
    if (!isDrawnAnnex(kind)) return sources[kind].length === 0 ? [] : [{ kind, title, blocks: [] }]
    const blocks = annexSections[kind](reads)
    return blocks.length === 0 ? [] : [{ kind, title, blocks }]
  })
}

/** The diagnosis, the plan and the governance of a version: nothing of what it does not annex. */
export const contentOf = (
  annexes: readonly DocumentAnnex[],
  sources: Pick<ConventionDocument, OwnAnnex>,
): Pick<ConventionDocument, OwnAnnex> => {
  const has = (kind: AnnexKind): boolean => annexes.some((annex) => annex.kind === kind)
  return {
    diagnosis: has('diagnosis') ? sources.diagnosis : [],
    plan: has('plan') ? sources.plan : [],
    governance: has('governance') ? sources.governance : [],
  }
}
