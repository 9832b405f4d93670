/** What calls for an act: counted the same everywhere, mended from where it is seen; a corrective action from a decision to its result (docs/rules/followup.md §3, §5). */
import type { Page } from '@playwright/test'
import { addressOfCtg } from './addresses.ts'
import { expect, test } from './fixtures.ts'
import { createCtg, dayFromToday, expectSaid, goTo, openCtg, renewal, unfold, unique } from './given.ts'

const phone = { width: 390, height: 844 }
const actions = (page: Page) => page.getByRole('region', { name: 'Les actions' })

/** « 4 en retard » → 4, in a sentence of counts; 0 when it is not told. */
async function told(page: Page, words: RegExp): Promise<number> {
  const text = (await page.getByRole('main').textContent()) ?? ''
  return Number(words.exec(text)?.[1] ?? 0)
}

test.describe('Le suivi', () => {
  test('dit les mêmes comptes dans « Mes CTG », le tableau de bord, le plan et le suivi, et chaque compte mène à ses lignes', async ({
    enter,
  }) => {
    const page = await enter('Claire Mousseline')
    await page.goto('/')
    const row = page.getByRole('row').filter({ hasText: renewal })
    const mine = {
      late: Number((await row.getByRole('link', { name: /actions en retard/ }).textContent())?.match(/\d+/)?.[0]),
      silent: Number((await row.getByRole('link', { name: /sans nouvelle/ }).textContent())?.match(/\d+/)?.[0]),
    }
    expect(mine.late).toBeGreaterThan(0)
    expect(mine.silent).toBeGreaterThan(0)

    await openCtg(page, renewal)
    const followup = page.getByRole('region', { name: 'Suivi du plan' })
    await expect(followup).toContainText(`${mine.silent} sans nouvelle depuis quatre mois`)
    await expect(followup).toContainText(`${mine.late} en retard`)

    await goTo(page, 'Plan d’action')
    expect(await told(page, /(\d+)\s+actions? en retard/)).toBe(mine.late)
    expect(await told(page, /(\d+)\s+actions? sans nouvelle/)).toBe(mine.silent)

    await goTo(page, 'Suivi')
    expect(await told(page, /(\d+) en retard/)).toBe(mine.late)
    await page.getByRole('link', { name: /sans nouvelle depuis quatre mois/ }).click()
    const table = page.getByRole('table', { name: 'Les actions' })
    await expect(table.getByRole('rowheader')).toHaveCount(mine.silent)
    const silent = table.getByRole('row').filter({ hasText: 'sans nouvelle' })
    await expect(silent).toHaveCount(mine.silent)
    await expect(silent.first().getByRole('link', { name: /Demander au pilote/ })).toHaveAttribute('href', /campagnes/)
  })

  test('dit d’abord l’ensemble, puis les points à accepter, puis les seules actions qui appellent un acte ; le reste est plié', async ({
    enter,
  }) => {
    const page = await enter('Claire Mousseline')
    await openCtg(page, renewal, 'Suivi')
    const regions = await page.getByRole('main').getByRole('region').and(page.locator('section')).all()
    const titles = await Promise.all(regions.map((region) => region.getByRole('heading').first().textContent()))
    const order = ['Avancement par axe', 'Copil annuel', 'Campagnes', 'Actions correctives', 'Les actions']
    expect(titles.filter((title) => order.includes(title ?? ''))).toEqual(order)
    const said = (await actions(page).textContent()) ?? ''
    const [, calling = '', total = ''] = /(\d+)\sactions? sur (\d+) appelle/.exec(said) ?? []
    const shown = page.getByRole('table', { name: 'Les actions' })
    await expect(shown.getByRole('rowheader')).toHaveCount(Number(calling))
    const quiet = Number(total) - Number(calling)
    await unfold(page, /^Les autres actions/)
    await expect(page.getByRole('table', { name: /^Les autres actions/ }).getByRole('rowheader')).toHaveCount(quiet)
    const whole = page
      .getByRole('table', { name: 'Avancement par axe' })
      .getByRole('row', { name: /^Ensemble du plan/ })
    await expect(whole.getByRole('cell').nth(1)).toHaveText(total)
    await expect(whole.getByRole('cell').nth(4)).toHaveText(calling)
  })

  test('se filtre, se trie et se voit en frise par l’adresse seule', async ({ enter }) => {
    const page = await enter('Antoine Lin')
    await openCtg(page, renewal, 'Suivi')
    await page.getByRole('link', { name: /^Échéance/ }).click()
    await expect(page.getByRole('columnheader', { name: /Échéance/ })).toHaveAttribute('aria-sort', 'ascending')
    await page.getByRole('link', { name: /^Échéance/ }).click()
    await expect(page.getByRole('columnheader', { name: /Échéance/ })).toHaveAttribute('aria-sort', 'descending')
    await expect(page).toHaveURL(/tri=-echeance/)
    await page.getByRole('link', { name: 'Frise' }).click()
    await expect(page.getByRole('img', { name: /^Frise : \d+\s+lignes/ })).toBeVisible()
    await expect(page.getByRole('table', { name: 'Les actions et leurs dates' })).toBeVisible()
    await unfold(page, 'Choisir les actions')
    await page.getByLabel('État').selectOption('suspendue')
    await page.getByRole('button', { name: 'Filtrer' }).click()
    await expect(page).toHaveURL(/vue=frise/)
    await expect(actions(page)).toContainText(/1 action sur/)
  })

  test('au téléphone, la frise laisse la place à sa liste et rien ne dépasse', async ({ enter }) => {
    const page = await enter('Julie Percale', phone)
    await openCtg(page, renewal)
    for (const view of ['', '?tri=-echeance', '?vue=frise']) {
      await page.goto(`${new URL(page.url()).pathname.replace(/\/suivi$/, '')}/suivi${view}`)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width)
    }
    await expect(page.getByRole('img', { name: /^Frise/ })).toBeHidden()
    await expect(page.getByRole('link', { name: 'Un relais petite enfance itinérant' }).first()).toBeVisible()
  })

  test('compte avec les délais que la coordination règle', async ({ enter }) => {
    const page = await enter('Antoine Lin')
    await createCtg(page, 'Des délais à nous', 'la collectivité')
    await goTo(page, 'Plan d’action')
    await page.getByRole('link', { name: 'Écrire la première action' }).click()
    await page.getByLabel('Titre de l’action').fill('Une action pour bientôt')
    await page.getByLabel('Fin', { exact: true }).fill(dayFromToday(75))
    await page.getByLabel('État').selectOption('en cours')
    await page.getByRole('button', { name: 'Créer l’action' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Une action pour bientôt')
    await goTo(page, 'Suivi')
    await expect(actions(page)).toContainText('sans pilote')
    await expect(actions(page).getByText('à faire bientôt', { exact: true })).toHaveCount(0)
    await unfold(page, 'Dossiers, états du plan, réglages')
    await page.getByRole('link', { name: 'Réglages du suivi' }).click()
    await page.getByLabel('À faire bientôt dans').fill('500')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Réglages du suivi')
    await page.getByLabel('À faire bientôt dans').fill('120')
    await page.getByRole('button', { name: 'Enregistrer' }).click()
    await expectSaid(page, 'Réglages enregistrés.')
    await expect(actions(page).getByText('à faire bientôt', { exact: true }).first()).toBeVisible()
    await actions(page).getByRole('link', { name: 'Nommer un pilote' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Modifier l’action')
  })

  test('une décision mène à une action corrective, suivie ligne à ligne, puis close avec son résultat', async ({
    enter,
  }) => {
    const page = await enter('Claire Mousseline')
    await page.goto(`${await addressOfCtg(page, renewal)}/decisions`)
    const register = page.getByRole('row').filter({ hasText: 'groupes de travail de 2014' })
    await register.getByRole('link').first().click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Décision')
    const decision = page.url()
    await page.getByRole('link', { name: 'Ouvrir une action corrective à partir de cette décision' }).click()
    const measure = unique('Donner à chaque groupe une séance par trimestre')
    await page.getByLabel('Écart constaté').fill('Un groupe ne s’est pas réuni depuis le printemps.')
    await page.getByLabel('Ce qui est fait pour y répondre').fill(measure)
    await page.getByLabel('Responsable').fill('Antoine Lin')
    await page.getByLabel('Échéance').fill(dayFromToday(20))
    await page.getByRole('button', { name: 'Ouvrir l’action corrective' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(measure)
    await expect(page.getByRole('main')).toContainText('groupes de travail de 2014')

    await page.getByLabel('Ce qui a été fait').fill('Le calendrier est écrit.')
    await page.getByRole('button', { name: 'Noter' }).click()
    await expectSaid(page, 'Suivi noté.')
    await page.getByRole('radio', { name: 'réalisée' }).check()
    await page.getByLabel('Ce que cela a donné').fill('Les six groupes se sont réunis.')
    await page.getByRole('button', { name: 'Clore', exact: true }).click()
    await expectSaid(page, 'Action corrective close.')
    await expect(page.getByRole('list', { name: 'Suivi de l’action corrective' })).toContainText(
      'Le calendrier est écrit.',
    )
    await expect(page.getByRole('button', { name: 'Noter' })).toHaveCount(0)

    await page.goto(decision)
    await expect(page.getByRole('region', { name: 'Actions correctives' })).toContainText(measure)
    await goTo(page, 'Suivi')
    await page.getByRole('link', { name: 'Toutes les actions correctives' }).click()
    await page.getByRole('link', { name: /^Réalisées/ }).click()
    await expect(page.getByRole('row').filter({ hasText: measure })).toContainText('Les six groupes se sont réunis.')
  })

  test('la lettre de la semaine se refuse et se redemande d’un geste', async ({ enter }) => {
    const page = await enter('Antoine Lin')
    await page.goto('/compte')
    await page.getByRole('button', { name: 'Ne plus la recevoir' }).click()
    await expect(page.getByRole('region', { name: 'Lettre de la semaine' })).toContainText('Vous ne la recevez pas.')
    await page.getByRole('button', { name: 'La recevoir', exact: true }).click()
    await expect(page.getByRole('region', { name: 'Lettre de la semaine' })).toContainText('Vous la recevez.')
  })
})
