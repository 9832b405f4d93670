/** Scenario 18: a CTG that ends in forty days is extended by a year in five clicks; pages and clicks printed. */
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, walkFrom } from './gestures.ts'
import { createCtgForTwo, dayFromToday, expectSaid, goTo, unfold } from './given.ts'

/** Opened where the amendment lists who signs it. */
async function signFor(page: Page, party: string): Promise<void> {
  await page
    .getByRole('region', { name: 'Actes et signatures' })
    .getByRole('link', { name: party, exact: true })
    .click()
  await page.getByLabel('Signé le').fill(dayFromToday(0))
  await page.getByRole('button', { name: 'Enregistrer la signature' }).click()
  await expectSaid(page, 'Signature enregistrée.')
  await page.getByRole('link', { name: 'Avenant n° 1' }).click()
}

test('18. Avenant d’un an : une CTG qui finit dans quarante jours se prolonge en cinq clics, l’avenant est prêt à voter, le texte consolidé aussi, et le suivi continue', async ({
  enter,
}) => {
  test.slow()
  const { antoine, claire } = await createCtgForTwo(enter, 'Avenant d’un an')
  await antoine.goto(`${new URL(antoine.url()).pathname}/membres/cadre`)
  await unfold(antoine, 'Modifier le nom et les dates')
  await antoine.getByLabel('Fin', { exact: true }).fill(dayFromToday(40))
  await antoine.getByRole('button', { name: 'Enregistrer le cadre' }).click()
  await expectSaid(antoine, 'Nom et dates enregistrés.')
  await goTo(antoine, 'Convention')
  await antoine.getByRole('navigation', { name: 'Pages de la convention' }).getByRole('link', { name: 'Texte' }).click()
  await antoine.getByRole('button', { name: 'Préparer les articles' }).click()
  await expectSaid(antoine, 'Les articles sont prêts')

  const walk = walkFrom(claire)
  await walk.press(claire.getByRole('navigation').getByRole('link', { name: 'Convention', exact: true }))
  await walk.press(
    claire.getByRole('navigation', { name: 'Pages de la convention' }).getByRole('link', { name: 'Avenants' }),
  )
  for (const name of ['Une commune entre dans le périmètre', 'Des actions s’ajoutent', 'Corriger un article'])
    await expect(claire.getByRole('button', { name, exact: true })).toBeVisible()
  await expect(claire.locator('summary').filter({ hasText: 'Enregistrer une résiliation' })).toBeVisible()
  await walk.press(claire.getByRole('button', { name: 'Prolonger d’un an' }))
  const text = claire.getByRole('region', { name: 'Le texte qui en résulte' })
  // The year of its end, and how long the convention lasts.
  await expect(text.getByRole('deletion')).toHaveText([/\d{4}/, /douze mois/])
  await expect(text.getByRole('insertion')).toHaveText([/\d{4}/, /deux ans/])
  await walk.press(claire.getByRole('button', { name: 'Figer pour le vote' }))
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Avenant n° 1')
  const ready = claire.getByRole('link', { name: 'Télécharger l’avenant (PDF)' })
  await expect(ready).toBeVisible({ timeout: 60_000 })
  const download = claire.waitForEvent('download')
  await walk.press(ready)
  expect(await (await download).failure()).toBeNull()
  expectCost(18, { pages: 4, clicks: 5 }, walk)

  // Ready to be voted by each, the consolidated text too, and nothing is said extended yet.
  const page = new URL(claire.url()).pathname
  for (const link of [`${page}/texte-consolide.pdf`, `${page.replace(/\/[^/]+$/, '')}/texte-consolide.pdf`]) {
    const answer = await claire.request.get(link)
    expect([answer.status(), answer.headers()['content-type']]).toEqual([200, 'application/pdf'])
  }
  const model = claire.getByRole('link', { name: /^Modèle de délibération pour Ville/ })
  expect((await claire.request.get((await model.getAttribute('href')) ?? '')).status()).toBe(200)
  await goTo(claire, 'Tableau de bord')
  await expect(claire.getByRole('main')).toContainText(
    /Prolongation jusqu’au .* en cours de signature\s:\savenant n°\s1, 0\ssur\s2/,
  )

  await claire.goto(page)
  await signFor(claire, 'Caf des Hauts-de-Seine')
  await expect(claire.getByRole('main')).toContainText(/En cours de signature, 1\ssur\s2/)
  await antoine.goto(page)
  await signFor(antoine, 'Ville de Gennevilliers')
  await expect(antoine.getByRole('main')).toContainText(/En vigueur depuis le/)
  await goTo(antoine, 'Tableau de bord')
  await expect(antoine.getByRole('main')).not.toContainText(/en cours de signature\s:\savenant/)
})
