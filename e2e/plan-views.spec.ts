/** The plan as matrix, means, calendar and places: one filter, everything leads somewhere (docs/rules/plan.md §13). */
import { expect, test } from './fixtures.ts'
import { openCtg, openOtherView, renewal } from './given.ts'

test.describe('Les vues du plan', () => {
  test('gardent le filtre d’une vue à l’autre, et chaque nombre mène à ses actions', async ({ enter }) => {
    const page = await enter('Claire Mousseline')
    await openCtg(page, renewal, 'Plan d’action')
    const views = page.getByRole('navigation', { name: 'Vues du plan' })

    await openOtherView(page, 'Matrice')
    const matrix = page.getByRole('table', { name: /Thèmes, champs de la Caf/ })
    const early = matrix.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'Petite enfance' }) })
    const count = early.getByRole('link', { name: /^\d+\s+actions? : Petite enfance, aides collectives/i })
    const told = Number(/\d+/.exec((await count.textContent()) ?? '')?.[0])
    expect(told).toBeGreaterThan(0)
    await count.click()
    const shown = page.getByText(new RegExp(`^${told}\\s+fiches? sur`))
    await expect(shown).toBeVisible()

    // A hole is mended from its cell: the form already says the theme and the field.
    await page.goBack()
    await matrix.getByRole('link', { name: /^Écrire : Logement et habitat, Aides collectives/ }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nouvelle action')
    await expect(page.locator('select[name="themeId"] option:checked')).toHaveText('Logement et habitat')
    await expect(page.locator('input[name="cafFields"][value="collective-aid"]')).toBeChecked()
    await page.goBack()
    await count.click()
    await expect(shown).toBeVisible()

    // The same filter, over time: a name beside the picture is a link that the keyboard reaches.
    await views.getByRole('link', { name: 'Calendrier' }).click()
    await expect(page.getByRole('img', { name: new RegExp(`^Calendrier : ${told}\\s+lignes?`) })).toBeVisible()
    // On paper: title, picture and legend within one page of A4 on its side (190 mm between its margins).
    const screen = page.viewportSize()
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 1047, height: 718 })
    const legend = page.getByText('attend, contre ses dates')
    expect(await legend.evaluate((words) => words.getBoundingClientRect().bottom)).toBeLessThan(718)
    await page.emulateMedia({ media: null })
    if (screen) await page.setViewportSize(screen)
    const first = page.getByRole('list', { name: 'Calendrier' }).getByRole('link').first()
    const name = await first.textContent()
    await first.focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toContainText(name?.trim().slice(-20) ?? '')
  })

  test('disent qui apporte quoi, par année, par axe et par commune', async ({ enter }) => {
    const page = await enter('Antoine Lin')
    await openCtg(page, renewal, 'Plan d’action')
    await openOtherView(page, 'Moyens')
    await expect(page.getByText(/Indicatifs, portés par les COF/).first()).toBeVisible()
    await expect(page.getByRole('table', { name: 'Par financeur et par année' })).toBeVisible()
    await page.getByRole('link', { name: 'Par axe' }).click()
    await expect(page.getByRole('table', { name: /Par financeur et par axe/ })).toBeVisible()
    await page.getByRole('link', { name: 'Par commune' }).click()
    await expect(page.getByRole('table', { name: /Par financeur et par commune/ })).toBeVisible()
  })

  test('situent les actions, et nomment celles qui ne le sont pas', async ({ enter }) => {
    const page = await enter('Claire Mousseline')
    await openCtg(page, renewal, 'Plan d’action')
    await openOtherView(page, 'Lieux')
    await expect(page.getByRole('img', { name: /^Où agit le plan : Gennevilliers/ })).toBeVisible()
    const table = page.getByRole('table', { name: /Actions par commune/ })
    await table.getByRole('link').first().click()
    await expect(page.getByText(/fiches? sur/).first()).toBeVisible()
  })
})
