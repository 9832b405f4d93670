/** GET /accessibilite — the accessibility statement, open to all. */
import { AccessibilityPage } from '#app/shell/accessibility-page.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export default function AccessibilityRoute() {
  return (
    <>
      <PageTitle>Accessibilité</PageTitle>
      <AccessibilityPage />
    </>
  )
}
