/** Links that every page owes. */
import { accessibilityMention } from '#app/kernel/accessibility.fr.ts'
import { Link } from './link.tsx'

export const frameFooter = (
  <p>
    <Link to="/accessibilite">{accessibilityMention}</Link> · <Link to="/plan-du-site">Plan du site</Link> · Trame,
    logiciel libre (licence MIT)
  </p>
)
