/** « Petite enfance » and « Vacances »: real figures, their rank, trend and source; the readings side by side. */
import { expect, test } from './fixtures.ts'
import { createCtgOnScreen, goTo, openTheme, renewal, unfold } from './given.ts'

test.describe('Les chiffres du diagnostic', () => {
  test.beforeEach(async ({ enterAs }) => enterAs(/Claire Mousseline/))

  test('« Petite enfance » : la couverture, les naissances et les lectures des parties', async ({ page }) => {
    await openTheme(page, 'Petite enfance', renewal)
    await test.step('le taux de couverture 2023 se lit avec le département, la région, un rang honnête, sa source', async () => {
      const coverage = page.getByRole('row', { name: /^Places d’accueil pour 100 enfants de moins de 3 ans/ }).first()
      await expect(coverage.getByRole('cell', { name: '57,4', exact: true })).toBeVisible()
      await expect(coverage.getByRole('cell', { name: '72,1', exact: true })).toBeVisible()
      await expect(coverage).toContainText('30e sur 34, du plus élevé au plus faible')
      await expect(coverage).toContainText('2 communes non diffusées')
      await expect(coverage.getByRole('cell', { name: '−14,7', exact: true })).toBeVisible()
      await expect(coverage.getByRole('cell', { name: '57,2', exact: true })).toBeVisible()
      await expect(coverage.getByRole('cell', { name: '+0,2', exact: true })).toBeVisible()
      await expect(coverage.getByRole('rowheader')).toContainText('Cnaf, décembre 2023')
    })
    await test.step('les naissances ont baissé de 26 % depuis 2017, et aucun effectif n’est classé', async () => {
      const births = page.getByRole('row', { name: /^Naissances domiciliées/ }).first()
      await expect(births).toContainText('de 2017 à 2023')
      await expect(births).toContainText('864 en 2017, 640 en 2023')
      await expect(births).toContainText('−26 %')
      await expect(births).toContainText('−15 %')
      await expect(births).toContainText('Insee, état civil 2023')
      await expect(births).not.toContainText(/\d+er?\s+sur\s+\d+/)
      await expect(page.getByRole('row', { name: /^Foyers percevant la Paje/ }).first()).not.toContainText(
        /\d+er?\s+sur\s+\d+/,
      )
    })
    await test.step('les lectures de la Caf et de la Ville restent côte à côte, la réserve suit le constat', async () => {
      const readings = page.getByRole('region', { name: 'Ce qu’en lisent les parties' })
      await expect(readings.getByRole('heading', { name: 'Lecture de la Caf' })).toBeVisible()
      await expect(readings.getByRole('heading', { name: 'Lecture de la Ville' })).toBeVisible()
      await expect(readings).toContainText('quinze places de moins que le département')
      await expect(readings).toContainText('un quart de naissances en moins')
      await unfold(page, 'Moins de places qu’ailleurs dans le département')
      const finding = page.getByRole('region', { name: 'Constats' })
      await expect(finding).toContainText('Réserve de la Ville')
    })
  })

  test('un autre repère se choisit pour une colonne, et reste dans l’adresse', async ({ page }) => {
    await openTheme(page, 'Petite enfance', renewal)
    await unfold(page, 'Île-de-France')
    await page.getByRole('link', { name: 'France à la place de Île-de-France' }).click()
    await expect(page).toHaveURL(/repere2=FR/)
    const coverage = page.getByRole('row', { name: /^Places d’accueil pour 100 enfants de moins de 3 ans/ }).first()
    await expect(coverage.getByRole('cell', { name: '60,9', exact: true })).toBeVisible()
    await expect(coverage.getByRole('cell', { name: '−3,5', exact: true })).toBeVisible()
    await expect(coverage.getByRole('cell', { name: '57,2', exact: true })).toHaveCount(0)
  })

  test('chaque commune se lit dans un tableau, et les définitions disent la source et le secret', async ({ page }) => {
    await openTheme(page, 'Petite enfance', renewal)
    await page.getByRole('link', { name: 'Définitions, sources et secret' }).click()
    await expect(page.getByRole('region', { name: 'Définitions, sources et secret' })).toContainText(
      'Diffusé pour les communes de plus de 10 000 habitants',
    )
    await expect(page.getByRole('rowheader', { name: 'Asnières-sur-Seine' }).first()).toBeVisible()
    await page.getByRole('link', { name: 'Petite enfance' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Petite enfance' })).toBeVisible()
  })

  test('pour les vacances, aucun chiffre public n’existe : l’écran dit quoi demander à la Caf', async ({ page }) => {
    await openTheme(page, 'Vacances', renewal)
    const figures = page.getByRole('region', { name: 'Ce que disent les chiffres' })
    await expect(figures).toContainText('Aucun chiffre public n’existe sur les départs en vacances')
    await expect(figures.getByRole('heading', { name: 'La demande à faire à la Caf' })).toBeVisible()
    await expect(figures.getByRole('listitem')).toHaveCount(4)
    await expect(figures).toContainText('Vacaf')
  })
})

test('une intercommunalité d’ailleurs a son portrait dès sa création, et rien n’y est dit à tort', async ({
  page,
  enterAs,
}) => {
  await enterAs(/Antoine Lin/)
  const cahors = { search: 'grand cahors', territory: 'CA du Grand Cahors', caf: 'Caf du Lot' }
  await createCtgOnScreen(page, 'Grand Cahors', 'la collectivité', cahors)
  await goTo(page, 'Diagnostic partagé')
  await page.getByRole('navigation', { name: 'Thèmes du diagnostic' }).getByRole('link', { name: 'Portrait' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Portrait du territoire')
  const median = page.getByRole('row', { name: /^Niveau de vie médian/ }).first()
  await expect(median.getByRole('cell', { name: '21 340 €', exact: true })).toBeVisible()
  await expect(median.getByRole('cell', { name: '+400', exact: true })).toBeVisible()
  await expect(page.getByRole('row', { name: /^Taux de pauvreté/ }).first()).toContainText('de 13 % (Pradines) à 19 %')
  const figures = page.getByRole('region', { name: 'Ce que disent les chiffres' })
  expect(await figures.getByRole('row').filter({ hasText: 'Filosofi 2019' }).count()).toBeGreaterThan(9)
  await expect(figures).not.toContainText('non recueilli')
  await median.getByRole('link', { name: 'Niveau de vie médian' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Niveau de vie médian')
  await expect(page.getByRole('region', { name: 'Repères' })).toContainText('France métropolitaine 21 930 € (−590)')
  await expect(page.getByRole('img', { name: /^Niveau de vie médian, communes du département \(Lot\)/ })).toBeVisible()
  await expect(page.getByRole('row', { name: /^1 Saint-Médard-de-Presque/ })).toContainText('+4 620 €')
  await expect(page.getByRole('region', { name: 'Année par année' }).getByRole('row', { name: /^2019/ })).toBeVisible()
  await openTheme(page, 'Petite enfance')
  await unfold(page, 'sans chiffre chargé pour ce territoire')
  await expect(page.getByRole('main')).toContainText('Naissances domiciliées (Insee, état civil)')
})

test('un code qui n’est celui d’aucun territoire le dit, et se cherche', async ({ page, enterAs }) => {
  await enterAs(/Paul Coton/)
  await page.goto('/observatoire?territoire=zzzz')
  await expect(page.getByText(/Aucun territoire ne ressemble à «\szzzz\s»/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Un territoire' })).toHaveValue('zzzz')
})
