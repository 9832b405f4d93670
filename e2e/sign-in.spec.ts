import AxeBuilder from '@axe-core/playwright'
import { demoPassword } from '../app/domains/accounts/accounts.ts'
import { expect, test } from './fixtures.ts'
import { askForLink, createCtg, enterByLink, expectSaid, invite, linkMailedTo, unfold, unique } from './given.ts'
import { expectAccessible } from './page-checks.ts'

test.describe('Se connecter', () => {
  test('un mauvais mot de passe est refusé en une phrase, l’adresse reste', async ({ page }) => {
    await page.goto('/connexion')
    const form = page.locator('form', { has: page.getByLabel('Mot de passe') })
    await form.getByLabel('Adresse électronique').fill('personne@exemple.fr')
    await form.getByLabel('Mot de passe').fill('pas le bon')
    await form.getByRole('button', { name: 'Se connecter' }).click()
    await expect(page.getByText(/mot de passe/i).first()).toBeVisible()
    await expect(form.getByLabel('Adresse électronique')).toHaveValue('personne@exemple.fr')
    await expect(page).toHaveURL(/connexion/)
  })

  test('un robot qui ouvre le lien du courriel ne le consomme pas', async ({ page, enter, request }) => {
    const link = await askForLink(page, await enter('Claire Mousseline'), 'paul.coton@exemple.fr')
    for (let visit = 0; visit < 3; visit += 1) {
      const opened = await request.get(link)
      expect(opened.status()).toBe(200)
      expect(opened.headers()['referrer-policy']).toBe('no-referrer')
      expect(opened.headers()['set-cookie']).toBeUndefined()
    }
    await page.goto(link)
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 900 })
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id} : ${nodes[0]?.html}`)).toEqual([])
    }
    await page.setViewportSize({ width: 1440, height: 900 })
    await enterByLink(page, link)
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
    await expect(page.getByRole('link', { name: 'Paul Coton' })).toBeVisible()
  })

  test('un mot de passe courant est refusé en une phrase ; le bon entre', async ({ page, enter }) => {
    const claire = await enter('Claire Mousseline')
    const email = `${unique('essai').replace(/[^a-z0-9]+/g, '.')}test@exemple.fr`
    const antoine = await enter('Antoine Lin')
    await createCtg(antoine, 'Premier accès', 'la collectivité')
    await invite(antoine, { name: 'Inès Organza', email, party: 'Ville de Gennevilliers', role: 'lecture' })
    await page.goto('/mot-de-passe')
    await page.getByLabel('Adresse électronique').fill(email)
    await page.getByRole('button', { name: 'Recevoir le lien' }).click()
    await expect(page.getByText('vient d’y être envoyé')).toBeVisible()
    await page.goto(await linkMailedTo(claire, email, 'Choisir un nouveau mot de passe'))
    const choose = async (password: string) => {
      await page.getByLabel('Nouveau mot de passe').first().fill(password)
      await page.getByLabel('Nouveau mot de passe, une seconde fois').fill(password)
      await page.getByRole('button', { name: 'Enregistrer le mot de passe' }).click()
    }
    await choose('Motdepasse2026')
    await expect(page.getByRole('alert')).toContainText('parmi les premiers essayés par qui devine')
    await choose('le chat dort au soleil')
    await expect(page.getByText('Mot de passe enregistré : connectez-vous.')).toBeVisible()
    const form = page.locator('form', { has: page.getByLabel('Mot de passe') })
    await form.getByLabel('Adresse électronique').fill(email)
    await form.getByLabel('Mot de passe').fill('le chat dort au soleil')
    await form.getByRole('button', { name: 'Se connecter' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
  })

  test('une clé d’accès s’ajoute, entre seule, sert de second facteur, et se retire', async ({ page, enterAs }) => {
    const device = await page.context().newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true },
        ...{ isUserVerified: true, automaticPresenceSimulation: true },
      },
    })
    await enterAs(/Julie Percale/)
    await page.goto('/compte')
    const keys = page.getByRole('region', { name: 'Clés d’accès' })
    await keys.getByLabel('Nom de la clé').fill('téléphone de Julie')
    await keys.getByRole('button', { name: 'Ajouter une clé d’accès' }).click()
    await expectSaid(page, 'Clé d’accès ajoutée')
    await expect(page.getByText('Gardez ces codes de secours')).toBeVisible()
    await expect(keys.getByRole('rowheader', { name: 'téléphone de Julie' })).toBeVisible()
    await expectAccessible(page, 'Mon compte, avec une clé', { isFrameKnown: true })
    const leave = () => page.getByRole('button', { name: 'Se déconnecter' }).last().click()
    await leave()

    await page.getByRole('button', { name: 'Entrer avec une clé d’accès' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')
    await page.goto('/compte')
    await leave()

    const form = page.locator('form', { has: page.getByLabel('Mot de passe') })
    await form.getByLabel('Adresse électronique').fill('julie.percale@exemple.fr')
    await form.getByLabel('Mot de passe').fill(demoPassword)
    await form.getByRole('button', { name: 'Se connecter' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second facteur')
    await expectAccessible(page, 'Second facteur demandé')
    await page.getByRole('button', { name: 'Montrer ma clé d’accès' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Mes CTG')

    await page.goto('/compte')
    await unfold(page, 'Gérer : téléphone de Julie')
    await keys.getByRole('button', { name: 'Retirer la clé téléphone de Julie' }).click()
    await expect(keys.getByText('Aucune clé d’accès pour l’instant')).toBeVisible()
  })
})

test.describe('Sans JavaScript', () => {
  test.use({ javaScriptEnabled: false })
  test('le lien du courriel entre par son bouton', async ({ page, enter }) => {
    await enterByLink(page, await askForLink(page, await enter('Claire Mousseline'), 'nadia.velours@exemple.fr'))
    await expect(page.getByRole('link', { name: 'Nadia Velours' })).toBeVisible()
  })
})
