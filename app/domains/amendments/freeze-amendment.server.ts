/** Gathers all that an amendment says and changes, ready to be frozen. Reads only. Rules: docs/rules/amendments.md §3. */

import { createHash } from 'node:crypto'
import { getCtgFacts } from '#app/domains/convention/ctg-facts.server.ts'
import { periodWords } from '#app/domains/convention/document-words.fr.ts'
import { getConventionDocument } from '#app/domains/convention/frozen-document.server.ts'
import { listSentences } from '#app/domains/convention/versions/comparison-dossier.ts'
import { compareInPublic } from '#app/domains/convention/versions/kept-secret.server.ts'
import { representativesOf } from '#app/domains/ctg/labels.fr.ts'
import { getPrintedSetting } from '#app/domains/ctg/queries.server.ts'
import { decisionReference } from '#app/domains/meetings/meetings.ts'
import { loadPlanContent } from '#app/domains/snapshots/queries.server.ts'
import { parisDay, todayIn } from '#app/kernel/calendar.ts'
import { asStored } from '#app/kernel/storable.ts'
import type { Work } from '#app/kernel/transaction.server.ts'
import type { AmendmentContent } from './amendment-content.ts'
import { type AmendmentSetting, amendmentDocument } from './amendment-text.fr.ts'
import { type BaseText, loadBaseText } from './base-text.server.ts'
import { readBase } from './consolidate.ts'
import { amendmentLabels } from './labels.fr.ts'
import type { AmendmentRow } from './load-amendments.server.ts'
import { changedArticles } from './proposed-articles.ts'
import { findEndPutOff } from './terminations.server.ts'

type AmendmentToFreeze = {
  readonly ctgId: string
  readonly number: number
  readonly amendment: AmendmentRow
  readonly signing: readonly string[]
}

/** @param signing ids of who is called to sign, in their order */
export async function amendmentContent(
  work: Work,
  { ctgId, number, amendment, signing }: AmendmentToFreeze,
): Promise<AmendmentContent> {
  const { tx, at } = work
  const base = await loadBaseText(tx, { ctgId, at })
  const facts = await getCtgFacts(tx, ctgId)
  const partyOf = (id: string) => facts.parties.filter((party) => party.id === id).map(toParty)
  const joining = amendment.parties.map(({ id }) => id)
  const content = {
    version: 1 as const,
    number,
    motive: amendment.motive,
    madeOn: parisDay(at),
    extension:
      amendment.newEndsOn === null
        ? null
        : {
            from: facts.endsOn,
            to: amendment.newEndsOn,
            period: periodWords(facts.startsOn, amendment.newEndsOn),
          },
    parties: joining.flatMap(partyOf),
    communes: amendment.communes.map(({ name }) => name),
    articles: changedArticles({
      articles: base.text.articles,
      startsOn: facts.startsOn,
      endsOn: facts.endsOn,
      newEndsOn: amendment.newEndsOn,
      partyNames: amendment.parties.map(({ name }) => name),
      communeNames: amendment.communes.map(({ name }) => name),
      written: amendment.written,
    }).map(({ isWritten: _isWritten, ...article }) => article),
    ...(amendment.addsActions ? await planNow(work, ctgId, base) : { plan: null, planState: null, planChanges: [] }),
    signatories: signing.flatMap(partyOf),
  }
  const { ctgName, isDemo } = await getPrintedSetting(tx, ctgId)
  const setting: AmendmentSetting = {
    ctgName,
    isDemo,
    signedOn: facts.signedOn,
    earlier: base.inForce,
    decision: decisionWords(amendment),
    termination: await findEndPutOff(tx, ctgId, amendment.newEndsOn),
  }
  return { ...content, document: amendmentDocument({ ...content, ...setting, hasPlan: content.plan !== null }) }
}

const decisionWords = ({ decisionNumber, decidedOn }: AmendmentRow): string | null =>
  decisionNumber === null || decidedOn === null
    ? null
    : amendmentLabels.decision(decisionReference({ number: decisionNumber, decidedOn }), decidedOn)

type Party = Awaited<ReturnType<typeof getCtgFacts>>['parties'][number]

/** As the convention prints one. */
const toParty = ({ kind, name, shortName, representedBy, representedAs }: Party) => ({
  ...{ kind, name, shortName, address: null, authorisedBy: null },
  representatives: representativesOf(representedBy, representedAs).map((one) => ({ ...one })),
})

/** The plan of today, as printed and thing by thing, with what it changes to the one annexed. */
async function planNow(work: Work, ctgId: string, base: BaseText) {
  const printed = asStored(await getConventionDocument(work.tx, { ctgId, number: 0, at: work.at }))
  const planState = await loadPlanContent(work.tx, ctgId, todayIn(work, ctgId))
  const sides = [
    { content: base.text, plan: base.planState },
    { content: printed, plan: planState },
  ] as const
  const { text, plan } = await compareInPublic(work.tx, ctgId, ...sides)
  const planChanges = plan?.map(({ sentence }) => sentence) ?? listSentences(text, ['actions'])
  return { plan: readBase(printed).plan, planState, planChanges: planChanges.filter((sentence) => sentence !== '') }
}

/** Fingerprint of what an amendment says. */
export const contentSha256 = (content: AmendmentContent): string =>
  createHash('sha256').update(JSON.stringify(content)).digest('hex')
