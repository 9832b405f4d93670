/** Which services an instance speaks to beyond its machine without requiring encryption, by their addresses. Pure. */

export const services = ['postgresql', 'smtp', 's3'] as const
export type Service = (typeof services)[number]

type Addresses = {
  readonly databaseUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly s3Url: string | undefined
}

/** @returns undefined for one on this machine: a socket, the loopback, or an address that is no address */
function distant(address: string | undefined): URL | undefined {
  const url = address !== undefined && URL.canParse(address) ? new URL(address) : undefined
  const isHere = !url || ['', 'localhost', '[::1]'].includes(url.hostname) || /^127\./.test(url.hostname)
  return isHere ? undefined : url
}

const isTrue = (value: string | null): boolean => value === 'true' || value === '1'

/** What each service's address says when the exchange cannot go in clear. */
const requiresEncryption: Record<Service, (url: URL) => boolean> = {
  postgresql: ({ searchParams }) => {
    const mode = searchParams.get('sslmode')
    return mode === null ? isTrue(searchParams.get('ssl')) : ['require', 'verify-ca', 'verify-full'].includes(mode)
  },
  // Without it the server's offer of STARTTLS is taken, but whoever stands between may remove the offer.
  smtp: ({ protocol, searchParams }) =>
    protocol === 'smtps:' || isTrue(searchParams.get('secure')) || isTrue(searchParams.get('requireTLS')),
  s3: ({ protocol }) => protocol === 'https:',
}

/** Said at the start (`startLabels.inClear`): the deployer decides, a private network may be enough. */
export function servicesInClear({ databaseUrl, smtpUrl, s3Url }: Addresses): readonly Service[] {
  const urls = { postgresql: distant(databaseUrl), smtp: distant(smtpUrl), s3: distant(s3Url) }
  return services.filter((service) => {
    const url = urls[service]
    return url !== undefined && !requiresEncryption[service](url)
  })
}
