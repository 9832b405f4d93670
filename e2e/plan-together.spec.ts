/** Several actions changed together, seen before and put back after; holes of the thread mended where they are seen (docs/rules/plan.md §15). */
import { expect, type Page, test } from './fixtures.ts'
import { createCtg, expectSaid, openCtg, renewal, unfold } from './given.ts'

const titles = ['Ouvrir un relais', 'Former les assistantes maternelles'] as const

/** A CTG of its own with two actions. @returns its address */
async function givenTwoActions(page: Page): Promise<string> {
  await createCtg(page, 'CTG à deux actions', 'la collectivité')
  const base = new URL(page.url()).pathname.split('/').slice(0, 3).join('/')
  for (const title of titles) {
    await page.goto(`${base}/plan/nouvelle`)
    await page.getByLabel('Titre de l’action').fill(title)
    await page.getByRole('button', { name: 'Créer l’action' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
  }
  return base
}

test.describe('Sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('on coche des actions, on voit ce qui changera, on applique, on annule', async ({ page, enterAs }) => {
    await enterAs(/Antoine Lin/)
    const base = await givenTwoActions(page)
    await page.goto(`${base}/plan`)
    await page.getByRole('checkbox', { name: `Cocher : ${titles[0]}` }).check()
    await page.getByRole('button', { name: 'Changer les actions cochées' }).click()
    await expect(page.getByRole('checkbox', { name: titles[0] })).toBeChecked()
    await unfold(page, /autre action$/)
    await page.getByRole('checkbox', { name: titles[1] }).check()
    await page.getByLabel('Fin', { exact: true }).fill('sept. 2028')
    await unfold(page, 'Le reste de la fiche')
    await page.getByLabel('Secteur', { exact: true }).fill('Le Luth')
    await page.getByLabel('État', { exact: true }).selectOption('suspendue')
    await page.getByRole('button', { name: 'Voir ce qui changera' }).click()

    const preview = page.getByRole('region', { name: 'Ce qui changera' })
    await expect(preview.getByRole('row').filter({ hasText: 'sept. 2028' })).toHaveCount(2)
    await expect(preview).toContainText('2 cellules ne changeront pas')
    await expect(preview).toContainText('Rien n’est encore écrit.')
    await preview.getByRole('button', { name: 'Changer ces 2 actions' }).click()

    await expect(page.getByRole('heading', { level: 1 })).toHaveText('4 cellules de 2 actions changées')
    await page.getByRole('button', { name: 'Annuler ce changement' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('4 cellules de 2 actions remises')
    await page.getByRole('link', { name: 'Changements groupés' }).click()
    await expect(page.getByRole('row').filter({ hasText: 'annulé' })).toHaveCount(1)
    await page.goto(`${base}/plan/ensemble`)
    await expect(page.getByRole('row').filter({ hasText: 'sept. 2028' })).toHaveCount(0)
  })
})

test('des actions cochées sur la liste, ce qui change est en vue ; les autres se déplient', async ({ enter }) => {
  const page = await enter('Antoine Lin')
  await openCtg(page, renewal)
  const base = new URL(page.url()).pathname
  await page.goto(`${base}/plan`)
  const boxes = page.getByRole('checkbox', { name: /^Cocher : / })
  for (const at of [0, 1, 2]) await boxes.nth(at).check()
  await page.getByRole('button', { name: 'Changer les actions cochées' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Changer plusieurs actions')
  await expect(page.getByLabel('Fin', { exact: true })).toBeInViewport()
  await expect(page.getByText(/^3\s+cochées sur /)).toBeVisible()
  await unfold(page, /autres actions$/)
  await page.getByRole('table', { name: 'Autres actions' }).getByRole('checkbox').first().check()
  await expect(page.getByText(/^4\s+cochées sur /)).toBeVisible()
})

test('ce qui manque au fil se complète sur place', async ({ enter }) => {
  const page = await enter('Antoine Lin')
  const base = await givenTwoActions(page)
  await page.goto(`${base}/plan/fil`)
  const withoutEnd = page.getByRole('region', { name: 'Actions sans échéance' })
  await expect(withoutEnd.getByRole('rowheader')).toHaveCount(2)
  const row = withoutEnd.getByRole('row').filter({ hasText: titles[0] })
  await row.getByLabel(/^Fin/).fill('bientôt')
  await row.getByRole('button', { name: /^Enregistrer/ }).click()
  await expect(row).toContainText('Cette date n’est pas comprise')
  await row.getByLabel(/^Fin/).fill('sept. 2028')
  await row.getByRole('button', { name: /^Enregistrer/ }).click()
  await expectSaid(page, 'Fiche complétée')
  await expect(withoutEnd.getByRole('rowheader')).toHaveCount(1)

  const withoutLead = page.getByRole('region', { name: 'Actions sans pilote' })
  const leadRow = withoutLead.getByRole('row').filter({ hasText: titles[1] })
  await leadRow.getByRole('combobox').selectOption({ index: 1 })
  await leadRow.getByRole('button', { name: /^Enregistrer/ }).click()
  await expect(withoutLead.getByRole('rowheader')).toHaveCount(1)

  await page.goto(`${base}/plan/copil`)
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vu du copil')
  await expect(page.getByRole('region', { name: 'Ce qui manque encore au plan' })).toContainText('1 action sans pilote')
})
