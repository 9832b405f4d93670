/** GET, POST /ctg/:ctgId/convention/sppe — the schéma of childcare. */
import { ConventionTabs } from '#app/domains/convention/pages/convention-tabs.tsx'
import { recordDeed } from '#app/domains/sppe/commands/record-deed.server.ts'
import { removeDeed } from '#app/domains/sppe/commands/remove-deed.server.ts'
import { updateSchema } from '#app/domains/sppe/commands/update-schema.server.ts'
import { sppeLabels as t } from '#app/domains/sppe/labels.fr.ts'
import { SppePage } from '#app/domains/sppe/pages/sppe-page.tsx'
import { getSppePage } from '#app/domains/sppe/queries.server.ts'
import { pageNumber } from '#app/http/page-number.server.ts'
import { ctgPath, formAction, intent, route } from '#app/http/route.server.ts'
import { type Loaded, titled } from '#app/ui/page-title.tsx'

export const loader = route(({ context, params, searchParams }) =>
  getSppePage(context, ctgPath.parse(params).ctgId, pageNumber(searchParams)),
)

export const action = formAction({
  'update-schema': intent(updateSchema, { said: t.said.setting }),
  'record-deed': intent(recordDeed, { said: t.said.deed }),
  'remove-deed': intent(removeDeed, { said: t.said.deedRemoved }),
})

export default titled<Loaded<typeof loader>>(
  (page) => <SppePage page={page} tabs={<ConventionTabs ctgId={page.ctgId} current="sppe" />} />,
  t.title,
)
