/** The pack of the copil in one gesture, chosen piece by piece, and the page of the élu (docs/rules/followup.md §11). */
import { readFile } from 'node:fs/promises'
import { addressOfCtg } from './addresses.ts'
import { expect, type Page, test } from './fixtures.ts'
import { expectCost, walkFrom } from './gestures.ts'
import { openCtg, renewal, unfold } from './given.ts'

/** Downloads the file of a format. @returns its name and first bytes */
async function download(page: Page, name: RegExp) {
  const started = page.waitForEvent('download')
  await page.getByRole('link', { name }).click()
  const file = await started
  const bytes = await readFile(await file.path())
  return { name: file.suggestedFilename(), start: bytes.subarray(0, 4).toString('latin1'), size: bytes.length }
}

test.describe('Le dossier du copil', () => {
  test('d’un seul geste, la veille du copil : on voit l’avancement, puis on emporte les trois fichiers', async ({
    enter,
  }) => {
    test.slow()
    const claire = await enter('Claire Mousseline')
    await openCtg(claire, renewal, 'Suivi')
    const walk = walkFrom(claire)
    await walk.press(claire.getByRole('button', { name: 'Préparer le dossier du copil' }))
    await expect(claire.getByRole('heading', { level: 1 })).toHaveText(/^Dossier du comité de pilotage du /)
    await expect(
      claire.getByText('Vous pouvez quitter cette page').or(claire.getByRole('link', { name: /^PDF/ })),
    ).toBeVisible()
    await expect(claire.getByRole('link', { name: /^Diaporama/ })).toBeVisible({ timeout: 60_000 })
    expectCost(3, { pages: 1, clicks: 1 }, walk)

    expect(await download(claire, /^PDF, à lire/)).toMatchObject({
      name: expect.stringMatching(/^dossier-copil-gennevilliers-\d{4}-\d\d-\d\d\.pdf$/),
      start: '%PDF',
    })
    expect(await download(claire, /^Word, à reprendre/)).toMatchObject({
      name: expect.stringMatching(/\.docx$/),
      start: 'PK\u0003\u0004',
    })
    expect(await download(claire, /^Diaporama, à projeter/)).toMatchObject({
      name: expect.stringMatching(/\.pptx$/),
      start: 'PK\u0003\u0004',
    })

    const means = claire.getByRole('region', { name: 'Moyens, à titre indicatif' }).first()
    await expect(means).toContainText('portés par les COF')
    await expect(claire.getByRole('region', { name: 'Avancement par axe' }).first()).toContainText(
      /\d+\sactions? sur \d+ engagée/,
    )
    await test.step('sur un téléphone, le titre d’un tableau est aussi large que lui', async () => {
      await claire.setViewportSize({ width: 390, height: 844 })
      const widths = await claire
        .locator('caption:not(.visually-hidden)')
        .evaluateAll((captions) =>
          captions.map((one) => [one.textContent, one.clientWidth / (one.parentElement?.clientWidth ?? 1)] as const),
        )
      expect(widths.length).toBeGreaterThan(0)
      expect(widths.filter(([, share]) => share < 0.9)).toEqual([])
      await claire.setViewportSize({ width: 1280, height: 720 })
    })
    await claire.getByRole('link', { name: 'Dossiers et bilans' }).click()
    await expect(claire.getByRole('row', { name: /Dossier du comité de pilotage/ }).first()).toBeVisible()
  })

  test('on choisit ce que contient un bilan, rien n’est perdu quand tout est décoché', async ({ enter }) => {
    const antoine = await enter('Antoine Lin')
    await openCtg(antoine, renewal, 'Suivi')
    await unfold(antoine, 'Dossiers, états du plan, réglages')
    await antoine.getByRole('link', { name: 'Dossiers et bilans' }).click()
    await antoine.getByRole('link', { name: 'Bilan annuel', exact: true }).click()
    await expect(antoine.getByRole('heading', { level: 1 })).toHaveText('Préparer un dossier : Bilan annuel')
    const formats = antoine.getByRole('group', { name: 'Formats' })
    for (const box of await formats.getByRole('checkbox').all()) await box.uncheck()
    await antoine.getByLabel('Page de garde').fill('Salle du conseil')
    await antoine.getByRole('button', { name: 'Préparer', exact: true }).click()
    await expect(antoine.getByText('Choisissez au moins un format.').first()).toBeVisible()
    await expect(antoine.getByLabel('Page de garde')).toHaveValue('Salle du conseil')
    for (const box of await formats.getByRole('checkbox').all()) await box.uncheck()
    await formats.getByRole('checkbox', { name: /^PDF/ }).check()
    await antoine.getByRole('button', { name: 'Préparer', exact: true }).click()
    await expect(antoine.getByRole('heading', { level: 1 })).toHaveText(/^Bilan annuel \d{4}$/)
    await expect(antoine.getByRole('region', { name: 'Petite enfance' }).first()).toBeVisible()
    await expect(antoine.getByRole('link', { name: /^PDF/ })).toBeVisible({ timeout: 60_000 })
  })
})

test.describe('L’essentiel, la page de l’élu', () => {
  const phone = { width: 390, height: 844 }

  test('sur un téléphone : ce qui est demandé, pourquoi, ce que cela change, qui a des réserves', async ({ enter }) => {
    const nadia = await enter('Nadia Velours', phone)
    await openCtg(nadia, renewal)
    await nadia.getByRole('main').getByRole('link', { name: 'L’essentiel' }).click()
    await expect(nadia.getByRole('heading', { level: 1 })).toHaveText('L’essentiel')
    const asked = nadia.getByRole('article', { name: /^Valider le diagnostic/ })
    for (const words of ['Pourquoi', 'Ce que cela change', 'La Caf propose', 'La Ville propose'])
      await expect(asked.getByRole('heading', { name: words })).toBeVisible()
    await expect(asked).toContainText('La Ville a une réserve.')
    await expect(nadia.getByRole('article', { name: /PMI/ })).toContainText('pas encore à l’ordre du jour')
    await expect(nadia.getByRole('complementary', { name: 'Deux chiffres' })).toContainText(/Qui agit avec qui/)
    const overflow = await nadia.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(overflow).toBeLessThanOrEqual(0)
  })

  test.describe('sans JavaScript', () => {
    test.use({ javaScriptEnabled: false, viewport: phone })
    test('elle se lit aussi', async ({ page, enterAs }) => {
      await enterAs(/Nadia Velours/)
      await page.goto(`${await addressOfCtg(page, renewal)}/elu`)
      await expect(page.getByRole('article').first()).toBeVisible()
      await expect(page.getByRole('complementary', { name: 'Deux chiffres' })).toContainText(
        /\d+ sur \d+ actions engagées/,
      )
    })
  })
})
