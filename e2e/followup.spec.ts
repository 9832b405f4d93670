/** Progress reported on a phone and accepted; what is late is seen; a corrective action (docs/rules/followup.md). */
import { addressOfCtg } from './addresses.ts'
import { expect, test } from './fixtures.ts'
import { dayFromToday, goTo, openCtg, renewal, unfold, unique } from './given.ts'

const phone = { width: 390, height: 844 }

test.describe('Le suivi', () => {
  test('Julie fait le point au téléphone sur une action qui lui est confiée ; la coordination voit avant et après, et accepte', async ({
    enter,
  }) => {
    test.slow()
    const antoine = await enter('Antoine Lin')
    await openCtg(antoine, renewal, 'Plan d’action')
    await antoine.getByRole('link', { name: 'Écrire une action' }).click()
    const title = unique('Des matinées d’éveil dans les quartiers')
    await antoine.getByLabel('Titre de l’action').fill(title)
    await antoine.getByLabel('Partie pilote').selectOption('Association Les Petits Pas')
    await antoine.getByLabel('Fin', { exact: true }).fill('2027-06-01')
    await antoine.getByLabel('État').selectOption('en cours')
    await antoine.locator('summary').filter({ hasText: 'Compte du pilote' }).click()
    await antoine.getByLabel('Compte du pilote').selectOption('Julie Percale')
    await antoine.getByRole('button', { name: 'Créer l’action' }).click()
    await expect(antoine.getByRole('heading', { level: 1 })).toContainText(title)

    const julie = await enter('Julie Percale', phone)
    await julie.goto(`${await addressOfCtg(julie, renewal)}/suivi`)
    await unfold(julie, /^Les autres actions/)
    await julie.getByRole('link', { name: `Faire le point : ${title}` }).click()
    await julie.getByLabel('1. Que s’est-il passé').fill('Dix-huit familles sont venues ; le recrutement a du retard.')
    await julie.getByLabel('Personnes ou familles touchées').fill('18')
    await julie.getByLabel('4. Quelle est la prochaine étape').fill('Recruter l’animatrice')
    await julie.getByLabel('Pour quand').fill('2027-01-15')
    await julie.getByLabel('5. Faut-il changer l’échéance').fill('2027-09-01')
    const width = await julie.evaluate(() => document.documentElement.scrollWidth)
    expect(width, 'nothing wider than the phone').toBeLessThanOrEqual(phone.width)
    await julie.getByRole('button', { name: 'Envoyer le point' }).click()
    await expect(julie.getByRole('main')).toContainText('Dix-huit familles')

    await goTo(antoine, 'Suivi')
    await antoine.getByRole('link', { name: `Relire : ${title}` }).click()
    await expect(antoine.getByRole('main')).toContainText('Julie Percale')
    const change = antoine.getByRole('table', { name: 'Avant et après' }).getByRole('row', { name: /^Échéance/ })
    await expect(change).toContainText(/juin\s2027.*septembre\s2027/)
    await antoine.getByRole('button', { name: 'Accepter' }).click()
    await expect(antoine.getByRole('main')).toContainText('Accepté par Antoine Lin')
    await antoine.getByRole('link', { name: 'Voir la fiche' }).click()
    await expect(antoine.getByRole('main')).toContainText('sept. 2027')
    await expect(antoine.getByRole('main')).toContainText('Recruter l’animatrice')
  })

  test('une action en retard se voit d’entrée ; avant la signature et le premier copil, aucun copil n’est en retard', async ({
    enter,
  }) => {
    const page = await enter('Nadia Velours')
    await openCtg(page, renewal)
    await expect(page.getByRole('main')).toContainText('Le prochain copil est prévu le 14 janvier 2027.')
    await expect(page.getByRole('main')).not.toContainText('devait se tenir')
    const step = page
      .getByRole('list', { name: 'Étapes de la convention' })
      .getByRole('listitem')
      .filter({ hasText: 'Suivi' })
    await expect(step).toContainText('copil chaque année')
    await goTo(page, 'Plan d’action')
    await page.getByRole('link', { name: /actions? en retard/ }).click()
    const late = page.getByRole('row').filter({ hasText: 'Accompagnement à la scolarité' })
    await expect(late).toContainText('en retard')
    await goTo(page, 'Suivi')
    await page.getByRole('link', { name: /^\d+ en retard/ }).click()
    await expect(page.getByRole('row').filter({ hasText: 'Accompagnement à la scolarité' })).toContainText('en retard')
  })

  test('une action corrective est ouverte sur un écart, puis close avec ce qu’elle a donné', async ({ enter }) => {
    const page = await enter('Claire Mousseline')
    await openCtg(page, renewal, 'Suivi')
    await page.getByRole('link', { name: 'En ouvrir une' }).click()
    const measure = unique('Partager une animatrice avec la commune voisine')
    const action = page.getByRole('option', { name: /Un relais petite enfance itinérant$/ })
    await page.getByLabel('Action concernée').selectOption((await action.getAttribute('value')) ?? '')
    await page.getByLabel('Écart constaté').fill('Les tournées sont arrêtées depuis juillet.')
    await page.getByLabel('Cause').fill('Le recrutement a échoué.')
    await page.getByLabel('Ce qui est fait pour y répondre').fill(measure)
    await page.getByLabel('Responsable').fill('Samira Taffetas')
    await page.getByLabel('Échéance').fill(dayFromToday(30))
    await page.getByRole('button', { name: 'Ouvrir l’action corrective' }).click()
    await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Nouvelle action corrective')
    await goTo(page, 'Suivi')
    await page.getByRole('link', { name: 'Toutes les actions correctives' }).click()
    await page.getByRole('main').getByRole('link', { name: measure }).first().click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(measure)
    await page.getByRole('radio', { name: 'réalisée' }).check()
    await page.getByLabel('Ce que cela a donné').fill('Les tournées ont repris en décembre.')
    await page.getByRole('button', { name: 'Clore' }).click()
    await expect(page.getByRole('main')).toContainText('réalisée')
    await expect(page.getByRole('main')).toContainText('Les tournées ont repris en décembre.')
  })
})
