/** Mail domains that a coordination opens: who is recognised at such an address enters, and reads. Pure. Rules: docs/rules/ctg.md §10. */

/** Anybody has an address there: to open it would open the CTG to all. */
const publicDomains: ReadonlySet<string> = new Set(
  `aol.com bbox.fr club-internet.fr free.fr gmail.com gmx.com gmx.fr googlemail.com hotmail.com hotmail.fr icloud.com
  laposte.net live.com live.fr mail.com me.com msn.com neuf.fr numericable.fr orange.fr outlook.com outlook.fr pm.me
  proton.me protonmail.com sfr.fr wanadoo.fr yahoo.com yahoo.fr ymail.com zoho.com mailo.com mailo.fr tutanota.com`.split(
    /\s+/,
  ),
)
/** Under these, names are everybody's. */
const sharedEnds: ReadonlySet<string> = new Set(['gouv.fr', 'asso.fr', 'com.fr', 'nom.fr', 'co.uk', 'eu.org'])

export type MailDomainRefusal = 'domain-unreadable' | 'domain-public' | 'domain-too-wide'

/** « @Ville-Gennevilliers.fr », as people write it, as it is compared. */
export const readMailDomain = (typed: string): string =>
  typed.trim().toLowerCase().replace(/^.*@/, '').replace(/\.$/, '')

/** Why this domain cannot be opened; undefined when it can. @param domain as `readMailDomain` gives it */
export function refusalOfMailDomain(domain: string): MailDomainRefusal | undefined {
  if (
    domain.length > 190 ||
    !/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*\.[a-z]{2,}$/.test(domain)
  )
    return 'domain-unreadable'
  if (sharedEnds.has(domain)) return 'domain-too-wide'
  return publicDomains.has(domain) ? 'domain-public' : undefined
}
