/** Where the pages of a list brought stand. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { Breadcrumb } from '#app/ui/layout.tsx'
import { facilitiesLabels as t } from '../labels.fr.ts'

export const BringCrumbs = ({ ctgId }: { readonly ctgId: string }) => (
  <Breadcrumb
    crumbs={[
      crumbs.diagnosis(ctgId),
      { label: t.page.title, to: `/ctg/${ctgId}/diagnostic/equipements` },
      { label: t.bring.title },
    ]}
  />
)
