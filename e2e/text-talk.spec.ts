/** Around a text: comments on a passage, proposals settled by another party, history (docs/rules/writing.md §7 to §9). */
import { expect, type Locator, type Page, test } from './fixtures.ts'
import { openTheme, renewal, unfold, unique } from './given.ts'
import { expectNoAxeFault, narrow } from './page-checks.ts'

const chapter = (page: Page) => page.getByRole('region', { name: 'Le chapitre du diagnostic' })
const region = (page: Page, name: string) => page.getByRole('region', { name })

async function openTalk(page: Page): Promise<void> {
  await openTheme(page, 'Petite enfance', renewal)
  await chapter(page)
    .getByRole('link', { name: /^Commentaires/ })
    .click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Chapitre : échanges')
}

/** A first try that failed left its thread open, on the words of the next one. */
async function closeThreads(page: Page): Promise<void> {
  await openTalk(page)
  const settle = region(page, 'Commentaires').getByRole('button', { name: /^Marquer comme résolu/ })
  for (let left = await settle.count(); left > 0; left -= 1) {
    await settle.first().click()
    await expect(settle).toHaveCount(left - 1)
  }
}

test('une élue commente un passage au téléphone sans pouvoir écrire le texte ; la coordination répond et clôt', async ({
  enter,
}) => {
  const claire = await enter('Claire Mousseline')
  await openTalk(claire)
  const nadia = await enter('Nadia Velours', narrow)
  await nadia.goto(claire.url())
  await nadia.getByText('On me propose une formation').first().selectText()
  await expect(nadia.getByLabel('Passage commenté')).toHaveValue(/On me propose une formation/)
  const question = unique('Qui a dit cela ?')
  await nadia.getByLabel('Votre commentaire').fill(question)
  await nadia.getByRole('button', { name: 'Publier le commentaire' }).click()
  const thread = (page: Page) => region(page, 'Commentaires').getByRole('article').filter({ hasText: question })
  await expect(thread(nadia)).toContainText('On me propose une formation')
  await expectNoAxeFault(nadia, 'les échanges au téléphone')

  await claire.reload()
  await thread(claire).getByText('Répondre', { exact: true }).click()
  await thread(claire).getByLabel('Votre réponse').fill('Une mère, à l’atelier de novembre.')
  await thread(claire).getByRole('button', { name: 'Publier la réponse' }).click()
  await expect(thread(claire)).toContainText('Une mère, à l’atelier de novembre.')
  await thread(claire)
    .getByRole('button', { name: /^Marquer comme résolu/ })
    .click()
  await region(claire, 'Commentaires')
    .getByText(/fils? résolus?$/)
    .click()
  await expect(thread(claire)).toContainText('Résolu par Claire Mousseline')
  await expectNoAxeFault(claire, 'les échanges')
})

test('un passage se commente depuis le texte lu ; l’éditeur le montre, suit ses mots, y répond et clôt au clavier', async ({
  enter,
}) => {
  const claire = await enter('Claire Mousseline')
  if (test.info().retry > 0) await closeThreads(claire)
  await openTheme(claire, 'Petite enfance', renewal)
  await chapter(claire)
    .getByRole('button', { name: /^Écrire : Chapitre/ })
    .click()
  const sheet = chapter(claire).getByRole('textbox', { name: /^Chapitre/ })
  await expect(sheet).toHaveAttribute('contenteditable', 'true')

  // Words proposed stand in the middle of these: who reads does not see them.
  const nadia = await enter('Nadia Velours', narrow)
  await nadia.goto(claire.url())
  await unfold(nadia, 'Lire le chapitre')
  await expect(async () => {
    await chapter(nadia).getByText('Dire aux familles').selectText()
    await chapter(nadia).getByRole('button', { name: 'Commenter ces mots' }).click({ timeout: 2_000 })
  }).toPass()
  const question = unique('Par quel guichet ?')
  await nadia.getByLabel('Votre commentaire').fill(question)
  await nadia.getByRole('button', { name: 'Publier le commentaire' }).click()
  const panel = (page: Page) => chapter(page).getByRole('complementary')
  await expect(panel(nadia).getByRole('article')).toContainText(question)
  await expect(chapter(nadia).locator('mark').filter({ hasText: 'Dire aux familles' })).toBeVisible()
  await expectNoAxeFault(nadia, 'un fil sous le texte, au téléphone')

  // Without reloading, it is there for who writes, and follows her words.
  const passage = sheet.locator('mark').filter({ hasText: 'ire aux familles' })
  await expect(passage).toHaveAttribute('aria-description', 'passage commenté par Nadia Velours')
  await passage.click()
  await expect(panel(claire).getByRole('article')).toContainText(question)
  await claire.keyboard.press('Home')
  await claire.keyboard.press('ArrowRight')
  await claire.keyboard.type('…')
  await expect(passage).toContainText('D…ire aux familles')
  await claire.keyboard.press('Backspace')
  await expect(claire.getByRole('status').filter({ hasText: 'Passage commenté par Nadia Velours' })).toHaveCount(1)

  await claire.keyboard.press('Alt+F10')
  await claire.keyboard.press('End')
  for (let count = 0; count < 4; count += 1) {
    await expect(claire.locator(':focus')).toHaveAccessibleName(/^Commentaire/)
    await claire.keyboard.press('Enter')
    if (await panel(claire).getByText(question).isVisible()) break
    await claire.keyboard.press('Escape')
    await claire.keyboard.press('Alt+F10')
    await claire.keyboard.press('End')
  }
  await expectNoAxeFault(claire, 'un fil dans l’éditeur')
  await panel(claire).getByLabel('Votre réponse').fill('Celui de la mairie.')
  await panel(claire).getByRole('button', { name: 'Répondre' }).click()
  await expect(panel(claire)).toContainText('Réponse publiée.')
  await expect(panel(nadia)).toContainText('Celui de la mairie.', { timeout: 12_000 })
  await panel(claire).getByRole('button', { name: 'Marquer comme résolu' }).click()
  await expect(passage).toHaveCount(0)
  await panel(claire).getByRole('button', { name: 'Fermer les commentaires' }).press('Enter')
  await expect(sheet).toBeFocused()
  await claire.keyboard.press('Control+Alt+m')
  await expect(panel(claire).getByLabel('Passage commenté')).toBeVisible()
})

