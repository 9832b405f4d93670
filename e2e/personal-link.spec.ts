/** The link of someone without account, on her phone: what it opens, what it sends, when it opens nothing (docs/rules/followup.md §7). */
import { randomUUID } from 'node:crypto'
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, walkFrom } from './gestures.ts'
import { expectSaid, goTo, openCtg, renewal, unfold, unique, waitForMail } from './given.ts'
import { expectAccessible, narrow, wide } from './page-checks.ts'
import { expireLink } from './site-database.ts'

test.use({ viewport: narrow })

/** The smallest picture there is. */
const leaflet = {
  ...{ name: 'affiche.png', mimeType: 'image/png' },
  buffer: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
    'base64',
  ),
}

/** An action under way led by someone without account. @returns its id and its title */
async function writeAction(claire: Page, lead: string, email: string) {
  const title = unique('Des matinées pour les parents')
  await goTo(claire, 'Plan d’action')
  await claire.getByRole('link', { name: 'Écrire une action' }).click()
  await claire.getByLabel('Titre de l’action').fill(title)
  await claire.getByLabel('Partie pilote').selectOption('Association Les Petits Pas')
  await claire.getByLabel('Nom du pilote').fill(lead)
  await claire.getByLabel('Fin', { exact: true }).fill('2027-06-01')
  await claire.getByLabel('État').selectOption('en cours')
  await unfold(claire, 'Compte du pilote')
  await claire.getByLabel('Adresse électronique du pilote').fill(email)
  await claire.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(claire.getByRole('heading', { level: 1 })).toContainText(title)
  return { title, id: new URL(claire.url()).pathname.split('/').at(-1) ?? '' }
}

/** The last mail of this subject that names this address, where a demonstration shows them. @returns its personal link */
async function readLink(reader: Page, email: string, subject: RegExp = /./): Promise<string> {
  const mail = reader.getByRole('main').locator('li').filter({ hasText: email }).filter({ hasText: subject }).first()
  // Folded, as the page shows it.
  const link = mail.locator('a[href*="/point/"]')
  await waitForMail(reader, link)
  return (await link.getAttribute('href')) ?? ''
}

/** A campaign that asks someone about her two actions; of the first one, something was said in the past. */
async function givenLink(claire: Page) {
  const lead = unique('Lucie Dentelle')
  const email = `lucie.dentelle.${randomUUID().slice(0, 8)}@exemple.fr`
  await openCtg(claire, renewal)
  const ctg = new URL(claire.url()).pathname
  const actions = [await writeAction(claire, lead, email), await writeAction(claire, lead, email)]
  await claire.goto(`${ctg}/actions/${actions[0]?.id}/point`)
  await claire.getByLabel('1. Que s’est-il passé').fill('Six familles sont venues en octobre.')
  await claire.getByRole('button', { name: 'Envoyer le point' }).click()
  await expect(claire.getByRole('main')).toContainText('Six familles')
  await claire.goto(
    `${ctg}/suivi/campagnes/nouvelle?actions=choisies&${actions.map(({ id }) => `action=${id}`).join('&')}`,
  )
  await claire.getByLabel('Nom de la campagne').fill(unique('Points d’automne'))
  await claire.getByLabel('Votre message').fill('Deux minutes avant le comité de pilotage, merci !')
  await claire.getByRole('button', { name: 'Lancer la campagne' }).click()
  await claire.getByRole('button', { name: 'Envoyer les courriels maintenant' }).click()
  await expectSaid(claire, 'Les courriels partent.')
  await expect(claire.getByRole('main').getByRole('link', { name: lead, exact: true })).toBeVisible()
  const campaign = new URL(claire.url()).pathname
  return { ctg, campaign, lead, email, actions, link: await readLink(claire, email) }
}

const section = (page: Page, title: string | undefined) => page.getByRole('region', { name: title ?? '' })
const send = (page: Page) => page.getByRole('button', { name: 'Envoyer mes points' })

