/** The coordination links a software to the CTG, sees what it does in its name, and cuts (docs/rules/api.md; plan.md §16). */
import { expect, test } from './fixtures.ts'
import { createCtgForTwo, expectSaid, goTo, unfold } from './given.ts'
import { expectAccessible } from './page-checks.ts'

test.describe('Un logiciel relié à la CTG', () => {
  test('lit et écrit avec un jeton montré une fois, jusqu’à ce qu’on le révoque', async ({ enter, request }) => {
    const { antoine, claire, name } = await createCtgForTwo(enter, 'Logiciels')
    await goTo(antoine, 'Membres et parties')
    await antoine.getByRole('link', { name: 'Logiciels reliés' }).click()
    await expect(antoine.getByRole('heading', { level: 1 })).toHaveText('Logiciels reliés')
    await unfold(antoine, 'Créer un jeton')
    await antoine.getByLabel('Pour quel logiciel').fill('Entrepôt de la ville')
    await antoine.getByRole('radio', { name: 'un an' }).check()
    await antoine.getByRole('checkbox', { name: 'Écrire des actions, leurs étapes et leurs mesures' }).check()
    await antoine.getByLabel('Sites dont les pages l’emploient').fill('tableau.ville.fr')
    await antoine.getByRole('button', { name: 'Créer le jeton' }).click()
    await expect(antoine.getByRole('main')).toContainText('Écrivez un site par ligne, en https')
    await antoine.getByLabel('Sites dont les pages l’emploient').fill('https://tableau.ville.fr')
    await antoine.getByRole('button', { name: 'Créer le jeton' }).click()
    await expectSaid(antoine, 'Jeton créé')
    const shown = antoine.getByLabel('Jeton à copier')
    await expect(shown).toHaveValue(/^trame_[\w-]{43}$/)
    const token = await shown.inputValue()
    await expectAccessible(antoine, 'logiciels reliés', { isFrameKnown: true })

    await antoine.reload()
    await expect(antoine.getByRole('row', { name: /^Entrepôt de la ville/ })).toContainText(
      'lecture et écriture des actions',
    )
    await expect(antoine.getByLabel('Jeton à copier')).toHaveCount(0)

    const headers = { authorization: `Bearer ${token}` }
    const { items } = await (await request.get('/api/v1/ctgs', { headers })).json()
    expect(items).toMatchObject([{ name }])
    expect((await request.get(`/api/v1/ctgs/${items[0].id}/actions`, { headers })).status()).toBe(200)
    const made = await request.post(`/api/v1/ctgs/${items[0].id}/actions`, {
      headers: { ...headers, 'idempotency-key': 'une-action-du-test' },
      data: { title: 'Une action écrite par un logiciel' },
    })
    expect(made.status()).toBe(201)
    await antoine.goto(`/ctg/${items[0].id}/journal`)
    await expect(antoine.getByRole('main')).toContainText(
      'Logiciel « Entrepôt de la ville », au nom de la coordination',
    )

    await claire.goto('/notifications')
    await expect(claire.getByRole('main')).toContainText('relie un logiciel à la CTG')
    await claire.getByRole('main').getByRole('link', { name: 'Entrepôt de la ville' }).first().click()
    const row = claire.getByRole('row', { name: /^Entrepôt de la ville/ })
    await row.locator('summary').click()
    await row.getByRole('button', { name: 'Révoquer ce jeton : Entrepôt de la ville' }).click()
    await expectSaid(claire, 'Jeton révoqué')
    expect((await request.get('/api/v1/ctgs', { headers })).status()).toBe(401)
  })

  test('est prévenu à une adresse de l’internet public, que l’on essaie et retire', async ({ enter }) => {
    const { antoine } = await createCtgForTwo(enter, 'Webhooks')
    await goTo(antoine, 'Membres et parties')
    await antoine.getByRole('link', { name: 'Logiciels reliés' }).click()
    await unfold(antoine, 'Ajouter une adresse')
    const form = antoine.locator('form').filter({ has: antoine.getByRole('button', { name: 'Ajouter l’adresse' }) })
    await form.getByLabel('Quel logiciel').fill('Portail de la ville')
    const address = form.getByLabel('Adresse qui reçoit les messages')
    await address.fill('https://192.168.1.10/trame')
    await form.getByRole('button', { name: 'Ajouter l’adresse' }).click()
    await expect(form).toContainText('réseau privé, où Trame n’envoie rien')
    await expect(form.getByLabel('Quel logiciel')).toHaveValue('Portail de la ville')
    await address.fill('https://portail.invalid/trame')
    await form.getByRole('button', { name: 'Ajouter l’adresse' }).click()
    await expectSaid(antoine, 'Adresse ajoutée')

    const webhook = antoine.getByRole('region', { name: /^Portail de la ville/ })
    await expect(webhook.getByLabel('Secret de signature')).toHaveValue(/^whsec_.{44}$/)
    await antoine.reload()
    await expect(webhook.getByLabel('Secret de signature')).toHaveCount(0)

    await webhook.locator('summary').filter({ hasText: 'Modifier' }).click()
    await webhook.getByLabel('Adresse qui reçoit les messages').fill('https://127.0.0.1/trame')
    await webhook.getByRole('button', { name: 'Enregistrer : Portail de la ville' }).click()
    await expect(webhook).toContainText('réseau privé, où Trame n’envoie rien')
    await webhook.getByLabel('Adresse qui reçoit les messages').fill('https://portail.invalid/ailleurs')
    await webhook.getByRole('button', { name: 'Enregistrer : Portail de la ville' }).click()
    await expectSaid(antoine, 'Adresse modifiée')
    await expect(webhook).toContainText('https://portail.invalid/ailleurs')
    await webhook.getByRole('button', { name: 'Mettre en pause : Portail de la ville' }).click()
    await expectSaid(antoine, 'Envois en pause')
    await expect(webhook.getByRole('heading')).toContainText('en pause')
    await webhook.getByRole('button', { name: 'Reprendre les envois : Portail de la ville' }).click()
    await expectSaid(antoine, 'Envois repris')
    await webhook.getByRole('button', { name: 'Envoyer un message d’essai : Portail de la ville' }).click()
    await expectSaid(antoine, 'Message d’essai envoyé')
    await expect(webhook.locator('dl')).toContainText('ne répond pas', { timeout: 30_000 })
    await webhook.locator('summary').filter({ hasText: 'Derniers messages' }).click()
    await expect(webhook.getByRole('row').filter({ hasText: 'ne répond pas' })).toHaveCount(1)
    await expectAccessible(antoine, 'webhooks')
    // Everything was unfolded to be looked at.
    await antoine.reload()
    await webhook.locator('summary').filter({ hasText: 'Retirer' }).click()
    await webhook.getByRole('button', { name: 'Retirer cette adresse : Portail de la ville' }).click()
    await expectSaid(antoine, 'Adresse retirée')
    await expect(webhook).toHaveCount(0)
  })
})

test('la documentation de l’API se lit sans compte', async ({ page }) => {
  await page.goto('/api')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('API pour les développeurs')
  await page
    .locator('summary')
    .filter({ hasText: /^Action\s:/ })
    .click()
  await expect(page.getByRole('rowheader', { name: 'objectiveIds', exact: true }).first()).toBeVisible()
  await expectAccessible(page, 'documentation de l’API')
})