test('ce qui est suggéré par la Ville attend la Caf, qui l’accepte ; l’historique dit ce qui a changé et permet de revenir', async ({
  enter,
}) => {
  const antoine = await enter('Antoine Lin')
  await openTheme(antoine, 'Petite enfance', renewal)
  await chapter(antoine)
    .getByRole('button', { name: /^Écrire : Chapitre/ })
    .click()
  const sheet = chapter(antoine).getByRole('textbox', { name: /^Chapitre/ })
  await expect(sheet).toHaveAttribute('contenteditable', 'true')
  await chapter(antoine).getByRole('button', { name: 'Suggérer' }).click()
  await sheet.press('Control+End')
  // Keys faster than the page is drawn again: each letter is proposed to go, then taken back.
  const proposedAway = () => sheet.locator('del').allTextContents()
  const before = (await proposedAway()).join('').length
  await Promise.all(Array.from({ length: 6 }, () => antoine.keyboard.press('Backspace')))
  await expect.poll(async () => (await proposedAway()).join('').length).toBe(before + 6)
  for (let count = 0; count < 6; count += 1) await sheet.press('Control+z')
  await expect.poll(async () => (await proposedAway()).join('').length).toBe(before)
  await sheet.press('Control+End')
  const words = unique('Voir aussi le quartier')
  await antoine.keyboard.type(` ${words}`)
  await sheet.press('Control+b')
  await sheet.press('Control+a')
  await sheet.press('Control+b')
  await expect(chapter(antoine).getByText('seuls des mots se proposent')).toBeVisible()
  await expect(sheet.locator('ins')).toContainText([words])
  await chapter(antoine).getByRole('button', { name: 'Terminer' }).click()
  await expect(chapter(antoine)).not.toContainText(words)

  await chapter(antoine)
    .getByRole('link', { name: /^Commentaires/ })
    .click()
  const proposal = (page: Page) =>
    region(page, 'Propositions à trancher').getByRole('article').filter({ hasText: words })
  await expect(proposal(antoine).getByRole('button', { name: /^Reprendre/ })).toBeVisible()
  await expect(proposal(antoine).getByRole('button', { name: /^Accepter/ })).toHaveCount(0)

  const claire = await enter('Claire Mousseline')
  await claire.goto(antoine.url())
  await proposal(claire)
    .getByRole('button', { name: /^Accepter/ })
    .click()
  await expect(proposal(claire)).toHaveCount(0)
  await expect(region(claire, 'Le texte')).toContainText(words)

  await claire.getByRole('link', { name: 'Historique du texte' }).click()
  await expect(claire.locator('ins').filter({ hasText: words })).toBeVisible()
  await expectNoAxeFault(claire, 'l’historique')
  await claire.getByRole('link', { name: 'Version 2' }).click()
  await expect(claire.getByRole('heading', { name: /^Version 2/ })).toBeVisible()
  await claire.getByRole('button', { name: 'Revenir à cette version' }).click()
  await expect(claire.getByRole('status').filter({ hasText: 'revenu à cette version' })).toBeVisible()
  await claire.getByRole('link', { name: 'Chapitre : échanges' }).click()
  await expect(region(claire, 'Le texte')).not.toContainText(words)
})

