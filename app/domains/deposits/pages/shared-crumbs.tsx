/** Where the pages of shared figures stand: under the diagnosis, then under all that is shared. */
import { Breadcrumb } from '#app/ui/layout.tsx'
import { depositsLabels } from '../labels.fr.ts'

const { page } = depositsLabels

export const SharedCrumbs = ({ ctgId }: { readonly ctgId: string }) => (
  <Breadcrumb
    crumbs={[
      { label: page.crumb, to: `/ctg/${ctgId}/diagnostic` },
      { label: page.title, to: `/ctg/${ctgId}/diagnostic/donnees` },
    ]}
  />
)
