/** A copil of twelve people prepared, held and closed by three browsers (docs/rules/governance.md §8 to §10). */
import { expect, type Page, test } from './fixtures.ts'
import { createCtgForTwo, expectSaid, goTo, prepareMeeting, unfold, unique, waitForMail } from './given.ts'
import { expectNoAxeFault } from './page-checks.ts'

const holders = ['Odile Batiste', 'Claire Mousseline', 'Hélène Jacquard', 'Marc Popeline']
const guests = [
  'Inès Satin',
  'Louis Sergé',
  'Awa Crêpe',
  'Théo Lainage',
  'Rose Organza',
  'Yann Drap',
  'Mina Tulle',
  'Guy Toile',
]

/** Twelve seats: the four of the mission with their holders, eight more. */
async function fillCopil(page: Page): Promise<void> {
  await goTo(page, 'Instances')
  await page.getByRole('rowheader', { name: 'Comité de pilotage' }).getByRole('link').click()
  for (const [index, name] of holders.entries()) {
    const seat = page
      .getByRole('row')
      .filter({ has: page.locator('summary') })
      .nth(index)
    await seat.locator('summary').click()
    await seat.getByLabel('Titulaire', { exact: true }).fill(name)
    await seat.getByRole('button', { name: 'Enregistrer le siège' }).click()
    await expect(seat.getByRole('cell', { name }).first()).toBeVisible()
  }
  await unfold(page, 'Ajouter un siège')
  for (const [index, name] of guests.entries()) {
    const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Ajouter le siège' }) })
    await form.getByLabel('Partie').selectOption({ index: index % 2 })
    await form.getByLabel('Fonction').fill(`Invitée ${index + 1}`)
    await form.getByLabel('Titulaire', { exact: true }).fill(name)
    await form.getByRole('button', { name: 'Ajouter le siège' }).click()
    await expect(page.getByRole('cell', { name }).first()).toBeVisible()
  }
}

async function addPoint(page: Page, title: string, minutes: string): Promise<void> {
  const form = page.locator('form').filter({ has: page.getByRole('button', { name: 'Ajouter à l’ordre du jour' }) })
  await form.getByRole('textbox', { name: /^Point/ }).fill(title)
  await form.getByLabel('Durée').fill(minutes)
  await form.getByRole('button', { name: 'Ajouter à l’ordre du jour' }).click()
  await expect(page.getByRole('listitem').filter({ hasText: title }).first()).toBeVisible()
}