test.describe('Le lien personnel', () => {
  test('une responsable d’association fait le point sur ses deux actions, depuis son téléphone', async ({
    enter,
    page,
  }) => {
    test.slow()
    const claire = await enter('Claire Mousseline', wide)
    const { ctg, lead, actions, link } = await givenLink(claire)
    const [first, second] = actions

    const startedAt = Date.now()
    const hers = walkFrom(page)
    await page.goto(link)
    await expect(page.getByRole('main')).toContainText(`Ce lien est au nom de ${lead}.`)
    await expect(page.getByRole('main')).toContainText(
      /Ce lien donne accès à 2\s+actions de la CTG .*2026-2030, jusqu’au .* ne le publiez pas/,
    )
    await expect(page.getByText('Ce n’est pas vous ?')).toBeVisible()
    await expect(section(page, first?.title)).toContainText('Six familles sont venues en octobre.')

    const said = section(page, first?.title)
    await said.getByLabel('1. Que s’est-il passé').fill('Dix-huit familles ; le recrutement a glissé.')
    await said.getByLabel('Personnes ou familles touchées').fill('18')
    await said.getByLabel('5. Faut-il changer l’échéance').fill('2027-09-01')
    await hers.press(said.locator('summary').filter({ hasText: 'Joindre une photo' }))
    await hers.choose(said.getByLabel('Fichiers'), leaflet)
    await section(page, second?.title)
      .getByLabel('1. Que s’est-il passé')
      .fill('Rien encore : la salle est en travaux.')
    await hers.press(send(page))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est envoyé, merci')
    test.info().annotations.push({ type: 'durée', description: `${Date.now() - startedAt} ms du lien à l’envoi` })
    const main = page.getByRole('main')
    await expect(main).toContainText(/Vous pouvez corriger jusqu’au/)
    await expect(main).toContainText('Dix-huit familles ; le recrutement a glissé.')
    await expect(main).toContainText(/Échéance proposée\s*(1er\s)?septembre\s2027/)
    await expect(main).toContainText(/Joint\s*1\s+fichier/)
    await expectAccessible(page, 'points envoyés par lien')

    await claire.goto(`${ctg}/suivi`)
    const coordination = walkFrom(claire)
    await coordination.press(claire.getByRole('link', { name: `Relire : ${first?.title}` }))
    const change = claire.getByRole('table', { name: 'Avant et après' }).getByRole('row', { name: /^Échéance/ })
    await expect(change).toContainText(/juin\s2027.*septembre\s2027/)
    await expect(claire.getByRole('link', { name: 'affiche.png' })).toBeVisible()
    await coordination.press(claire.getByRole('button', { name: 'Accepter' }))
    await expect(claire.getByRole('main')).toContainText('Accepté par Claire Mousseline')
    expectCost(2, { pages: 3, clicks: 6 }, hers, coordination)
  })

  test('réseau coupé en plein envoi : rien n’est perdu, et le point compte une fois', async ({ enter, page }) => {
    test.slow()
    const claire = await enter('Claire Mousseline', wide)
    const { ctg, actions, link } = await givenLink(claire)
    const [first] = actions
    await page.goto(link)
    const facts = section(page, first?.title).getByLabel('1. Que s’est-il passé')
    await facts.fill('Dix-huit familles sont venues.')
    await page.context().setOffline(true)
    await send(page).click()
    await expect(page.getByRole('main')).toContainText('Pas encore envoyé : pas de connexion.')
    await expect(facts).toHaveValue('Dix-huit familles sont venues.')
    await expectAccessible(page, 'envoi sans réseau')
    await page.setViewportSize(narrow)

    // The request leaves by itself and arrives, its answer is lost; the page is then closed and opened again.
    const sending = /\/point\/[^/]+\.data/
    await page.route(sending, async (route) => {
      await route.fetch()
      await route.abort()
    })
    const lost = page.waitForEvent('requestfailed')
    await page.context().setOffline(false)
    await lost
    await page.goto('about:blank')
    await page.unroute(sending)
    await page.goto(link)
    await expect(section(page, first?.title)).toContainText('Dix-huit familles sont venues.')
    await expect(page.getByRole('button', { name: /^Reprendre ce que/ })).toHaveCount(0)

    await claire.goto(`${ctg}/actions/${first?.id}`)
    const points = claire.getByRole('list', { name: 'Dernier point d’étape de cette action' })
    await expect(points.getByText('Dix-huit familles sont venues.')).toHaveCount(1)
  })

  test('« rien de neuf » d’un geste ; un point renvoyé revient par courriel avec le mot de la coordination', async ({
    enter,
    page,
  }) => {
    test.slow()
    const claire = await enter('Claire Mousseline', wide)
    const { ctg, email, actions, link } = await givenLink(claire)
    const [first] = actions
    await page.goto(link)
    await page.getByRole('button', { name: `Rien de neuf : ${first?.title}` }).click()
    await expect(page.getByRole('main')).toContainText('Rien de neuf depuis le dernier point.')
    await expect(page.getByRole('main')).toContainText('Il reste à dire')

    await claire.goto(`${ctg}/actions/${first?.id}`)
    await claire.getByRole('list', { name: 'Dernier point d’étape de cette action' }).getByRole('link').first().click()
    await unfold(claire, 'Renvoyer au pilote')
    await claire.getByLabel('Ce qui est à revoir').fill('Combien de familles depuis octobre ?')
    await claire.getByRole('button', { name: 'Renvoyer', exact: true }).click()
    await expectSaid(claire, 'Point renvoyé au pilote.')
    await page.goto(await readLink(claire, email, /À revoir/))
    await expect(section(page, first?.title)).toContainText('Combien de familles depuis octobre ?')
    await section(page, first?.title).getByLabel('1. Que s’est-il passé').fill('Quatre de plus.')
    await send(page).click()
    await expect(page.getByRole('main')).toContainText('Quatre de plus.')
  })

  test('transmis à un collègue, il répond « pour » elle ; la coordination le sait et peut le révoquer', async ({
    enter,
    page,
  }) => {
    test.slow()
    const claire = await enter('Claire Mousseline', wide)
    const { ctg, campaign, lead, actions, link } = await givenLink(claire)
    const [first] = actions
    const email = `marc.cretonne.${randomUUID().slice(0, 8)}@exemple.fr`
    await page.goto(link)
    await expectAccessible(page, 'lien personnel')
    await page.setViewportSize(narrow)
    await page.getByRole('link', { name: 'Transmettre à un collègue' }).click()
    await page.getByRole('button', { name: 'Transmettre' }).click()
    await expect(page.getByRole('alert')).toContainText('2 réponses sont à revoir.')
    await expectAccessible(page, 'lien à transmettre, refusé')
    await page.getByLabel('Son prénom et son nom').fill('Marc Cretonne')
    await page.getByLabel('Son adresse électronique').fill(email)
    await page.getByRole('button', { name: 'Transmettre' }).click()
    await expect(page.getByRole('status').filter({ hasText: 'Lien transmis' })).toBeVisible()

    const forwarded = await readLink(claire, email, /vous passe la question/)
    await page.goto(forwarded)
    await expect(page.getByRole('main')).toContainText(`Ce lien est au nom de Marc Cretonne, qui répond pour ${lead}.`)
    await section(page, first?.title).getByLabel('1. Que s’est-il passé').fill('Douze familles.')
    await send(page).click()
    await expect(page.getByRole('main')).toContainText('Douze familles.')

    await claire.goto(`${ctg}/actions/${first?.id}`)
    await expect(claire.getByRole('list', { name: 'Dernier point d’étape de cette action' })).toContainText(
      `Marc Cretonne pour ${lead}`,
    )
    await claire.goto(campaign)
    await expect(claire.getByRole('row').filter({ hasText: lead })).toContainText('Marc Cretonne')
    await claire.getByRole('main').getByRole('link', { name: lead, exact: true }).click()
    await claire.getByRole('button', { name: 'Révoquer ce lien : Marc Cretonne' }).click()
    await expect(claire.getByRole('status').filter({ hasText: 'Lien révoqué' })).toBeVisible()

    expect((await page.goto(forwarded))?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien a été retiré')
    await expect(page.getByRole('main')).toContainText('claire.mousseline@exemple.fr')
    await expectAccessible(page, 'lien révoqué')
    expect((await page.goto(link))?.status()).toBe(200)
  })

  test('expiré ou deviné, il n’ouvre rien ; ce qui n’était pas parti est rendu, à ce lien seul', async ({
    enter,
    page,
  }) => {
    test.slow()
    const claire = await enter('Claire Mousseline', wide)
    const { lead, actions, link } = await givenLink(claire)
    await page.goto(link)
    await section(page, actions[0]?.title).getByLabel('1. Que s’est-il passé').fill('Neuf familles, ce samedi.')
    await expireLink(link)
    expect((await page.goto(link))?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Ce lien ne répond plus depuis le/)
    await expect(page.getByRole('main')).toContainText('claire.mousseline@exemple.fr')
    const left = page.getByRole('status').filter({ hasText: 'ne sont pas enregistrés' })
    await expect(left.getByRole('textbox')).toHaveValue(/Neuf familles, ce samedi\.$/)
    for (const secret of [lead, actions[0]?.title ?? '', renewal])
      await expect(page.getByRole('main')).not.toContainText(secret)
    await expectAccessible(page, 'lien expiré')

    expect((await page.goto(`/point/${'A'.repeat(43)}`))?.status()).toBe(404)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Ce lien n’est pas reconnu')
    await expect(page.getByRole('main')).not.toContainText('@')
    await expectAccessible(page, 'lien deviné')
    await expect(left).toHaveCount(0)

    await page.goto(link)
    await left.getByRole('button', { name: 'Effacer' }).click()
    await expect(left).toHaveCount(0)
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Ce lien ne répond plus depuis le/)
    await expect(left).toHaveCount(0)
  })

  test.describe('sans JavaScript', () => {
    test.use({ javaScriptEnabled: false })

    test('le formulaire s’envoie et dit ce qui manque', async ({ enter, page }) => {
      test.slow()
      const { actions, link } = await givenLink(await enter('Claire Mousseline', wide))
      await page.goto(link)
      await send(page).click()
      await expect(page.getByText('Une réponse est à revoir.')).toBeVisible()
      await section(page, actions[1]?.title).getByLabel('1. Que s’est-il passé').fill('La salle est prête.')
      await send(page).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('C’est envoyé, merci')
      await expect(page.getByRole('main')).toContainText('La salle est prête.')
    })
  })
})