test('une arobase mentionne une personne dans le texte, au clavier ; elle en est prévenue', async ({ enter }) => {
  const claire = await enter('Claire Mousseline')
  await openTheme(claire, 'Petite enfance', renewal)
  await chapter(claire)
    .getByRole('button', { name: /^Écrire : Chapitre/ })
    .click()
  const sheet = chapter(claire).getByRole('textbox', { name: /^Chapitre/ })
  await expect(sheet).toHaveAttribute('contenteditable', 'true')
  await sheet.press('Control+End')
  await claire.keyboard.press('Enter')
  const words = unique('À relire avant le comité')
  await claire.keyboard.type(`${words} : @`)
  const people = claire.getByRole('dialog', { name: 'Mentionner une personne' })
  await expect(people.getByRole('button', { name: /Nadia Velours/ })).toBeVisible()
  await expectNoAxeFault(claire, 'le choix d’une personne')
  await claire.keyboard.type('nadia')
  await claire.keyboard.press('Enter')
  await expect(people).toHaveCount(0)
  await expect(sheet).toContainText(`${words} : @Nadia Velours`)
  await claire.keyboard.type('puis @')
  await claire.keyboard.press('Escape')
  await claire.keyboard.type('midi')
  await expect(sheet).toContainText('@Nadia Velours puis @midi')
  await chapter(claire).getByRole('button', { name: 'Terminer' }).click()
  await expect(chapter(claire)).toContainText('@Nadia Velours')

  const nadia = await enter('Nadia Velours')
  await expect
    .poll(async () => {
      await nadia.goto('/notifications')
      return nadia.getByRole('main').textContent()
    })
    .toContain('Claire Mousseline vous mentionne')
})

test('aucune touche tapée vite dans « Suggérer » ne se perd, processeur ralenti six fois', async ({ enter }) => {
  test.slow()
  const antoine = await enter('Antoine Lin')
  await openTheme(antoine, 'Petite enfance', renewal)
  await chapter(antoine)
    .getByRole('button', { name: /^Écrire : Chapitre/ })
    .click()
  const sheet = chapter(antoine).getByRole('textbox', { name: /^Chapitre/ })
  await expect(sheet).toHaveAttribute('contenteditable', 'true')
  await chapter(antoine).getByRole('button', { name: 'Suggérer' }).click()
  const slowed = await antoine.context().newCDPSession(antoine)
  await slowed.send('Emulation.setCPUThrottlingRate', { rate: 6 })
  try {
    await typeFast(antoine, sheet)
  } finally {
    await slowed.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  }
})

/** Letters, deletions and arrows, faster than the page draws them. */
async function typeFast(page: Page, sheet: Locator): Promise<void> {
  await sheet.press('Control+End')
  // Sent all at once: none waits for the page to have drawn the one before.
  const press = (...keys: readonly string[]) => Promise.all(keys.map((key) => page.keyboard.press(key)))
  const times = (key: string, count: number) => Array.from({ length: count }, () => key)
  const added = async () => (await sheet.locator('ins').allTextContents()).join('')
  const taken = async () => (await sheet.locator('del').allTextContents()).join('')
  const before = { added: await added(), taken: await taken() }
  /** A page six times slower, on a machine that may be busy besides. */
  const slowly = { timeout: 40_000 }
  const words = 'Recenser-les-logements-trop-petits-avec-les-bailleurs'
  await press(...words)
  await expect.poll(added, slowly).toBe(before.added + words)
  await press(...times('Backspace', 20))
  await expect.poll(added, slowly).toBe(before.added + words.slice(0, -20))
  await press(...'abc', ...times('Backspace', 2), ...'de')
  await expect.poll(added, slowly).toBe(`${before.added}${words.slice(0, -20)}ade`)
  // Arrows too: a letter stands where the caret went, though nothing has told the page of it yet.
  await press(...'lmno', ...times('ArrowLeft', 2), 'X', ...times('ArrowRight', 2), 'Y')
  await expect.poll(added, slowly).toBe(`${before.added}${words.slice(0, -20)}adelmXnoY`)
  await press(...times('ArrowLeft', 3), ...times('Delete', 2), 'Z', 'End', '!')
  await expect.poll(added, slowly).toBe(`${before.added}${words.slice(0, -20)}adelmXZY!`)
  await press(...times('Backspace', 'lmXZY!'.length))
  await press(...times('Backspace', words.length - 20 + 3 + 6))
  await expect.poll(added, slowly).toBe(before.added)
  await expect.poll(async () => (await taken()).length, slowly).toBe(before.taken.length + 6)
}
