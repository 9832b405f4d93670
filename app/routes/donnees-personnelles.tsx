/** GET, POST /donnees-personnelles — what is kept about people, why and how long, open to all; a link for who has no account. */
import { data, useActionData, useLoaderData } from 'react-router'
import { getInstanceLegal } from '#app/domains/portal/queries.server.ts'
import { privacyLabels } from '#app/domains/privacy/labels.fr.ts'
import { PersonalDataPage } from '#app/domains/privacy/pages/register-page.tsx'
import { registerWords } from '#app/domains/privacy/printed.fr.ts'
import { buildRegister } from '#app/domains/privacy/register.ts'
import { askAddressLink } from '#app/domains/privacy/steps.server.ts'
import { readForm } from '#app/http/form-values.server.ts'
import { publicRoute, refusalOf } from '#app/http/route.server.ts'
import { email } from '#app/kernel/fields.ts'
import { mostVisitorBytes } from '#app/kernel/sending.ts'
import { PageTitle } from '#app/ui/page-title.tsx'

export const loader = publicRoute(async ({ surroundings: { instance } }) => ({
  lines: buildRegister(instance.config.departedMonths),
  contact: (await getInstanceLegal(instance.db)).contact,
}))

const { sent } = privacyLabels.address

export const action = publicRoute(async ({ surroundings: { instance, clientAddress }, request }) => {
  const form = await readForm(request, mostVisitorBytes)
  try {
    const address = email().parse(String(form.get('email') ?? ''))
    await askAddressLink({ db: instance.db, at: new Date() }, { email: address, clientAddress })
    return data({ tone: 'info' as const, sentence: sent })
  } catch (error) {
    const { sentence, status } = refusalOf(error)
    return data({ tone: 'bad' as const, sentence }, { status })
  }
})

export default function PersonalDataRoute() {
  return (
    <>
      <PageTitle>{registerWords.publicTitle}</PageTitle>
      <PersonalDataPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />
    </>
  )
}
