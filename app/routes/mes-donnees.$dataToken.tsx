/** GET, POST /mes-donnees/:dataToken — behind the link of a mail: what is held under an address without account. Reading does nothing. */
import { useLoaderData, useParams } from 'react-router'
import { eraseMyAddress } from '#app/domains/privacy/commands/erase-address.server.ts'
import { addressDoor } from '#app/domains/privacy/door.server.ts'
import { addressLimits } from '#app/domains/privacy/identity.ts'
import { privacyLabels } from '#app/domains/privacy/labels.fr.ts'
import { AddressPage } from '#app/domains/privacy/pages/address-page.tsx'
import { getAddressPage } from '#app/domains/privacy/queries.server.ts'
import { doorAction, doorIntent, doorRoute } from '#app/http/door.server.ts'
import { ClosedDoorPage, LinkFrame } from '#app/shell/link-frame.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = doorRoute(addressDoor, ({ found, db }) => getAddressPage(db, found))

export const action = doorAction(addressDoor, {
  'erase-address': doorIntent(eraseMyAddress, {
    ...{ limit: addressLimits.act, said: privacyLabels.address.erased },
    done: ({ secret }) => `/mes-donnees/${encodeURIComponent(secret)}`,
  }),
})

export default function AddressRoute() {
  const path = `/mes-donnees/${useParams().dataToken ?? ''}`
  return (
    <LinkFrame homeTo="/donnees-personnelles">
      <PageTitle>{privacyLabels.address.title}</PageTitle>
      <AddressPage {...useLoaderData<typeof loader>()} path={path} />
    </LinkFrame>
  )
}

export const ErrorBoundary = ClosedDoorPage
