/** Where the pages of a list brought stand. */
import { Breadcrumb } from '#app/ui/layout.tsx'
import { facilitiesLabels as t } from '../labels.fr.ts'

export const BringCrumbs = ({ ctgId }: { readonly ctgId: string }) => (
  <Breadcrumb
    crumbs={[
      { label: t.page.crumb, to: `/ctg/${ctgId}/diagnostic` },
      { label: t.page.title, to: `/ctg/${ctgId}/diagnostic/equipements` },
      { label: t.bring.title },
    ]}
  />
)
