/** A report written on a phone: nothing is lost when the network is, and what comes in is taken field by field (docs/rules/followup.md §1, §2). */
import { expect, type Page, test } from './fixtures.ts'
import { goTo, openCtg, renewal, unfold, unique } from './given.ts'

const phone = { width: 390, height: 844 }
const leaflet = { name: 'plaquette.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 plaquette') }

/** An action under way led by Julie, ending in June 2027. @returns its title and its address */
async function givenLedAction(antoine: Page): Promise<{ readonly title: string; readonly address: string }> {
  await openCtg(antoine, renewal, 'Plan d’action')
  await antoine.getByRole('link', { name: 'Écrire une action' }).click()
  const title = unique('Des ateliers de motricité')
  await antoine.getByLabel('Titre de l’action').fill(title)
  await antoine.getByLabel('Partie pilote').selectOption('Association Les Petits Pas')
  await antoine.getByLabel('Fin', { exact: true }).fill('2027-06-01')
  await antoine.getByLabel('État').selectOption('en cours')
  await unfold(antoine, 'Compte du pilote')
  await antoine.getByLabel('Compte du pilote').selectOption('Julie Percale')
  await antoine.getByRole('button', { name: 'Créer l’action' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toContainText(title)
  return { title, address: new URL(antoine.url()).pathname }
}

const facts = (page: Page) => page.getByLabel('1. Que s’est-il passé')
const send = (page: Page) => page.getByRole('button', { name: 'Envoyer le point' }).click()

test.describe('Le point d’étape', () => {
  test('réseau coupé au moment d’envoyer : le texte reste, et part une seule fois au retour', async ({ enter }) => {
    test.slow()
    const { address } = await givenLedAction(await enter('Antoine Lin'))
    const julie = await enter('Julie Percale', phone)
    await julie.goto(`${address}/point`)
    await facts(julie).fill('Dix-huit familles sont venues.')
    await julie.getByLabel('Personnes ou familles touchées').fill('18')
    await unfold(julie, 'Joindre une photo')
    await julie.getByLabel('Fichiers').setInputFiles(leaflet)

    await julie.context().setOffline(true)
    await send(julie)
    await expect(julie.getByRole('main')).toContainText('Pas encore envoyé : pas de connexion.')
    await expect(facts(julie)).toHaveValue('Dix-huit familles sont venues.')

    // The network is back, it leaves by itself; it arrives, the answer is lost: sent again, it counts once.
    await julie.route(/point\.data/, async (route) => {
      await route.fetch()
      await route.abort()
    })
    const lost = julie.waitForEvent('requestfailed')
    await julie.context().setOffline(false)
    await lost
    await julie.unroute(/point\.data/)
    await send(julie)
    await expect(julie.getByRole('main')).toContainText('Dix-huit familles')
    const points = julie.getByRole('list', { name: 'Dernier point d’étape de cette action' }).getByRole('listitem')
    await expect(points).toHaveCount(1)
    await points.getByRole('link').click()
    await expect(julie.getByRole('link', { name: 'plaquette.pdf' })).toBeVisible()

    await julie.goto(`${address}/point`)
    await expect(facts(julie)).toHaveValue('')
    await expect(julie.getByRole('main')).not.toContainText('Reprendre ce que')
    expect(await julie.evaluate(() => JSON.stringify(localStorage))).not.toContain('familles')
  })

  test('la page fermée sans envoyer : le brouillon est proposé, repris, ou effacé si l’on veut', async ({ enter }) => {
    test.slow()
    const { address } = await givenLedAction(await enter('Antoine Lin'))
    const julie = await enter('Julie Percale', phone)
    await julie.goto(`${address}/point`)
    await facts(julie).fill('Le recrutement a glissé.')
    await julie.getByRole('radio', { name: 'suspendue' }).check()
    await unfold(julie, 'Tous les champs')
    await julie.getByLabel('Par rapport au calendrier').selectOption('3 mois de retard')
    const later = await julie.context().newPage()
    await julie.close()

    await later.goto(`${address}/point`)
    await later.getByRole('button', { name: /^Reprendre ce que vous aviez écrit le / }).click()
    await expect(facts(later)).toHaveValue('Le recrutement a glissé.')
    await expect(later.getByRole('radio', { name: 'suspendue' })).toBeChecked()
    await expect(later.getByLabel('Par rapport au calendrier')).toBeVisible()
    await expect(later.getByLabel('Par rapport au calendrier')).toHaveValue('3')
    await later.reload()
    await expect(facts(later)).toHaveValue('')
    await later.getByRole('button', { name: 'Effacer' }).click()
    await later.reload()
    await expect(later.getByRole('heading', { level: 1 })).toHaveText('Faire le point')
    await expect(later.getByRole('radio', { name: 'en cours' })).toBeChecked()
    await expect(later.getByRole('button', { name: /^Reprendre ce que/ })).toHaveCount(0)
  })

  test('la coordination reprend une partie du point ; le reste y demeure, non repris', async ({ enter }) => {
    test.slow()
    const antoine = await enter('Antoine Lin')
    const { title, address } = await givenLedAction(antoine)
    const julie = await enter('Julie Percale', phone)
    await julie.goto(`${address}/point`)
    await facts(julie).fill('Les locaux manquent. Nous cherchons.')
    await julie.getByLabel('5. Faut-il changer l’échéance').fill('2027-09-01')
    await unfold(julie, 'Tous les champs')
    await julie.getByLabel('De quelle instance').selectOption({ label: 'Comité de pilotage' })
    await julie.getByLabel('Nouveau pilote proposé').fill('Ali Velin')
    await send(julie)
    await expect(julie.getByRole('main')).toContainText('Les locaux manquent')

    await goTo(antoine, 'Suivi')
    await antoine.getByRole('link', { name: `Relire : ${title}` }).click()
    await expect(antoine.getByRole('main')).toContainText('Comité de pilotage')
    await antoine.getByRole('checkbox', { name: 'reprendre : Échéance' }).uncheck()
    await antoine.getByRole('button', { name: 'Accepter' }).click()
    const changes = antoine.getByRole('table', { name: 'Avant et après' })
    await expect(changes.getByRole('row', { name: /^Échéance/ })).toContainText('non repris')
    await expect(changes.getByRole('row', { name: /^Pilote/ })).toContainText(/Ali Velin.*repris/)
    await antoine.goto(address)
    const line = antoine.getByRole('list', { name: 'Dernier point d’étape de cette action' }).getByRole('listitem')
    await expect(line).toContainText('Les locaux manquent.')
    await expect(line).toContainText('par Julie Percale')
    await expect(line).toContainText('non repris : échéance déplacée de juin à septembre 2027')
    await expect(line).toContainText('accepté par Antoine Lin')
  })
})
