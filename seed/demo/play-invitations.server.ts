/** The copil to come of the demonstration: addresses on its seats, mails written, answers by link. */

import { updateSeat } from '#app/domains/governance/commands/update-seat.server.ts'
import { answerByLink } from '#app/domains/meetings/invitations/commands/answer-by-link.server.ts'
import { invitationDoor } from '#app/domains/meetings/invitations/door.server.ts'
import { writeInvitationMails } from '#app/domains/meetings/invitations/write-mails.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import { findBody } from './play-governance.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

type Addressee = {
  readonly holderName: string
  readonly holderEmail: string
  readonly substituteName?: string
  readonly substituteEmail?: string
}

/** Nobody here has an account. */
const addressed: readonly Addressee[] = [
  { holderName: 'Odile Batiste', holderEmail: 'odile.batiste@exemple.fr' },
  {
    holderName: 'Hélène Jacquard',
    holderEmail: 'helene.jacquard@exemple.fr',
    substituteName: 'Farid Nankin',
    substituteEmail: 'farid.nankin@exemple.fr',
  },
  { holderName: 'Marc Popeline', holderEmail: 'marc.popeline@exemple.fr' },
]

export const addressActs = (stage: Stage, ids: CtgIds): readonly Act[] => [
  { on: '2026-11-19', play: () => giveAddresses(stage, ids, '2026-11-19') },
]

/**
 * After the convocation of 20 November: a yes, a no that calls the substitute, someone named.
 * @param siteUrl address of this instance, for the links in the mails
 */
export const answerActs = (stage: Stage, siteUrl: string): readonly Act[] => [
  { on: '2026-11-20', play: () => writeInvitationMails(stage.db, atTen('2026-11-20'), siteUrl) },
  { on: '2026-11-20', play: () => answer(stage, 'odile.batiste@exemple.fr', '2026-11-20', { reply: 'accepted' }) },
  {
    on: '2026-11-22',
    play: () =>
      answer(stage, 'helene.jacquard@exemple.fr', '2026-11-22', {
        reply: 'declined',
        comment: 'Conseil métropolitain le même jour.',
      }),
  },
  {
    on: '2026-11-23',
    play: () =>
      answer(stage, 'marc.popeline@exemple.fr', '2026-11-23', {
        reply: 'represented',
        representativeName: 'Irène Cretonne',
        representativeEmail: 'irene.cretonne@exemple.fr',
      }),
  },
  { on: '2026-11-23', play: () => writeInvitationMails(stage.db, atTen('2026-11-23'), siteUrl) },
]

const atTen = (day: string): Date => new Date(`${day}T09:30:00Z`)

async function giveAddresses(stage: Stage, ids: CtgIds, on: string): Promise<void> {
  const { ctgId } = ids
  const context = await stage.as('claire', on)
  const seats = await stage.db
    .selectFrom('seat')
    .selectAll()
    .where('ctg_id', '=', ctgId)
    .where('body_id', '=', await findBody(stage, ids, 'copil'))
    .where('until', 'is', null)
    .execute()
  for (const seat of seats) {
    const recipient = addressed.find(({ holderName }) => holderName === seat.holder_name)
    if (!recipient) continue
    await updateSeat(context, {
      ...{ ctgId, seatId: seat.id, version: seat.version, functionTitle: seat.function_title },
      ...{ serviceId: seat.service_id, allowsRepresentative: 'on', since: seat.since },
      ...recipient,
    })
  }
}

/** By the link of the last mail to this address. */
async function answer({ db }: Stage, email: string, day: string, form: object): Promise<void> {
  const { body_text: text } = await rowsOf(db, 'outgoing_mail', { to_address: email })
    .select(['body_text'])
    .where('body_text', 'like', '%/invitation/%')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  const at = new Date(`${day}T15:00:00Z`)
  const found = await invitationDoor.find(db, text.match(/\/invitation\/([\w-]+)/)?.[1] ?? '', at)
  if (!found) throw new Error(`the link of ${email} does not open`)
  await answerByLink.runUnknown({ db, at, holder: invitationDoor.holderOf(found) }, form)
}
