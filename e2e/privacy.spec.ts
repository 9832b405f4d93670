import { randomUUID } from 'node:crypto'
import { expect, test } from './fixtures.ts'
import { comeToLife, createCtgForTwo, expectSaid, goTo, invite } from './given.ts'
import { givenAdministrator, leaveLongAgo, removeAdministrator } from './site-database.ts'

test('une personne emporte ses données ; une personne partie est réduite à sa fonction, après un aperçu', async ({
  enter,
  browser,
  baseURL,
}) => {
  test.slow()
  const { antoine, claire } = await createCtgForTwo(enter, 'CTG qui garde peu')
  const name = `Zoé Organdi-${randomUUID().slice(0, 6)}`
  const email = `zoe-${randomUUID().slice(0, 6)}@exemple.fr`

  await test.step('ses données', async () => {
    await claire.goto('/compte')
    await claire.getByRole('link', { name: 'Voir et emporter mes données' }).click()
    await claire.getByRole('button', { name: 'Préparer l’archive de mes données' }).click()
    await expectSaid(claire, 'Archive demandée')
    await expect(claire.getByText(/^Archive du /)).toBeVisible({ timeout: 30_000 })
    await claire.getByLabel('Votre mot de passe').fill('ce n’est pas le bon')
    await claire.getByRole('button', { name: 'Ouvrir le téléchargement' }).click()
    await expect(claire.getByText('Ce n’est pas le bon').first()).toBeVisible()
    await claire.getByLabel('Votre mot de passe').fill('trame-demonstration')
    await claire.getByRole('button', { name: 'Ouvrir le téléchargement' }).click()
    const download = claire.waitForEvent('download')
    await claire.getByRole('link', { name: 'Télécharger mes données (ZIP)' }).click()
    expect((await download).suggestedFilename()).toMatch(/^mes-donnees-trame-.*\.zip$/)
  })

  await test.step('un numéro d’allocataire tapé se dit, sans rien empêcher', async () => {
    await antoine.goto(`${antoine.url().match(/.*\/ctg\/[0-9a-f-]+/)?.[0]}/suivi/corrective/nouvelle`)
    await comeToLife(antoine)
    const words = antoine.locator('textarea').first()
    await words.fill('Famille suivie, 1 85 05 78 006 084 91')
    await expect(antoine.getByText('numéro de sécurité sociale')).toBeVisible()
    await words.fill('Famille suivie')
    await expect(antoine.getByText('numéro de sécurité sociale')).toHaveCount(0)
  })

  await test.step('une personne partie', async () => {
    await goTo(antoine, 'Membres et parties')
    await invite(antoine, { name, email, party: 'Caf des Hauts-de-Seine', role: 'contribution' })
    await leaveLongAgo(email)
    const administrator = { name: `Ines Tergal-${email.slice(4, 10)}`, email: `admin-${email}` }
    await givenAdministrator(administrator.name, administrator.email)
    const context = await browser.newContext({ ...(baseURL && { baseURL }) })
    const page = await context.newPage()
    await page.goto('/connexion')
    await page.getByRole('button', { name: `Entrer : ${administrator.name}` }).click()
    await expect(page).not.toHaveURL(/connexion/)
    await page.goto(`/administration/personnes-parties?adresse=${email}`)
    await page.getByRole('link', { name }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(`Réduire ${name} à sa fonction et à son organisme`)
    await expect(page.getByRole('row', { name: /Mandats|Lignes du journal|Courriels/ }).first()).toBeVisible()
    await page.getByLabel('Pourquoi maintenant').fill('Demande reçue par courriel')
    await page.getByRole('button', { name: 'Réduire maintenant' }).click()
    await expectSaid(page, 'Réduction commencée')
    await expect(async () => {
      await page.reload()
      await expect(page.getByText(/^Réduite le /)).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
    await page.goto('/administration/registre')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registre des traitements')
    await removeAdministrator(administrator.email)
    await context.close()
    for (const section of ['Membres et parties', 'Journal']) {
      await goTo(antoine, section)
      await expect(antoine.getByText(name)).toHaveCount(0)
    }
  })
})
