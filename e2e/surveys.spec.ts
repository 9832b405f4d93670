/** Surveys: from the model to six families on their phones, without account, to results that give no one away (docs/rules/surveys.md). */
import { expect, type Page, test } from './fixtures.ts'
import { createCtg, dayFromToday, expectSaid, goTo, openWhole, unfold, unique } from './given.ts'
import { expectAccessible, narrow, wide } from './page-checks.ts'

const missed = (page: Page) => page.getByRole('radiogroup', { name: /^3\. Depuis un an/ })
const what = (page: Page) => page.getByRole('group', { name: /^3 bis\. Qu’est-ce qui a manqué/ })

test('une enquête part du modèle, six familles y répondent sans compte, ses résultats masquent ce qui est petit', async ({
  enter,
  browser,
  baseURL,
}) => {
  test.slow()
  const antoine = await enter('Antoine Lin')
  await createCtg(antoine, 'Enquêtes', 'la collectivité')
  const title = unique('Les familles de la ville')
  await goTo(antoine, 'Diagnostic partagé')
  await openWhole(antoine, 'Enquêtes')
  await antoine.getByLabel('Titre').fill(title)
  await antoine.getByRole('button', { name: 'Partir de ce modèle' }).click()
  await expectSaid(antoine, 'Enquête préparée')
  await antoine.getByLabel('Dernier jour pour répondre').fill(dayFromToday(20))
  await antoine.getByRole('button', { name: 'Enregistrer' }).first().click()
  await expectSaid(antoine, 'Enquête enregistrée.')
  await expectAccessible(antoine, 'enquête en préparation', { sizes: [narrow] })
  await antoine.setViewportSize(wide)
  await antoine.getByRole('button', { name: 'Ouvrir, et créer le lien' }).click()
  await expectSaid(antoine, 'Enquête ouverte')
  const link = (await antoine.getByRole('link', { name: /\/enquete\// }).getAttribute('href')) ?? ''
  const poster = await antoine.request.get(`${new URL(antoine.url()).pathname}/affiche.pdf`)
  expect(poster.headers()['content-type']).toBe('application/pdf')

  const phoneOf = async (javaScriptEnabled: boolean) =>
    (await browser.newContext({ viewport: narrow, javaScriptEnabled, ...(baseURL && { baseURL }) })).newPage()
  const send = async (phone: Page) => {
    await phone.getByRole('button', { name: 'Envoyer mes réponses' }).click()
    await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Merci, vos réponses sont enregistrées')
  }

  await test.step('avec JavaScript, une question ne se montre qu’à qui elle concerne', async () => {
    const phone = await phoneOf(true)
    await phone.goto(link)
    await expect(what(phone)).toBeHidden()
    await phone.getByRole('button', { name: 'Envoyer mes réponses' }).click()
    await expect(phone.getByText('Répondez à la question 3.').first()).toBeVisible()
    await missed(phone).getByText('Oui').click()
    await expect(what(phone)).toBeVisible()
    await what(phone).getByText('Autre chose').click()
    await phone.getByLabel(/^6\. Racontez/).fill('Zorglubin en crèche.')
    await phone.getByLabel('J’accepte que mes mots soient cités').check()
    await expectAccessible(phone, 'répondre à une enquête', { sizes: [narrow] })
    await send(phone)
    await phone.getByRole('link', { name: 'Répondre pour une autre personne' }).click()
    await missed(phone).getByText('Oui').click()
    await send(phone)
    await phone.context().close()
  })
  await test.step('sans JavaScript, tout est montré, et rien n’est perdu d’un envoi refusé', async () => {
    const phone = await phoneOf(false)
    await phone.goto(link)
    await expect(what(phone)).toContainText('Si vous avez répondu')
    await phone.getByLabel('Crèche ou multi-accueil').check()
    await phone.getByRole('button', { name: 'Envoyer mes réponses' }).click()
    await expect(phone.getByText('Répondez à la question 3.').first()).toBeVisible()
    await expect(phone.getByLabel('Crèche ou multi-accueil')).toBeChecked()
    for (const _ of [1, 2, 3, 4]) {
      await missed(phone).getByText('Non', { exact: true }).click()
      await send(phone)
      await phone.goto(link)
    }
    await phone.context().close()
  })

  const late = await phoneOf(true)
  await late.goto(link)
  await late.getByLabel(/^6\. Racontez/).fill('Écrit trop tard.')

  await antoine.reload()
  await expect(antoine.getByRole('region', { name: 'Le lien à diffuser' })).toContainText(/Reçu\s: 6\sréponses/)
  await expect(antoine.getByRole('region', { name: 'Résultats', exact: true })).toHaveCount(0)
  await unfold(antoine, 'Clore et montrer les résultats')
  await antoine.getByRole('button', { name: 'Clore, compter, effacer les réponses' }).click()
  await expectSaid(antoine, 'Enquête close')
  // Counted by a job: the page comes to it by itself.
  await expect(antoine.getByRole('region', { name: 'Résultats', exact: true })).toContainText('6', { timeout: 30_000 })
  // Two « Oui », four « Non »: neither is told.
  await expect(antoine.getByRole('row', { name: /^Oui/ })).toContainText(/Oui\s*s/)
  await expect(antoine.getByRole('row', { name: /^Non/ }).first()).toContainText(/Non\s*s/)
  await expect(antoine.getByRole('main')).not.toContainText('Zorglubin')
  await expectAccessible(antoine, 'résultats d’une enquête', { sizes: [narrow, wide] })

  await antoine.getByRole('link', { name: 'Relire les textes' }).click()
  await expect(antoine.getByRole('main')).toContainText('Zorglubin en crèche.')
  await expectAccessible(antoine, 'textes d’une enquête', { sizes: [narrow] })
  const stranger = await phoneOf(true)
  await stranger.goto(link)
  await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('Cette enquête est close')
  await stranger.context().close()

  await test.step('ce qui n’était pas parti est rendu dans son onglet, et à personne d’autre', async () => {
    await late.reload()
    const left = (page: Page) => page.getByRole('status').filter({ hasText: 'ne sont pas enregistrés' })
    await expect(left(late).getByRole('textbox')).toHaveValue(/Écrit trop tard\.$/)
    await expect(left(late)).toContainText('ils s’effacent quand vous fermez cet onglet')
    await expectAccessible(late, 'enquête close, mots rendus', { sizes: [narrow] })
    const next = await late.context().newPage()
    await next.goto(link)
    await expect(next.getByRole('heading', { level: 1 })).toHaveText('Cette enquête est close')
    await next.waitForLoadState('networkidle')
    await expect(left(next)).toHaveCount(0)
    await late.context().close()
  })
})
