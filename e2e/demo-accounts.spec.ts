/** Who enters, and what each may do. */
import { expect, type PersonName, test } from './fixtures.ts'
import { founding, openCtg, openTheme, renewal } from './given.ts'

const accounts = [
  { name: 'Claire Mousseline', role: 'coordination', isInFounding: true },
  { name: 'Antoine Lin', role: 'coordination', isInFounding: true },
  { name: 'Samira Taffetas', role: 'coopération thématique', isInFounding: true },
  { name: 'Julie Percale', role: 'pilote d’action', isInFounding: false },
  { name: 'Nadia Velours', role: 'membre d’une instance', isInFounding: true },
  { name: 'Paul Coton', role: 'lecture', isInFounding: false },
] as const satisfies readonly { name: PersonName; role: string; isInFounding: boolean }[]

test.describe('Entrer dans la démonstration', () => {
  test('la page de connexion propose les six comptes, chacun avec son rôle', async ({ page }) => {
    await page.goto('/connexion')
    await expect(page.getByRole('button', { name: /^Entrer : / })).toHaveCount(accounts.length)
    for (const role of ['Coordinatrice pour la Caf', 'Coordinateur pour la Ville', 'Animatrice du groupe'])
      await expect(page.getByRole('button', { name: role })).toBeVisible()
    for (const role of ['Pilote d’une action', 'Élue, membre du comité', 'Lecteur, partenaire'])
      await expect(page.getByRole('button', { name: role })).toBeVisible()
  })

  for (const { name, role, isInFounding } of accounts)
    test(`${name} entre d’un clic et voit ses CTG`, async ({ enter }) => {
      const page = await enter(name)
      const rows = page.getByRole('table', { name: 'Mes CTG' }).getByRole('row')
      await expect(rows.filter({ hasText: renewal })).toContainText(role)
      await expect(rows.filter({ hasText: founding })).toHaveCount(isInFounding ? 1 : 0)
    })

  test('on sort, et la page suivante demande de se connecter', async ({ enter }) => {
    const page = await enter('Paul Coton')
    await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
    await expect(page).toHaveURL(/connexion/)
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter')
  })

  test('un lien reçu par courriel fait entrer sans mot de passe, une seule fois', async ({ page, enter }) => {
    await page.goto('/connexion')
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: /Recevoir un lien/ }) })
    await form.getByLabel('Adresse électronique').fill('antoine.lin@exemple.fr')
    await form.getByRole('button', { name: /Recevoir un lien/ }).click()
    await expect(page.getByText(/lien/).first()).toBeVisible()

    const claire = await enter('Claire Mousseline')
    await claire.goto('/courriels')
    const mail = claire
      .getByRole('listitem')
      .filter({ hasText: 'Antoine Lin' })
      .filter({ hasText: /connexion/ })
    await mail.locator('summary').first().click()
    const link = (await mail.getByRole('link').first().getAttribute('href')) ?? ''

    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
    await expect(page.getByRole('link', { name: 'Antoine Lin' })).toBeVisible()
    await page.context().clearCookies()
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter')
  })

  test('le lecteur lit tout et ne trouve aucun bouton qui change quelque chose', async ({ enter }) => {
    const page = await enter('Paul Coton')
    await openCtg(page, renewal)
    const acts = page
      .getByRole('main')
      .getByRole('button')
      .filter({ hasNotText: /Rechercher|Filtrer/ })
    for (const section of [
      'Plan d’action',
      'Convention',
      'Suivi',
      'Instances',
      'Réunions et décisions',
      'Membres et parties',
    ]) {
      await page
        .getByRole('navigation', { name: 'Rubriques' })
        .getByRole('link', { name: section, exact: true })
        .click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(section)
      await expect(acts, section).toHaveCount(0)
    }
    await openTheme(page, 'Petite enfance')
    await expect(acts).toHaveCount(0)
    await expect(page.getByRole('link', { name: 'Proposer un constat' })).toHaveCount(0)
  })
})
