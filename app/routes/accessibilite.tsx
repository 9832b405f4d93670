/** GET /accessibilite — the accessibility statement, open to all. */
import { AccessibilityPage } from '#app/shell/accessibility-page.tsx'

export default function AccessibilityRoute() {
  return (
    <>
      <title>Accessibilité – Trame</title>
      <AccessibilityPage />
    </>
  )
}
