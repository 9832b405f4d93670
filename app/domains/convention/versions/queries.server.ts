/** What the pages of the versions read: the list with who holds which, and any two of them compared. Rules: docs/rules/convention.md §2. */

import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import { loadPlanContent } from '#app/domains/snapshots/queries.server.ts'
import { requireMembership } from '#app/kernel/actor.ts'
import { todayIn } from '#app/kernel/calendar.ts'
import { found } from '#app/kernel/errors.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { asStored } from '#app/kernel/storable.ts'
import type { Context } from '#app/kernel/transaction.server.ts'
import { getConventionDocument } from '../frozen-document.server.ts'
import { listHandovers } from '../handovers.server.ts'
import { loadConvention } from '../load-convention.server.ts'
import { getConventionPage } from '../queries.server.ts'
import type { ComparedSide } from './compared-sides.ts'
import { comparisonDossier } from './comparison-dossier.ts'
import { comparisonLabels as t } from './comparison-labels.fr.ts'
import { compareInPublic } from './kept-secret.server.ts'

/** The versions, where each is, and what each signatory was sent. */
export async function getVersionsPage(context: Context, ctgId: string) {
  const page = await getConventionPage(context, ctgId)
  return { ...page, handovers: await listHandovers(context.db, ctgId) }
}
export type VersionsPageData = Awaited<ReturnType<typeof getVersionsPage>>

export type ComparisonQuery = {
  readonly ctgId: string
  /** Absent: the version before the last one, or the last one beside the draft. */
  readonly before?: ComparedSide | undefined
  readonly after?: ComparedSide | undefined
}

type Side = { readonly name: string; readonly number: number | null; readonly content: unknown; readonly plan: unknown }

/** What two texts of the convention do not say alike. */
async function compareSides(context: Context, ctgId: string, before: ComparedSide, after: ComparedSide) {
  const [was, is] = [await loadSide(context, ctgId, before), await loadSide(context, ctgId, after)]
  const { text, plan } = await compareInPublic(context.db, ctgId, was, is)
  return {
    before: { name: was.name, number: was.number },
    after: { name: is.name, number: is.number },
    text,
    /** Without the reports received, which no convention prints; null when one of the two was frozen before the state of the plan was kept with it. */
    plan: plan?.filter(({ key }) => key !== 'progress') ?? null,
  }
}
export type ConventionComparison = Awaited<ReturnType<typeof compareSides>>

async function loadSide(context: Context, ctgId: string, side: ComparedSide): Promise<Side> {
  const { db, at } = context
  if (side === 'draft')
    return {
      name: t.draft,
      number: null,
      // As JSON, as what was frozen is.
      content: asStored(await getConventionDocument(db, { ctgId, number: 0, at })),
      plan: await loadPlanContent(db, ctgId, todayIn(context, ctgId)),
    }
  const row = await rowsOf(db, 'convention_version', { ctg_id: ctgId, number: side }).find(['content', 'plan'])
  return { name: t.version(side), number: side, ...found(row, 'convention.version-not-found') }
}

/** Earlier first, whatever the order asked; the draft is later than all. */
const inOrder = (one: ComparedSide, other: ComparedSide): readonly [ComparedSide, ComparedSide] =>
  one === 'draft' || (other !== 'draft' && one > other) ? [other, one] : [one, other]

/** Two texts side by side; nothing is compared until there are two. @throws DomainError not-found, also for another CTG's number */
export async function getComparisonPage(context: Context, { ctgId, ...sides }: ComparisonQuery) {
  requireMembership(context.actor, ctgId)
  const { versions } = await loadConvention(context.db, ctgId)
  const numbers = versions.map(({ number }) => number)
  const [last, previous] = numbers
  const [before, after] = inOrder(sides.before ?? previous ?? last ?? 'draft', sides.after ?? last ?? 'draft')
  return {
    ctgId,
    numbers,
    chosen: { before, after },
    comparison: before === after ? null : await compareSides(context, ctgId, before, after),
  }
}
export type VersionsComparisonData = Awaited<ReturnType<typeof getComparisonPage>>

/** The same, printed. @throws DomainError not-found when there are not two texts */
export async function getComparisonFile(context: Context, { ctgId, ...sides }: ComparisonQuery) {
  // Nothing asked and one version only: the draft beside it.
  const isOpen = sides.before === undefined && sides.after === undefined
  const page = await getComparisonPage(context, { ctgId, ...sides })
  const { comparison } = isOpen && !page.comparison ? await getComparisonPage(context, { ctgId, after: 'draft' }) : page
  const { before, after, text, plan } = found(comparison ?? undefined, 'convention.version-not-found')
  const { ctgName, isDemo, parties } = await getPrintedSetting(context.db, ctgId)
  const madeOn = todayIn(context, ctgId)
  return {
    dossier: {
      ...comparisonDossier({ ctgName, before: before.name, after: after.name, text, plan, madeOn, isDemo }),
      parties,
    },
    format: 'pdf' as const,
    name: t.fileName(before.number, after.number),
  }
}
