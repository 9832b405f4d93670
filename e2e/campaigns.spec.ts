/** A campaign launched, followed and ended by a coordinator: one mail a lead, reminders to the silent ones (docs/rules/followup.md §6). */
import { addressOfCtg } from './addresses.ts'
import { expect, test } from './fixtures.ts'
import { dayFromToday, expectSaid, goTo, openCtg, renewal, unfold, unique, waitForMail } from './given.ts'
import { askYesterday } from './site-database.ts'

const lead = 'Prestations'
const action = 'Rendez-vous des droits dans les quartiers'

test.describe('Les campagnes de points d’étape', () => {
  test('Antoine choisit une action, voit qui recevra quoi, lance, puis saisit la réponse donnée au téléphone', async ({
    enter,
  }) => {
    test.slow()
    const antoine = await enter('Antoine Lin')
    await openCtg(antoine, renewal, 'Suivi')
    await antoine.getByRole('link', { name: 'Voir toutes les campagnes' }).click()
    await antoine.getByRole('link', { name: 'Préparer une campagne' }).click()
    await expect(antoine.getByRole('main')).toContainText('La campagne Point avant le copil de janvier court')
    await antoine.getByRole('link', { name: /Des actions que je choisis/ }).click()
    await antoine.getByRole('checkbox', { name: new RegExp(action) }).check()
    await antoine.getByRole('button', { name: 'Voir qui sera sollicité' }).click()

    const preview = antoine.getByRole('table', { name: 'Personnes sollicitées' })
    await expect(preview.getByRole('row')).toHaveCount(2)
    await expect(preview.getByRole('row', { name: new RegExp(lead) })).toContainText('alix.flanelle@exemple.fr')
    await expect(preview.getByLabel(`Comment solliciter ${lead}`)).toHaveValue('mail')
    const name = unique('Point sur les droits')
    await antoine.getByLabel('Nom de la campagne').fill(name)
    const message = unique('Deux phrases suffisent')
    await antoine.getByLabel('Votre message').fill(message)
    await antoine.getByRole('button', { name: 'Lancer la campagne' }).click()

    await expect(antoine.getByRole('heading', { level: 1 })).toHaveText(name)
    const people = antoine.getByRole('table', { name: 'Où en est chacun' })
    await expect(people.getByRole('row', { name: new RegExp(lead) })).toContainText('sans réponse')
    await antoine.getByRole('button', { name: 'Envoyer les courriels maintenant' }).click()
    await expectSaid(antoine, 'Les courriels partent.')
    const campaign = antoine.url()
    const mail = antoine.getByRole('listitem').filter({ hasText: lead }).filter({ hasText: message }).first()
    await waitForMail(antoine, mail)
    await mail.locator('summary').click()
    await expect(mail.getByRole('link', { name: /\/point\// }).first()).toBeVisible()

    await antoine.goto(campaign)
    await antoine.getByRole('link', { name: `Saisir sa réponse : ${lead}` }).click()
    await expect(antoine.getByLabel('Saisi pour')).toHaveValue(lead)
    await antoine.getByLabel('1. Que s’est-il passé').fill('Deux quartiers de plus depuis octobre, dit au téléphone.')
    await antoine.getByRole('button', { name: 'Envoyer le point' }).click()
    await expectSaid(antoine, 'Point envoyé')
    await expect(antoine).toHaveURL(campaign)
    await expect(people.getByRole('row', { name: new RegExp(lead) })).toContainText('répondu')
    await expect(antoine.getByRole('main')).toContainText('1 pilote sur 1 a répondu.')
    await people.getByRole('link', { name: lead, exact: true }).click()
    await expect(antoine.getByRole('main')).toContainText(`saisi par Antoine Lin pour ${lead}`)
  })

  test('Claire prolonge la campagne, relance en un geste qui n’a pas répondu et sort le formulaire papier', async ({
    enter,
  }) => {
    test.slow()
    const claire = await enter('Claire Mousseline', { width: 390, height: 844 })
    await claire.goto(`${await addressOfCtg(claire, renewal)}/suivi/campagnes`)
    await claire.getByRole('link', { name: 'Point avant le copil de janvier' }).click()
    await expect(claire.getByRole('heading', { level: 1 })).toHaveText('Point avant le copil de janvier')
    const width = await claire.evaluate(() => document.documentElement.scrollWidth)
    expect(width, 'nothing wider than the phone').toBeLessThanOrEqual(390)

    await unfold(claire, 'Changer la clôture')
    await claire.getByLabel('Répondre au plus tard le').fill(dayFromToday(21))
    await claire.getByRole('button', { name: 'Enregistrer' }).click()
    await expectSaid(claire, 'Campagne modifiée')
    await askYesterday('Point avant le copil de janvier')
    await claire.reload()
    await claire.getByRole('button', { name: /^Relancer qui n’a pas répondu/ }).click()
    const row = claire
      .getByRole('row')
      .filter({ has: claire.getByRole('link', { name: 'Julie Percale', exact: true }) })
    await expect(row).toContainText(/relancé [2-9] fois|lien ouvert|répondu/)

    const pdf = await claire.request.get(`${claire.url()}/formulaires.pdf`)
    expect(pdf.headers()['content-type']).toBe('application/pdf')
    await claire.locator('summary', { hasText: 'Filtrer par état' }).click()
    await claire.getByRole('link', { name: /sur papier/ }).click()
    await expect(claire.getByRole('table', { name: 'Où en est chacun' })).toContainText('CCAS')
    await claire.getByRole('link', { name: 'CCAS', exact: true }).click()
    await claire
      .getByRole('button', { name: 'Envoyer un lien' })
      .or(claire.getByRole('button', { name: 'Renvoyer le lien' }))
      .click()
    await expectSaid(claire, 'Un nouveau lien part par courriel')
  })

  test('Nadia, élue, lit l’état de la campagne et ne peut rien y changer', async ({ enter }) => {
    const nadia = await enter('Nadia Velours')
    await openCtg(nadia, renewal)
    await expect(
      nadia.getByRole('link', { name: 'Répondre à la convocation : Copil du 14 janvier 2027' }),
    ).toBeVisible()
    await goTo(nadia, 'Suivi')
    await expect(nadia.getByRole('region', { name: 'Points d’étape en attente de réponse' })).toBeVisible()
    await nadia.getByRole('link', { name: 'Point avant le copil de janvier' }).click()
    await expect(nadia.getByRole('table', { name: 'Où en est chacun' })).toContainText('Julie Percale')
    await expect(nadia.getByRole('main').getByRole('button')).toHaveCount(0)
    await nadia.goto(nadia.url().replace(/[^/]+$/, 'nouvelle'))
    await expect(nadia.getByRole('main')).toContainText('Une campagne est menée par la coordination de la CTG.')
  })
})