test('un copil de douze personnes est préparé, tenu et clos à trois', async ({ enter }) => {
  test.setTimeout(240_000)
  const { antoine, claire } = await createCtgForTwo(enter, 'Copil de douze')
  await fillCopil(antoine)
  const meeting = await prepareMeeting(antoine, 'Comité de pilotage')
  const page = antoine.url()

  await antoine.goto(`${page}/ordre-du-jour`)
  await unfold(antoine, 'Ajouter un point')
  await addPoint(antoine, 'Calendrier', '50')
  await addPoint(antoine, 'Bilan de l’année', '30')
  await addPoint(antoine, 'Horaires d’été', '20')
  await antoine.getByLabel('Durée prévue de la séance').fill('90')
  await antoine.getByRole('button', { name: 'Enregistrer la durée' }).click()
  await expect(antoine.getByRole('main')).toContainText('10 min de trop')
  await antoine.getByRole('button', { name: 'Monter : Bilan de l’année' }).click()
  await expect(antoine.getByRole('listitem').filter({ hasText: '1. Bilan de l’année' })).toBeVisible()
  await antoine
    .getByRole('listitem')
    .filter({ hasText: '1. Bilan de l’année' })
    .locator('summary')
    .filter({ hasText: 'Modifier' })
    .click()
  await antoine.getByLabel('Ce qui est demandé').first().fill('Valider le bilan de l’année ?')
  await antoine.getByLabel('Pourquoi').first().fill('La convention le demande chaque année.')
  await antoine.getByRole('button', { name: 'Enregistrer le point' }).first().click()
  await expect(antoine.getByRole('main')).toContainText('La convention le demande chaque année.')
  await claire.goto(`${page}/ordre-du-jour`)
  await unfold(claire, 'Ce que votre partie propose')
  await claire.getByLabel('Votre proposition').fill('Valider, et le publier.')
  await claire.getByRole('button', { name: 'Enregistrer la proposition' }).click()
  await expect(claire.getByRole('heading', { name: 'La Caf propose' })).toBeVisible()
  await unfold(antoine, 'Garder un point')
  await antoine.getByLabel('Point à garder').fill('Accueil du mercredi')
  await antoine.getByRole('button', { name: 'Garder pour plus tard' }).click()
  await antoine.getByRole('checkbox', { name: /Accueil du mercredi/ }).check()
  await antoine.getByRole('button', { name: 'Mettre à l’ordre du jour' }).click()
  await expect(antoine.getByRole('listitem').filter({ hasText: '4. Accueil du mercredi' })).toBeVisible()
  await expectNoAxeFault(antoine, 'ordre du jour')

  await antoine.goto(page)
  await antoine.getByRole('button', { name: 'Ouvrir la séance' }).click()
  await expectSaid(antoine, 'Séance ouverte')

  // The screen of the room, in a third browser.
  const room = await enter('Claire Mousseline', { width: 1920, height: 1080 })
  await room.goto(`${page}/salle`)
  await expect(room.getByRole('heading', { level: 1 })).toHaveText(meeting)
  await antoine.goto(`${page}/seance`)
  await antoine.getByRole('button', { name: 'Mettre ce point en cours' }).click()
  await expect(room.getByRole('heading', { level: 1 })).toHaveText('Valider le bilan de l’année ?', { timeout: 15_000 })
  for (const words of ['Bilan de l’année', 'La convention le demande chaque année.', 'Valider, et le publier.'])
    await expect(room.getByRole('main')).toContainText(words)
  await expect(room.getByRole('contentinfo').or(room.getByRole('main'))).toContainText('Ensuite : Calendrier')
  await expectNoAxeFault(room, 'écran de la salle')

  // Claire notes who comes in, by touch.
  await claire.goto(`${page}/presences`)
  const seats = claire.getByRole('group', { name: /^Présence :/ })
  await expect(seats).toHaveCount(12)
  for (const [index, name] of [...holders, ...guests].entries()) {
    const touch = claire.getByRole('group', { name: `Présence : ${name}` })
    const presence = index < 10 ? 'présent' : 'excusé'
    await touch.getByRole('button', { name: presence, exact: true }).click()
    await expect(touch.getByRole('button', { name: presence, exact: true })).toHaveAttribute('aria-pressed', 'true')
  }
  await expect(claire.getByRole('main')).toContainText('10 sur 12 présents ou représentés')

  // Both write what is said on the point.
  await claire.goto(`${page}/seance`)
  const sheetOf = (one: Page) => one.getByRole('textbox', { name: /^Ce qui s’est dit/ })
  for (const one of [antoine, claire]) await expect(sheetOf(one)).toHaveAttribute('contenteditable', 'true')
  const first = unique('La Caf présente le bilan.')
  await sheetOf(antoine).press('Control+End')
  await antoine.keyboard.type(`${first} `)
  await expect(sheetOf(claire)).toContainText(first)
  const second = unique('La Ville confirme.')
  await sheetOf(claire).press('Control+End')
  await claire.keyboard.type(second)
  await expect(sheetOf(antoine)).toContainText(second)

  await unfold(antoine, 'Confier une tâche')
  await antoine.getByLabel('Ce qui est à faire').fill('Écrire aux familles')
  await antoine.getByLabel('Qui le fait').fill('Claire Mousseline')
  await antoine.getByRole('button', { name: 'Confier la tâche' }).click()
  await expect(antoine.getByRole('region', { name: 'Ce qui en sort' })).toContainText('Écrire aux familles')
  await antoine.getByRole('link', { name: 'Enregistrer une décision' }).click()
  await antoine.getByLabel('Texte de la décision').fill('Ouvrir le samedi matin.')
  await antoine.getByLabel('Décidé malgré : le motif').fill('Les deux absents ont donné leur accord.')
  await antoine.getByRole('button', { name: 'Enregistrer la décision' }).click()
  await expect(antoine.getByRole('heading', { level: 1 })).toHaveText(/^Décision \d{4}-01$/)

  await antoine.goto(`${page}/seance`)
  await antoine.getByRole('button', { name: /^Passer au point suivant/ }).click()
  await expect(room.getByRole('heading', { level: 1 })).toHaveText('Calendrier', { timeout: 15_000 })

  // Antoine reads the summary; Claire notes something meanwhile: the difference is said, then it closes.
  await antoine.goto(`${page}/cloture`)
  await expect(antoine.getByRole('main')).toContainText('1 tâche')
  await unfold(claire, 'Noter une information')
  await claire.getByLabel('Ce qui est à retenir').fill('Le budget est voté en mars.')
  await claire.getByRole('button', { name: 'Noter l’information' }).click()
  await expect(claire.getByRole('region', { name: 'Ce qui en sort' })).toContainText('Le budget est voté')
  await claire.goto(`${page}/cloture`)
  await antoine.getByRole('button', { name: 'Clore et arrêter le relevé' }).click()
  await expect(antoine.getByRole('main')).toContainText('Rien n’est clos')
  await expect(antoine.getByRole('main')).toContainText('1 information')
  await expectNoAxeFault(antoine, 'clôture')
  await antoine.getByRole('button', { name: 'Clore et arrêter le relevé' }).click()
  await expectSaid(antoine, 'Réunion close')
  await claire.getByRole('button', { name: 'Clore et arrêter le relevé' }).click()
  await expect(claire.getByRole('main')).toContainText('Réunion close le')
  await expect(claire.getByRole('main')).toContainText('par Antoine Lin')

  for (const name of ['Compte rendu (PDF)', 'Relevé de décisions (PDF)']) {
    const file = await antoine.request.get((await antoine.getByRole('link', { name }).getAttribute('href')) ?? '')
    expect((await file.body()).subarray(0, 5).toString()).toBe('%PDF-')
  }
  const word = await antoine.request.get(
    (await antoine.getByRole('link', { name: 'Compte rendu (Word)' }).getAttribute('href')) ?? '',
  )
  expect((await word.body()).subarray(0, 2).toString()).toBe('PK')

  await unfold(antoine, 'Ajouter un rectificatif')
  await antoine.getByLabel('Rectificatif').fill('M. Toile est arrivé à quinze heures.')
  await antoine.getByRole('button', { name: 'Ajouter le rectificatif' }).click()
  await expect(antoine.getByRole('main')).toContainText('Rectificatif 1')

  await waitForMail(claire, claire.getByRole('listitem').filter({ hasText: `Compte rendu : ${meeting}` }))
})
