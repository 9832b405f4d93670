/** The structure of a plan: built, moved by buttons, keyboard and mouse, renamed, renumbered (docs/rules/plan.md §10). */
import { expect, type Page, test } from './fixtures.ts'
import { createCtg, expectSaid, unfold } from './given.ts'
import { expectAccessible } from './page-checks.ts'

const baseOf = (page: Page): string => page.url().match(/.*\/ctg\/[0-9a-f-]+/)?.[0] ?? ''

async function addAxis(page: Page, title: string): Promise<void> {
  const field = page.getByRole('textbox', { name: /^Intitulé/ })
  if (!(await field.isVisible())) await unfold(page, 'Ajouter un axe')
  await field.fill(title)
  await page.getByRole('button', { name: 'Ajouter', exact: true }).click()
  await expect(page.locator('[data-row]').filter({ hasText: title })).toBeVisible()
}

async function addObjective(page: Page, base: string, title: string, axis: string): Promise<void> {
  await page.goto(`${base}/objectifs/nouveau`)
  await page.getByLabel('L’objectif, en une phrase').fill(title)
  await page.getByLabel('Axe', { exact: true }).selectOption({ label: axis })
  await page.getByRole('radio', { name: 'Non mesurable' }).check()
  await page.getByLabel('Pourquoi il n’est pas mesurable').fill('Rien à compter.')
  await page.getByRole('button', { name: 'Écrire cet objectif' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
}

async function addAction(page: Page, base: string, title: string): Promise<void> {
  await page.goto(`${base}/plan/nouvelle`)
  await page.getByLabel('Titre de l’action').fill(title)
  await page.getByLabel(/1\.1 Garder/).check()
  await page.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(title)
}

test('un plan se range au bouton, au clavier et à la souris, puis se renumérote', async ({ page, enterAs }) => {
  await enterAs(/Antoine Lin/)
  await createCtg(page, 'Ranger le plan', 'la collectivité')
  const base = baseOf(page)
  await page.goto(`${base}/plan/arbre`)
  await addAxis(page, 'Accueillir')
  await addAxis(page, 'Habiter')
  await addObjective(page, base, 'Garder', 'Accueillir')
  await addObjective(page, base, 'Loger', 'Habiter')
  for (const title of ['Une crèche', 'Un relais', 'Une halte']) await addAction(page, base, title)
  await page.goto(`${base}/plan/arbre`)
  await expectAccessible(page, 'structure du plan', { isFrameKnown: true })

  await page.getByRole('button', { name: 'Descendre : 1.1.1 Une crèche' }).click()
  await expectSaid(page, 'Déplacé.')
  const actions = page
    .getByRole('listitem')
    .filter({ hasText: 'Garder' })
    .getByRole('link', { name: /^(Une|Un) / })
  await expect(actions).toHaveText(['Un relais', 'Une crèche', 'Une halte'])

  const handle = page.getByRole('link', { name: 'Déplacer : 1.1.3 Une halte' })
  await handle.focus()
  await page.keyboard.press('Alt+ArrowUp')
  await expect(actions).toHaveText(['Un relais', 'Une halte', 'Une crèche'])
  await expect(handle).toBeFocused()

  await handle.dragTo(page.locator('[data-row]').filter({ hasText: 'Loger' }))
  await expect(page.locator('[data-row]').filter({ hasText: 'Une halte' })).toContainText('2.1.1')
  await expect(actions).toHaveText(['Un relais', 'Une crèche'])

  // Shared: under both, numbered once.
  await page.getByRole('link', { name: 'Déplacer : 1.1.2 Un relais' }).click()
  await page.getByLabel('Relier aussi à un autre objectif').selectOption({ label: '2.1 Loger' })
  await page.getByRole('button', { name: 'Relier', exact: true }).click()
  await expectSaid(page, 'Action reliée à cet objectif.')
  await expect(page.getByRole('link', { name: 'Un relais', exact: true })).toHaveCount(2)

  await page.getByRole('textbox', { name: /^Actions/ }).fill('Fiche')
  await page.getByRole('button', { name: 'Enregistrer ces noms' }).click()
  await expectSaid(page, 'Niveaux renommés')
  await expect(page.locator('[data-row]').filter({ hasText: 'Une crèche' })).toContainText('Fiche 1.1.1')

  await expect(page.getByText('2 actions n’ont pas le numéro de leur place.')).toBeVisible()
  await unfold(page, 'Voir ce qui changerait')
  await page.getByRole('button', { name: 'Renuméroter ces actions' }).click()
  await expectSaid(page, 'Actions renumérotées.')
  await expect(page.locator('[data-row]').filter({ hasText: 'Une crèche' })).toContainText('Fiche 1.1.2')

  await page.goto(page.url().split('?')[0] ?? '')
  await page.getByRole('radio', { name: 'd’affilée' }).check()
  await page.getByRole('radio', { name: 'elle prend le numéro' }).check()
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await expect(page.locator('[data-row]').filter({ hasText: 'Une crèche' })).toContainText('FA 2')
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('les flèches et « Placer sous » rangent le plan', async ({ page, enterAs }) => {
    await enterAs(/Antoine Lin/)
    await createCtg(page, 'Ranger sans script', 'la collectivité')
    const base = baseOf(page)
    await page.goto(`${base}/plan/arbre`)
    await addAxis(page, 'Accueillir')
    await addAxis(page, 'Habiter')
    await page.getByRole('button', { name: 'Monter : 2 Habiter' }).click()
    await expect(page.locator('[data-row]').first()).toContainText('Habiter')
    await page.getByRole('link', { name: 'Déplacer : 2 Accueillir' }).click()
    await page.getByRole('button', { name: 'Placer ici' }).click()
    await expect(page.locator('[data-row]').filter({ hasText: 'Accueillir' })).toContainText('1.1')
    await page.getByRole('button', { name: 'Retirer cet axe' }).click()
    await expect(page.getByText('Axe retiré du plan.')).toBeVisible()
    await expect(page.locator('[data-row]')).toHaveCount(1)
  })
})
