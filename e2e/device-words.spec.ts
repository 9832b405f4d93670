/** What the device keeps of words typed and not sent, and for whom. Rules: docs/rules/writing.md §11. */
import { addressOfCtg } from './addresses.ts'
import { expect, test } from './fixtures.ts'
import { expectSaid, renewal, unfold, unique } from './given.ts'
import { expectAccessible } from './page-checks.ts'
import { linksMailed } from './site-database.ts'

test('un appareil qui ne garde rien : la page s’ouvre, le dit, et ne se quitte pas sans demander', async ({ page }) => {
  // As a browser does where cookies are forbidden: the very name throws.
  await page.addInitScript(() =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError')
      },
    }),
  )
  for (const link of await linksMailed('/point/', 'oldest')) {
    await page.goto(link)
    if ((await page.getByRole('button', { name: /^Envoyer/ }).count()) > 0) break
  }
  const facts = page.getByRole('main').getByRole('textbox').first()
  await facts.fill('Douze familles reçues.')
  await page.context().setOffline(true)
  await page
    .getByRole('button', { name: /^Envoyer/ })
    .last()
    .click()
  await expect(page.getByText('Votre saisie n’est que sur cette page')).toBeVisible()
  await expect(facts).toHaveValue('Douze familles reçues.')
  const asked = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expect(facts).toHaveValue('Douze familles reçues.')
})

test('une autre personne entre dans le même navigateur : ce qui restait ouvert ne part pas à son nom', async ({
  enter,
}) => {
  const [claire, antoine] = [await enter('Claire Mousseline'), await enter('Antoine Lin')]
  await claire.goto(`${await addressOfCtg(claire, renewal)}/membres/themes`)
  await unfold(claire, 'Ajouter un thème')
  await claire.getByLabel('Nom du thème').last().fill('Mots de Claire')
  await claire.context().clearCookies()
  await claire.context().addCookies(await antoine.context().cookies())
  await claire.getByRole('button', { name: 'Ajouter le thème' }).click()
  await expect(claire.getByText('Cette page a été ouverte par une autre personne')).toBeVisible()
  await expect(claire.getByLabel('Nom du thème').last()).toHaveValue('Mots de Claire')

  // Hers, on this device: he is offered nothing, she finds them again.
  await claire.reload()
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Thèmes et services')
  await expect(claire.getByText('Mots de Claire')).toHaveCount(0)
  await expect(claire.getByRole('button', { name: /^Reprendre ce que vous aviez écrit/ })).toHaveCount(0)
  await claire.context().clearCookies()
  await claire.goto('/connexion')
  await claire.getByRole('button', { name: 'Entrer : Claire Mousseline' }).click()
  await expect(claire.getByRole('heading', { level: 1, name: 'Mes CTG' })).toBeVisible()
  await claire.goto(`${await addressOfCtg(claire, renewal)}/membres/themes`)
  await expect(claire.getByRole('button', { name: /^Reprendre ce que vous aviez écrit/ })).toHaveCount(1)
})

test('un formulaire qui n’est plus là rend ses mots : sur sa page, dans le compte, et avant de se déconnecter', async ({
  enter,
}) => {
  const [claire, antoine] = [await enter('Claire Mousseline'), await enter('Antoine Lin')]
  const address = `${await addressOfCtg(claire, renewal)}/membres/themes`
  const name = unique('Thème à retirer')
  await claire.goto(address)
  await unfold(claire, 'Ajouter un thème')
  await claire.getByLabel('Nom du thème').last().fill(name)
  await claire.getByRole('button', { name: 'Ajouter le thème' }).click()
  await expectSaid(claire, 'Thème ajouté.')
  await unfold(claire, name)
  const typed = claire.locator('form', {
    has: claire.getByRole('button', { name: `Enregistrer les compétences : ${name}` }),
  })
  await typed.getByRole('textbox').first().fill('Accueillir les familles le samedi.')

  await antoine.goto(address)
  await unfold(antoine, name)
  await antoine.getByRole('button', { name: `Retirer le thème : ${name}` }).click()
  await expectSaid(antoine, 'Thème retiré.')

  await claire.reload()
  const left = claire.getByRole('status').filter({ hasText: 'ne sont pas enregistrés' })
  await expect(left.getByRole('textbox')).toHaveValue(/Accueillir les familles le samedi\.$/)
  await expectAccessible(claire, 'mots dont le formulaire n’est plus là')
  await claire.goto('/compte')
  const kept = claire.getByRole('region', { name: 'Vos mots gardés sur cet appareil' })
  await expect(kept.getByRole('textbox')).toHaveValue(/Accueillir les familles/)
  await expect(kept.getByRole('link', { name: /^Thèmes et services/ })).toHaveAttribute('href', address)

  claire.once('dialog', (dialog) => dialog.dismiss())
  await claire.goto('/compte')
  await claire.getByRole('button', { name: 'Se déconnecter' }).first().click()
  await expect(claire).toHaveURL(/#mots-gardes$/)
  await expect(kept.getByRole('textbox')).toBeVisible()
  await kept.getByRole('button', { name: 'Effacer' }).click()
  await expect(kept).toContainText('Aucun.')
  await claire.goto(address)
  await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Thèmes et services')
  await expect(left).toHaveCount(0)
})
