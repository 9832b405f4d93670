/** What an amendment changes, once its last signature is recorded, in the same transaction. Rules: docs/rules/amendments.md §4. */
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { saveAuthorisingAct, saveSignature } from '#app/domains/convention/steps.server.ts'
import { addToPerimeter, makeSignatories, reachMilestone, setEndsOn } from '#app/domains/ctg/steps.server.ts'
import { rowOf } from '#app/kernel/rows.server.ts'
import type { AuthoredWork } from '#app/kernel/transaction.server.ts'
import { bringsEndBack, comesInForceOn } from './amendments.ts'
import { loadBaseText } from './base-text.server.ts'
import type { AmendmentRow } from './load-amendments.server.ts'
import { findAmendment } from './load-amendments.server.ts'
import { loadDates } from './store.server.ts'

type Key = { readonly ctgId: string; readonly amendmentId: string }

/** Nothing happens twice. @returns the day from which it is in force; null while signatures are awaited */
export async function applyWhenSigned(work: AuthoredWork, { ctgId, amendmentId }: Key): Promise<string | null> {
  const amendment = await findAmendment(work.tx, ctgId, amendmentId)
  if (!amendment || amendment.inForceOn !== null) return amendment?.inForceOn ?? null
  const inForceOn = comesInForceOn(amendment)
  if (inForceOn === null) return null
  await rowOf(work.tx, 'amendment', { ctgId, id: amendmentId }).update({ in_force_on: inForceOn })
  const endsOn = await extend(work, ctgId, amendment, inForceOn)
  await addToPerimeter(
    work,
    ctgId,
    amendment.communes.map(({ code }) => code),
  )
  await admitParties(work, ctgId, amendment)
  const { number, newEndsOn, parties, communes, addsActions } = amendment
  const detail = { number, newEndsOn, parties: parties.length, communes: communes.length, addsActions }
  await recordAct(work, 'amendment.in-force', { ctgId, id: amendmentId }, { ...detail, inForceOn, endsOn })
  return inForceOn
}

/** @returns the day on which the CTG ends after it; null when none is known */
async function extend(
  work: AuthoredWork,
  ctgId: string,
  { newEndsOn, decisionId }: AmendmentRow,
  inForceOn: string,
): Promise<string | null> {
  const { endsOn } = await loadDates(work.tx, ctgId)
  if (newEndsOn === null || bringsEndBack(newEndsOn, endsOn)) return endsOn
  await setEndsOn(work, ctgId, newEndsOn)
  await reachMilestone(work, { ctgId, kind: 'extended', reachedOn: inForceOn, decisionId })
  return newEndsOn
}

/** Who joined and signed is a signatory of the convention, with her act and her signature; one who refused is not. */
async function admitParties(work: AuthoredWork, ctgId: string, { parties, signatories }: AmendmentRow): Promise<void> {
  const joined = signatories.filter(
    ({ partyId, signature }) =>
      parties.some(({ id }) => id === partyId) && signature !== null && signature.signedOn !== null,
  )
  if (joined.length === 0) return
  await makeSignatories(
    work,
    ctgId,
    joined.map(({ partyId }) => partyId),
  )
  const { versionId } = await loadBaseText(work.tx, { ctgId, at: work.at })
  // One after the other: each locks and reads the convention again; an amendment has one or two.
  for (const { partyId, act, signature } of joined) {
    if (act) await saveAuthorisingAct(work, { ctgId, partyId, act: { ...act, versionId }, file: null })
    if (signature) await saveSignature(work, { ctgId, partyId, signature: { ...signature, versionId } })
  }
}
