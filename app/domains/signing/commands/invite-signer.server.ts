/** Names who signs in Trame for a party, and sends her a link of her own; the one before answers no more. Rules: docs/rules/signing.md §3.2. */
import { z } from 'zod'
import { recordAct } from '#app/domains/audit/record-audit.server.ts'
import { signatureStateOf } from '#app/domains/convention/convention.ts'
import { countAttempt } from '#app/kernel/attempts.server.ts'
import { addDays, dayStart, timeZoneIn, todayIn } from '#app/kernel/calendar.ts'
import { refuse } from '#app/kernel/errors.ts'
import { email, id, line, nameWithoutLink, optionalText } from '#app/kernel/fields.ts'
import { hashLinkToken, makeLinkToken } from '#app/kernel/link-token.server.ts'
import { sendMail } from '#app/kernel/mail.server.ts'
import { mailLimits } from '#app/kernel/mail-limits.ts'
import { rowOf, rowsOf } from '#app/kernel/rows.server.ts'
import { command, type Work, wholeCtg } from '#app/kernel/transaction.server.ts'
import { inputLabels } from '../input-labels.fr.ts'
import { hiddenLink, invitationMail } from '../labels.fr.ts'
import { signingPermissions } from '../permissions.ts'
import { linkDays, signingBars } from '../signing.ts'
import { signingAddress } from '../signing-address.ts'
import { listAllowed } from '../store.server.ts'
import { tellParty } from '../tell-party.server.ts'
import { textNameOf } from '../text-name.fr.ts'
import { getFrozenText, lockSigned, requireFrozenFile, type TextKey, textColumns } from '../texts.server.ts'

export const inviteSigner = command({
  name: 'convention.invite-signer',
  permission: signingPermissions.lead,
  input: {
    partyId: id(),
    /** A frozen version, or a frozen amendment: it is its own version (docs/decisions/0050). */
    versionId: id(),
    holderName: nameWithoutLink(line(inputLabels.holderName, 120)),
    holderRole: optionalText(200),
    email: email(),
    siteUrl: z.url(),
    /** The route’s: what this instance allows. */
    isInstanceOpen: z.boolean().default(false),
  },
  about: wholeCtg,
  async run(
    work,
    { ctgId, partyId, versionId: textId, holderName, holderRole, email: address, siteUrl, isInstanceOpen },
  ) {
    const { tx, newId, at, actor } = work
    const text = await getFrozenText(tx, ctgId, textId)
    const { signatory } = await lockSigned(work, { ctgId, partyId, text })
    refuse('convention', signatureStateOf(signatory) === 'signed' ? 'already-signed' : undefined)
    const [bar] = signingBars(isInstanceOpen, await listAllowed(tx, ctgId))
    refuse('convention', bar)
    await requireFrozenFile(work, ctgId, textId)
    await revokeOthers(work, { ctgId, partyId, text })
    const [linkId, token] = [newId(), makeLinkToken()]
    const lastDay = addDays(todayIn(work, ctgId), linkDays)
    await rowOf(tx, 'signing_link', { ctgId, id: linkId }).insert({
      party_id: partyId,
      ...textColumns(text),
      token_hash: hashLinkToken(token),
      holder_name: holderName,
      holder_role: holderRole,
      email: address,
      expires_at: dayStart(timeZoneIn(actor, ctgId), addDays(lastDay, 1)),
      created_by: actor.name,
      created_at: at,
    })
    const { name: ctgName } = await rowsOf(tx, 'ctg', { id: ctgId }).get(['name'])
    const about = {
      holderName,
      partyName: signatory.name,
      ctgName,
      coordinator: actor.name,
      lastDay,
      text: textNameOf(text),
    }
    await countAttempt(tx, mailLimits.mandate, actor.personId, at)
    await sendMail(work, {
      onceKey: `signing-link:${linkId}`,
      ctgId,
      toAddress: address,
      toName: holderName,
      ...invitationMail(about, signingAddress(siteUrl, token)),
      keptBodyText: invitationMail(about, hiddenLink).bodyText,
    })
    await tellParty(work, { ...about, email: address, ctgId, partyId, amendmentId: text.amendmentId, linkId, siteUrl })
    await recordAct(work, 'signing.signer-invited', { ctgId, id: ctgId }, { partyId, linkId, holderName })
    return { linkId }
  },
})

type Of = { readonly ctgId: string; readonly partyId: string; readonly text: TextKey }

/** Her links to the convention, whichever its version; or to this amendment. */
const revokeOthers = ({ tx, at }: Work, { ctgId, partyId, text }: Of) =>
  tx
    .updateTable('signing_link')
    .set({ revoked_at: at })
    .where('ctg_id', '=', ctgId)
    .where('party_id', '=', partyId)
    .where('amendment_id', 'is not distinct from', text.amendmentId)
    .where('revoked_at', 'is', null)
    .execute()
