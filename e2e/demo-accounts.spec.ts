/** Who enters, and what each may do. */
import { expect, type PersonName, test } from './fixtures.ts'
import {
  askForLink,
  createCtg,
  enterByLink,
  expectSaid,
  founding,
  goTo,
  invite,
  openCtg,
  openTheme,
  renewal,
  unique,
} from './given.ts'

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
    test(`${name} entre d’un clic et voit ses CTG`, async ({ page }) => {
      await page.goto('/connexion')
      await page.getByRole('button', { name: `Entrer : ${name}` }).click()
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
      const rows = page.getByRole('table', { name: 'Mes CTG' }).getByRole('row')
      await expect(rows.filter({ hasText: renewal })).toHaveCount(1)
      // Who follows several CTGs has a portfolio, where the role is not a column.
      if ((await page.getByRole('button', { name: 'Lancer une campagne' }).count()) === 0)
        await expect(rows.filter({ hasText: renewal })).toContainText(role)
      await expect(rows.filter({ hasText: founding })).toHaveCount(isInFounding ? 1 : 0)
    })

  test('on sort, et la page suivante demande de se connecter', async ({ enter }) => {
    const page = await enter('Paul Coton')
    await page.goto('/')
    await page.getByRole('button', { name: 'Se déconnecter' }).first().click()
    await expect(page).toHaveURL(/connexion/)
    await page.goto('/')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter')
  })

  test('un lien reçu par courriel fait entrer sans mot de passe, une seule fois', async ({ page, enter }) => {
    const link = await askForLink(page, await enter('Claire Mousseline'), 'antoine.lin@exemple.fr')
    await enterByLink(page, link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
    await expect(page.getByRole('link', { name: 'Antoine Lin' })).toBeVisible()
    await page.context().clearCookies()
    await page.goto(link)
    await expect(page.getByText('Ce lien de connexion n’est plus valable')).toBeVisible()
    await page.getByRole('link', { name: 'Demander un autre lien' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Se connecter')
  })

  test('une personne invitée reçoit un courriel, demande un lien et trouve sa CTG', async ({ page, enter }) => {
    const antoine = await enter('Antoine Lin')
    const ctg = await createCtg(antoine, 'Invitation', 'la collectivité')
    const email = `${unique('ines').replace(/[^a-z0-9]+/g, '.')}test@exemple.fr`
    await invite(antoine, { name: 'Inès Organza', email, party: 'Ville de Gennevilliers', role: 'lecture' })
    await antoine.goto('/courriels')
    const invitation = antoine.getByRole('listitem').filter({ hasText: email })
    await expect(invitation).toContainText(`Antoine Lin vous invite à rejoindre la CTG ${ctg}`)

    await enterByLink(page, await askForLink(page, antoine, email))
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
    await expect(page.getByRole('row').filter({ hasText: ctg })).toContainText('lecture')
    await expect(page.getByRole('link', { name: renewal })).toHaveCount(0)
  })

  test('la coordination se transmet : la suite est assurée, ce qui a été fait garde son nom', async ({ enter }) => {
    const antoine = await enter('Antoine Lin')
    const ctg = await createCtg(antoine, 'Passage de relais', 'la collectivité')
    await antoine.getByRole('link', { name: 'Gérer : Antoine Lin' }).click()
    const form = antoine
      .locator('form')
      .filter({ has: antoine.getByRole('button', { name: 'Transmettre la coordination' }) })
    await form.getByLabel('Prénom et nom').fill('Samira Taffetas')
    await form.getByLabel('Adresse électronique professionnelle').fill('samira.taffetas@exemple.fr')
    await form.getByLabel('Fonction').fill('chargée de coopération CTG')
    await form.getByRole('button', { name: 'Transmettre la coordination' }).click()
    await expectSaid(antoine, 'Coordination transmise')

    const samira = await enter('Samira Taffetas')
    await samira.goto('/')
    await expect(samira.getByRole('row').filter({ hasText: ctg })).toHaveCount(1)
    await openCtg(samira, ctg, 'Journal')
    await expect(samira.getByRole('row', { name: /Antoine Lin Ville$/ }).first()).toBeVisible()
    await goTo(samira, 'Membres et parties')
    await expect(samira.locator('summary').filter({ hasText: 'Inviter une personne' })).toBeVisible()
  })

  test('le lecteur lit tout, peut commenter, et ne trouve aucun bouton qui change quelque chose', async ({ enter }) => {
    const page = await enter('Paul Coton')
    await openCtg(page, renewal)
    const acts = page
      .getByRole('main')
      .getByRole('button')
      .filter({ hasNotText: /[Cc]hercher|Filtrer|Commenter|Calculer/ })
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
