/** Links that every page owes. */
import { accessibilityMention } from '#app/kernel/accessibility.fr.ts'
import { HelpLink } from './help-link.tsx'
import { Link } from './link.tsx'

export const frameFooter = (
  <p>
    <HelpLink /> · <Link to="/accessibilite">{accessibilityMention}</Link> ·{' '}
    <Link to="/donnees-personnelles">Données personnelles</Link> · <Link to="/plan-du-site">Plan du site</Link> · Trame,
    logiciel libre (licence MIT)
  </p>
)
