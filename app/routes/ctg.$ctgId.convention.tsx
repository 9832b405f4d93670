/** GET, POST /ctg/:ctgId/convention — the convention at a glance: its state, its signatories, what was signed. */
import { withJoined } from '#app/domains/amendments/joined-parties.server.ts'
import { EarlyEndNotice } from '#app/domains/amendments/pages/early-end.tsx'
import { getSinceSigned } from '#app/domains/amendments/queries.server.ts'
import { fileSignedConvention } from '#app/domains/convention/commands/file-signed-convention.server.ts'
import { ConventionPage } from '#app/domains/convention/pages/convention-page.tsx'
import { getConventionPage } from '#app/domains/convention/queries.server.ts'
import { SppeCard } from '#app/domains/sppe/pages/sppe-card.tsx'
import { getSppeCard } from '#app/domains/sppe/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { onePdf } from '#app/http/uploads.server.ts'
import { Stack } from '#app/ui/layout.tsx'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(async ({ context, params }) => {
  const { ctgId } = ctgPath.parse(params)
  const [page, sppe, { earlyEnd, joined }] = await Promise.all([
    getConventionPage(context, ctgId),
    getSppeCard(context, ctgId),
    getSinceSigned(context.db, ctgId),
  ])
  // Nobody joins what is not signed.
  const signatories = page.signedOn === null ? page.signatories : withJoined(page.signatories, joined)
  return { page: { ...page, signatories }, sppe, earlyEnd }
})

export const action = formAction({
  'file-signed-convention': intent(fileSignedConvention, { said: 'Convention signée déposée.', upload: onePdf }),
})

export default titled<Loaded<typeof loader>>(
  ({ page, sppe, earlyEnd }) => (
    <Stack>
      <ConventionPage {...page} notice={earlyEnd && <EarlyEndNotice {...earlyEnd} />} />
      {sppe && <SppeCard {...sppe} />}
    </Stack>
  ),
  'Convention',
)
