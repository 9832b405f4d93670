/** What is said of a signed copy received: who signed, which text, on which day. Pure. Rules: docs/rules/signing.md §2. */
import { z } from 'zod'
import { keptPdf } from '#app/domains/documents/kept-file.ts'
import { day, id, optionalText } from '#app/kernel/fields.ts'
import { inputLabels } from './input-labels.fr.ts'

/** Whoever files a scan certifies it. */
export const isConform = z.literal('on', { error: inputLabels.isTrueCopy })

export const copyFields = {
  ctgId: id(),
  partyId: id(),
  /** A frozen version, or a frozen amendment: it is its own version (docs/decisions/0050). */
  versionId: id(),
  signedOn: day(inputLabels.signedOn),
  signedBy: optionalText(200),
  signedAs: optionalText(200),
  file: keptPdf(inputLabels.signedPdf),
}
