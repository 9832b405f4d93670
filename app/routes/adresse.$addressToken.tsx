/** GET, POST /adresse/:addressToken — the link that confirms a new address: opening it spends nothing. */
import { data, redirect, useActionData, useLoaderData } from 'react-router'
import { addressLabels as t } from '#app/domains/instance/labels.fr.ts'
import { AddressPage } from '#app/domains/instance/pages/address-page.tsx'
import { confirmAddress, openAddressLink } from '#app/http/address-link.server.ts'
import { publicRoute, refusalOf } from '#app/http/route.server.ts'
import { saidCookie } from '#app/http/said-cookie.server.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

const statusOfLink = { open: 200, gone: 404, 'too-many': 429 } as const

export const loader = publicRoute(async ({ surroundings, params }) => {
  const link = await openAddressLink(surroundings, params.addressToken ?? '')
  if (link.state === 'open') return data({ address: link.address, sentence: undefined }, { status: 200 })
  const sentence = link.state === 'gone' ? t.gone : t.tooMany
  return data({ address: null, sentence }, { status: statusOfLink[link.state] })
})

export const action = publicRoute(async ({ surroundings, params }) => {
  try {
    await confirmAddress(surroundings, params.addressToken ?? '')
    return redirect('/connexion', { status: 303, headers: { 'set-cookie': saidCookie(t.done) } })
  } catch (error) {
    const { sentence, status } = refusalOf(error)
    return data({ sentence }, { status })
  }
})

export default function AddressRoute() {
  const { address, sentence } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  return (
    <>
      <PageTitle>{t.title}</PageTitle>
      <AddressPage address={answer ? null : address} sentence={answer?.sentence ?? sentence} />
    </>
  )
}
