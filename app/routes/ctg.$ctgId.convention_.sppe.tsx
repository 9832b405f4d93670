/** GET, POST /ctg/:ctgId/convention/sppe — the schéma of childcare. */
import { useLoaderData } from 'react-router'
import { ConventionTabs } from '#app/domains/convention/pages/convention-tabs.tsx'
import { recordDeed } from '#app/domains/sppe/commands/record-deed.server.ts'
import { removeDeed } from '#app/domains/sppe/commands/remove-deed.server.ts'
import { updateSchema } from '#app/domains/sppe/commands/update-schema.server.ts'
import { sppeLabels as t } from '#app/domains/sppe/labels.fr.ts'
import { SppePage } from '#app/domains/sppe/pages/sppe-page.tsx'
import { getSppePage } from '#app/domains/sppe/queries.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params }) => getSppePage(context, ctgPath.parse(params).ctgId))

export const action = formAction({
  'update-schema': intent(updateSchema, { said: t.said.setting }),
  'record-deed': intent(recordDeed, { said: t.said.deed }),
  'remove-deed': intent(removeDeed, { said: t.said.deedRemoved }),
})

export default function SppeRoute() {
  const page = useLoaderData<typeof loader>()
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <SppePage page={page} tabs={<ConventionTabs ctgId={page.ctgId} current="sppe" />} />
    </>
  )
}
