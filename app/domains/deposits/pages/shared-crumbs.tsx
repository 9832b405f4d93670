/** Where the pages of shared figures stand: under the diagnosis, then under all that is shared. */
import { crumbs } from '#app/domains/ctg/crumbs.fr.ts'
import { Breadcrumb } from '#app/ui/layout.tsx'
import { depositsLabels } from '../labels.fr.ts'

const { page } = depositsLabels

export const SharedCrumbs = ({ ctgId }: { readonly ctgId: string }) => (
  <Breadcrumb crumbs={[crumbs.diagnosis(ctgId), { label: page.title, to: `/ctg/${ctgId}/diagnostic/donnees` }]} />
)
