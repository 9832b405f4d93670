/** One filter in the address of the plan; views kept under a name; every CTG in one list (docs/rules/plan.md §12). */
import { expect, type Page, test } from './fixtures.ts'
import { expectSaid, openCtg, renewal, unfold, unique } from './given.ts'

/** Rows of the list. Other tests write in this plan meanwhile: what rows say is looked at, not how many they are. */
const rowsOf = (page: Page) =>
  page
    .getByRole('main')
    .getByRole('row')
    .filter({ has: page.getByRole('cell') })

test('le plan se filtre, se trie et se retrouve par son adresse ; la vue se garde sous un nom et se partage', async ({
  enter,
}) => {
  const page = await enter('Claire Mousseline')
  await openCtg(page, renewal, 'Plan d’action')
  const all = await rowsOf(page).count()
  expect(all).toBeGreaterThan(5)

  await unfold(page, 'État')
  await page.getByRole('checkbox', { name: 'en cours', exact: true }).check()
  await unfold(page, 'Thème')
  await page.getByRole('checkbox', { name: 'Petite enfance', exact: true }).check()
  await page.getByRole('button', { name: 'Filtrer', exact: true }).click()
  await expect(page).toHaveURL(/etat=en-cours/)
  await expect(page).toHaveURL(/theme=/)
  const chosen = page.getByRole('navigation', { name: 'Critères choisis' })
  await expect(chosen.getByRole('link', { name: 'Retirer le critère Thème : Petite enfance' })).toBeVisible()
  await expect(rowsOf(page).filter({ hasNotText: 'en cours' })).toHaveCount(0)
  await expect(rowsOf(page)).not.toHaveCount(0)

  await page
    .getByRole('link', { name: /^Dates/ })
    .first()
    .click()
  await expect(page.getByRole('columnheader', { name: /Dates/ })).toHaveAttribute('aria-sort', 'ascending')
  await expect(rowsOf(page).filter({ hasNotText: 'en cours' })).toHaveCount(0)

  const name = unique('En cours')
  await page.getByRole('link', { name: 'Enregistrer cette vue' }).click()
  await page.getByLabel('Nom de la vue').fill(name)
  await page.getByLabel('La partager avec tous les membres de la CTG').check()
  await page.getByRole('button', { name: 'Enregistrer la vue' }).click()
  await expectSaid(page, 'Vue enregistrée.')
  await expect(page).toHaveURL(/tri=echeance/)

  const other = await enter('Antoine Lin')
  await openCtg(other, renewal, 'Plan d’action')
  await other.getByRole('navigation', { name: 'Vues enregistrées' }).getByRole('link', { name }).click()
  await expect(rowsOf(other).filter({ hasNotText: 'en cours' })).toHaveCount(0)
  await expect(other.getByRole('columnheader', { name: /Dates/ })).toHaveAttribute('aria-sort', 'ascending')

  await other.getByRole('navigation', { name: 'Critères choisis' }).getByRole('link', { name: 'Tout le plan' }).click()
  // Other tests add actions to this plan meanwhile: only what the filter held back is counted.
  await expect.poll(() => rowsOf(other).count()).toBeGreaterThanOrEqual(all)
  await other.getByRole('link', { name: 'Gérer les vues' }).click()
  await other.getByRole('button', { name: `Retirer la vue ${name}` }).click()
  await expectSaid(other, 'Vue retirée.')
})

test('des mots qui ne sont nulle part ramènent à tout le plan', async ({ enter }) => {
  const page = await enter('Samira Taffetas')
  await openCtg(page, renewal, 'Plan d’action')
  await page.getByRole('searchbox', { name: 'Chercher un mot' }).fill('zzzz')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Aucune action ne répond à ces critères.')).toBeVisible()
  await page.getByRole('link', { name: 'Voir tout le plan' }).click()
  await expect(page.getByRole('main').getByRole('rowheader').first()).toBeVisible()
})

test('les actions de toutes ses CTG se lisent en une liste', async ({ enter }) => {
  const page = await enter('Claire Mousseline')
  await page.goto('/')
  await page.getByRole('link', { name: 'Actions de mes CTG' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Actions de mes CTG')
  await unfold(page, 'Plus')
  await page.getByRole('checkbox', { name: 'en retard', exact: true }).check()
  await page.getByRole('button', { name: 'Filtrer', exact: true }).click()
  await expect(page).toHaveURL(/signal=en-retard/)
  await expect(page.getByRole('navigation', { name: 'Critères choisis' })).toContainText('À voir : en retard')
  const rows = page
    .getByRole('table', { name: 'Actions de mes CTG' })
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader') })
  await expect(rows.first()).toContainText('en retard')
  await unfold(page, 'Thème')
  await page.getByRole('checkbox', { name: 'Petite enfance', exact: true }).check()
  await page.getByRole('button', { name: 'Filtrer', exact: true }).click()
  await expect(page).toHaveURL(/theme=/)
  await expect(rows.first()).toContainText('Un relais petite enfance itinérant')
})

test.describe('sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('les choix d’un critère se demandent par un lien, et ceux que l’on a faits restent', async ({
    page,
    enterAs,
  }) => {
    await enterAs(/Claire Mousseline/)
    await openCtg(page, renewal, 'Plan d’action')
    await unfold(page, 'État')
    await page.getByRole('link', { name: 'Afficher les choix' }).click()
    await unfold(page, 'État')
    await page.getByRole('checkbox', { name: 'en cours', exact: true }).check()
    await page.getByRole('button', { name: 'Filtrer', exact: true }).click()
    await expect(page).toHaveURL(/etat=en-cours/)
    await unfold(page, 'Thème')
    await page.getByRole('link', { name: 'Afficher les choix' }).click()
    await unfold(page, 'Thème')
    await page.getByRole('checkbox', { name: 'Petite enfance', exact: true }).check()
    await page.getByRole('button', { name: 'Filtrer', exact: true }).click()
    await expect(page).toHaveURL(/theme=.*etat=en-cours|etat=en-cours.*theme=/)
    await expect(rowsOf(page).filter({ hasNotText: 'en cours' })).toHaveCount(0)
  })
})
