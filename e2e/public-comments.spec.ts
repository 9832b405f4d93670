/** Comments of the public page: a mother on her phone, without a script, asks and is answered (docs/rules/comments.md). Pages and clicks printed. */
import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, walkFrom } from './gestures.ts'
import { createCtgForTwo, expectSaid, goTo, unfold, unique, waitForMail } from './given.ts'
import { expectAccessible, narrow } from './page-checks.ts'

/** An action still proposed, shown as such, on a page that both coordinations published; comments are open. */
async function publish(antoine: Page, claire: Page) {
  const title = unique('Une crèche au Luth')
  const address = `avis-${randomUUID().slice(0, 8)}`
  await goTo(antoine, 'Plan d’action')
  await antoine.getByRole('link', { name: 'Écrire une action' }).click()
  await antoine.getByLabel('Titre de l’action').fill(title)
  await antoine.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toContainText(title)
  const base = new URL(antoine.url()).pathname.split('/').slice(0, 3).join('/')
  await antoine.goto(`${base}/page-publique`)
  await antoine.getByLabel('Adresse', { exact: false }).first().fill(address)
  await antoine.getByLabel('Montrer aussi les actions encore proposées').check()
  await antoine.getByRole('button', { name: 'Préparer la page' }).click()
  await antoine.getByRole('button', { name: 'Proposer cette publication' }).click()
  await expectSaid(antoine, 'Publication proposée')
  await claire.goto(`${base}/page-publique`)
  await claire.getByRole('button', { name: 'Publier', exact: true }).click()
  await expectSaid(claire, 'Page publiée')
  await antoine.goto(`${base}/page-publique/avis`)
  await antoine.getByLabel('La page publique propose d’écrire un avis').check()
  await antoine.getByRole('button', { name: 'Enregistrer' }).click()
  await expectSaid(antoine, 'Réglage enregistré.')
  return { title, address, base }
}

/** The link of the last mail to this address, where a demonstration shows them. */
async function readLink(reader: Page, email: string): Promise<string> {
  const mail = reader.getByRole('main').locator('li').filter({ hasText: email }).first()
  const link = mail.locator('a[href*="/avis/"]')
  await waitForMail(reader, link)
  return (await link.getAttribute('href')) ?? ''
}

test('20. L’habitante : sur son téléphone et sans script, une mère lit ce que devient la crèche, pose une question, la confirme, et lit la réponse de la Ville', async ({
  enter,
  browser,
}) => {
  test.slow()
  const { antoine, claire } = await createCtgForTwo(enter, 'Avis')
  const { title, address, base } = await publish(antoine, claire)
  const device = await browser.newContext({ javaScriptEnabled: false, viewport: narrow })
  const phone = await device.newPage()
  await phone.goto(`/t/${address}`)
  const walk = walkFrom(phone)
  await walk.press(
    phone.getByRole('region', { name: 'Ce qui est promis' }).or(phone.locator('#promis')).getByRole('link').first(),
  )
  await walk.press(phone.getByRole('link', { name: title }))
  await expect(phone.getByRole('main')).toContainText('proposée')
  await walk.press(phone.getByRole('link', { name: 'Écrire un avis' }))
  await expect(phone.getByLabel('Sur quoi porte votre avis')).toHaveValue('1')
  const words = unique('C’est prévu quand ?')
  const email = `mina.${randomUUID().slice(0, 8)}@exemple.fr`
  await phone.getByLabel('Votre avis ou votre question').fill(words)
  await phone.getByLabel('Prénom ou pseudonyme').fill('Mina')
  await phone.getByLabel('Adresse électronique').fill(email)
  // Sent at once, it comes back with its words: a machine would have gone.
  await phone.getByRole('button', { name: 'Envoyer' }).click()
  await expect(phone.getByRole('alert')).toContainText('parti très vite')
  await expect(phone.getByLabel('Votre avis ou votre question')).toHaveValue(words)
  await phone.waitForTimeout(4_100)
  await walk.press(phone.getByRole('button', { name: 'Envoyer' }))
  await expect(phone.getByRole('main')).toContainText('Regardez votre boîte')

  const link = await readLink(antoine, email)
  await phone.goto(link)
  await walk.press(phone.getByRole('button', { name: 'Confirmer mon avis' }))
  await expect(phone.getByRole('main')).toContainText('Il attend d’être relu')

  await antoine.goto(`${base}/page-publique`)
  await antoine.getByRole('link', { name: '1 avis à relire' }).click()
  await expectAccessible(antoine, 'avis à relire', { isFrameKnown: true })
  await antoine.getByLabel('Choisir l’avis de Mina').check()
  await antoine.getByRole('button', { name: 'Publier les avis choisis' }).click()
  await expectSaid(antoine, 'C’est fait.')
  await antoine.goto(`${base}/page-publique/avis?etat=shown`)
  await unfold(antoine, 'Répondre au nom de votre partie')
  await antoine.getByRole('textbox', { name: /^Réponse/ }).fill('Ouverture en janvier 2028.')
  await antoine.getByRole('button', { name: /^Publier la réponse/ }).click()
  await expectSaid(antoine, 'La réponse est publiée.')

  await walk.press(phone.getByRole('link', { name: 'La page publique' }))
  const comments = phone.locator('#avis')
  await expect(async () => {
    await phone.reload()
    await expect(comments).toContainText('Ouverture en janvier 2028.', { timeout: 500 })
  }).toPass({ timeout: 15_000 })
  await expect(comments).toContainText(words)
  await expect(phone.locator('body')).not.toContainText(email)
  expectCost(20, { pages: 5, clicks: 6 }, walk)

  for (const path of ['/avis', '/suivre', '/signaler']) {
    await antoine.goto(`/t/${address}${path}`)
    await expectAccessible(antoine, path, { sizes: [narrow] })
  }

  // Hidden, it is gone at once from the page and the feed.
  await antoine.goto(`${base}/page-publique/avis?etat=shown`)
  await antoine.getByLabel('Choisir l’avis de Mina').check()
  await antoine.getByLabel('Raison').selectOption('Hors sujet')
  await antoine.getByRole('button', { name: 'Masquer les avis choisis' }).click()
  await expectSaid(antoine, 'C’est fait.')
  for (const path of ['', '/fil.atom', '/actions/1', '/avis'])
    expect(await (await phone.request.get(`/t/${address}${path}`)).text()).not.toContain(words)
  await device.close()
})
