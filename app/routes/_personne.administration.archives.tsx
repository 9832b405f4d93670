/** GET, POST /administration/archives — CTGs brought from another instance. */
import { bringArchiveInAct } from '#app/domains/archives/commands/bring-archive-in.server.ts'
import { giveUpArchive } from '#app/domains/archives/commands/give-up-archive.server.ts'
import { receiveArchive } from '#app/domains/archives/commands/receive-archive.server.ts'
import { archivesLabels as t } from '#app/domains/archives/labels.fr.ts'
import { ArrivalsPage } from '#app/domains/archives/pages/arrivals-page.tsx'
import { getArrivalsPage } from '#app/domains/archives/queries.server.ts'
import { archiveUpload } from '#app/http/archive-upload.server.ts'
import { formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context }) => getArrivalsPage(context))

export const action = formAction({
  'receive-archive': intent(receiveArchive, { upload: archiveUpload, said: t.said.received }),
  'bring-in': intent(bringArchiveInAct, { said: t.said.bringing }),
  'give-up': intent(giveUpArchive, { said: t.said.givenUp }),
})

export default titled<Loaded<typeof loader>>(ArrivalsPage, 'Archives de CTG')
