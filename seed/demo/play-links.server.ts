/** Personal links of the demonstration in use: one passed to a colleague, who answers by it. */
import { forwardLink } from '#app/domains/campaigns/link/commands/forward-link.server.ts'
import { sendReports } from '#app/domains/campaigns/link/commands/send-reports.server.ts'
import { findLink, noteOpened } from '#app/domains/campaigns/link/holder.server.ts'
import { fieldPrefix } from '#app/domains/campaigns/link/link.ts'
import type { LinkHolder } from '#app/kernel/actor.ts'
import type { GuestContext } from '#app/kernel/guest-command.server.ts'
import { rowsOf } from '#app/kernel/rows.server.ts'
import type { Act, CtgIds, Stage } from './stage.server.ts'

const passedTo = { name: 'Colette Serge', email: 'colette.serge@exemple.fr' }

/** @param siteUrl address of this instance, for the links in the mails */
export const linkActs = (stage: Stage, ids: CtgIds, siteUrl: string): readonly Act[] => [
  {
    on: '2026-11-20',
    play: async () =>
      forwardLink(await openMailed(stage, 'action-sociale.caf@exemple.fr', '2026-11-20'), { ...passedTo, siteUrl }),
  },
  {
    on: '2026-11-21',
    play: async () => {
      const context = await openMailed(stage, passedTo.email, '2026-11-21')
      const actionId = await findAction(stage, ids, 'Garde et formation : un même rendez-vous pour les mères isolées')
      await sendReports(context, {
        [`${fieldPrefix(actionId)}facts`]:
          'Neuf mères reçues depuis la Toussaint, six ont une place et un début de formation. Le créneau du soir n’a pas trouvé sa salle.',
        [`${fieldPrefix(actionId)}status`]: 'in-progress',
        [`${fieldPrefix(actionId)}peopleReached`]: '9',
        [`${fieldPrefix(actionId)}nextStep`]: 'Essayer la salle du centre social le jeudi soir',
        [`${fieldPrefix(actionId)}nextStepOn`]: '2027-01-21',
      })
    },
  },
]

/** Whoever holds the link of the last mail to this address, having opened it that day. */
async function openMailed({ db }: Stage, email: string, day: string): Promise<GuestContext<LinkHolder>> {
  const at = new Date(`${day}T13:00:00Z`)
  const { body_text: text } = await rowsOf(db, 'outgoing_mail', { to_address: email })
    .select(['body_text'])
    .where('body_text', 'like', '%/point/%')
    .orderBy('created_at', 'desc')
    .executeTakeFirstOrThrow()
  const token = text.match(/\/point\/([\w-]+)/)?.[1] ?? ''
  const link = await findLink(db, token, at)
  if (link?.state !== 'open') throw new Error(`the link of ${email} does not open`)
  await noteOpened(db, link.holder, at)
  return { db, at, holder: link.holder }
}

async function findAction({ db }: Stage, { ctgId }: CtgIds, title: string): Promise<string> {
  const { id } = await rowsOf(db, 'action', { ctg_id: ctgId, title }).get(['id'])
  return id
}
