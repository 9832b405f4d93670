/** A text written by several hands: seen by the others, kept, merged after a cut, by keyboard (docs/rules/writing.md §10). */

import { plainSpacesOnPage } from '../test/plain-spaces.ts'
import { expect, type Page, test } from './fixtures.ts'
import { openTheme, renewal, unique } from './given.ts'
import { expectNoAxeFault, narrow } from './page-checks.ts'

const chapter = (page: Page) => page.getByRole('region', { name: 'Le chapitre du diagnostic' })
const sheet = (page: Page) => chapter(page).getByRole('textbox', { name: /^Chapitre/ })
const badge = (page: Page, words: string) => chapter(page).locator('[data-state]').filter({ hasText: words })

/** The words of the text being written, without the names beside the carets of the others. */
const words = (page: Page): Promise<string> =>
  sheet(page).evaluate((element) => {
    const copy = element.cloneNode(true)
    if (copy instanceof Element) for (const caret of copy.querySelectorAll('[aria-hidden]')) caret.remove()
    return copy.textContent ?? ''
  })

/** Waits until all of them are there. */
async function expectWords(page: Page, ...all: readonly string[]): Promise<void> {
  await expect
    .poll(async () => {
      const written = await words(page)
      return all.filter((one) => !written.includes(one))
    })
    .toEqual([])
}

async function write(page: Page, button = /^Écrire : Chapitre/): Promise<void> {
  await chapter(page).getByRole('button', { name: button }).click()
  await expect(sheet(page)).toHaveAttribute('contenteditable', 'true')
}

async function finish(page: Page): Promise<void> {
  await chapter(page).getByRole('button', { name: 'Terminer' }).click()
  await expect(sheet(page)).toHaveCount(0)
}

/** Types at the end of the text, from nothing selected. */
async function typeAtEnd(page: Page, words: string): Promise<void> {
  await sheet(page).press('Control+End')
  await page.keyboard.type(words)
}

test('trois personnes écrivent le même chapitre : chacune voit les mots des autres, et qui est là', async ({
  enter,
}) => {
  const claire = await enter('Claire Mousseline')
  const antoine = await enter('Antoine Lin', narrow)
  const samira = await enter('Samira Taffetas')
  await openTheme(claire, 'Petite enfance', renewal)
  for (const page of [antoine, samira]) await page.goto(claire.url())
  for (const page of [claire, antoine, samira]) await write(page)
  for (const name of ['Antoine Lin', 'Samira Taffetas'])
    await expect(chapter(claire).getByRole('img', { name })).toBeVisible()

  const first = unique('Les places manquent')
  const second = unique('surtout au nord')
  const third = unique('et le mercredi')
  await typeAtEnd(claire, first)
  await expectWords(antoine, first)
  await typeAtEnd(antoine, ` ${second}`)
  await expectWords(samira, first, second)
  await typeAtEnd(samira, ` ${third}`)
  for (const page of [claire, antoine, samira]) await expectWords(page, first, second, third)

  await expect(badge(claire, 'Enregistré')).toBeVisible()
  await finish(claire)
  await expect(chapter(claire)).toContainText(`${first} ${second} ${third}`)
  await expect(chapter(antoine).getByRole('img', { name: 'Claire Mousseline' })).toHaveCount(0)
  const paul = await enter('Paul Coton')
  await paul.goto(claire.url())
  await expect(chapter(paul)).toContainText(first)
  await expect(chapter(paul).getByRole('button', { name: /^Écrire/ })).toHaveCount(0)
})

test('sans connexion, on continue d’écrire ; au retour, les mots des deux sont là', async ({ enter }) => {
  const claire = await enter('Claire Mousseline')
  const antoine = await enter('Antoine Lin')
  await openTheme(claire, 'Vacances', renewal)
  await antoine.goto(claire.url())
  for (const page of [claire, antoine]) await write(page)
  const before = unique('Avant la coupure.')
  const without = unique('Pendant la coupure.')
  const meanwhile = unique('Écrit en mairie.')
  await typeAtEnd(claire, `${before} `)
  await expectWords(antoine, before)

  await claire.context().setOffline(true)
  await expect(claire.getByRole('alert')).toContainText('hors ligne')
  await typeAtEnd(claire, `${without} `)
  await expect(badge(claire, 'Hors ligne')).toBeVisible()
  await typeAtEnd(antoine, `${meanwhile} `)
  await expect(badge(antoine, 'Enregistré')).toBeVisible()
  expect(await words(antoine)).not.toContain(without)

  await claire.context().setOffline(false)
  await expect(badge(claire, 'Enregistré')).toBeVisible({ timeout: 20_000 })
  await expect(claire.getByRole('alert')).toHaveCount(0)
  for (const page of [claire, antoine]) await expectWords(page, before, without, meanwhile)
})

test('une page fermée hors ligne ne perd rien : les mots sont retrouvés sur l’appareil, puis effacés', async ({
  enter,
}) => {
  const claire = await enter('Claire Mousseline')
  await openTheme(claire, 'Logement et habitat', renewal)
  await write(claire)
  const kept = unique('Un bail glissant.')
  await claire.context().setOffline(true)
  await expect(claire.getByRole('alert')).toContainText('hors ligne')
  await typeAtEnd(claire, kept)
  const copies = (page: Page) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const opening = indexedDB.open('trame-textes')
          opening.onsuccess = () => {
            const counting = opening.result.transaction('copies').objectStore('copies').count()
            counting.onsuccess = () => resolve(counting.result)
          }
        }),
    )
  await expect.poll(() => copies(claire)).toBe(1)
  const address = claire.url()
  const again = await claire.context().newPage()
  await claire.close({ runBeforeUnload: false })
  await again.context().setOffline(false)
  await again.goto(address)
  await expect(chapter(again)).toContainText('ne sont pas encore enregistrés')
  await expect(chapter(again)).not.toContainText(kept)
  await write(again, /^Les reprendre/)
  await expectWords(again, kept)
  await expect(badge(again, 'Enregistré')).toBeVisible()
  await finish(again)
  await expect(chapter(again)).toContainText(kept)
  await expect.poll(() => copies(again)).toBe(0)
})

test('au clavier seul : la barre d’outils, un lien refusé puis posé, un tableau que Tab ne retient pas', async ({
  enter,
}) => {
  const claire = await enter('Claire Mousseline')
  await openTheme(claire, 'Égalité femmes-hommes', renewal)
  await write(claire)
  const title = unique('Un titre')
  await typeAtEnd(claire, title)
  await claire.keyboard.press('Alt+F10')
  await expect(claire.locator(':focus')).toHaveAccessibleName('Annuler')
  await claire.keyboard.press('ArrowRight')
  await claire.keyboard.press('ArrowRight')
  await expect(claire.locator(':focus')).toHaveAccessibleName('T1 : titre')
  await claire.keyboard.press('Enter')
  await expect(sheet(claire).getByRole('heading', { name: title })).toBeVisible()
  await claire.keyboard.press('Control+End')
  await claire.keyboard.press('Enter')

  await claire.keyboard.press('Control+k')
  const dialog = claire.getByRole('dialog', { name: 'Lien' })
  await claire.keyboard.type('javascript:alert(1)')
  await claire.keyboard.press('Enter')
  await expect(dialog.getByRole('alert')).toContainText('n’est pas reconnue')
  await claire.keyboard.press('Control+a')
  await claire.keyboard.type('www.caf.fr')
  await claire.keyboard.press('Enter')
  await expect(sheet(claire).getByRole('link', { name: 'www.caf.fr' })).toHaveAttribute('href', 'https://www.caf.fr')

  await claire.keyboard.press('Alt+F10')
  await claire.keyboard.press('End')
  for (let count = 0; count < 5; count += 1) await claire.keyboard.press('ArrowLeft')
  await claire.keyboard.press('Enter')
  await expect(sheet(claire).getByRole('table')).toBeVisible()
  for (const [index, name] of ['Année', 'Places', 'Source'].entries()) {
    await sheet(claire).getByRole('columnheader').nth(index).click()
    await claire.keyboard.type(name)
  }
  await expectNoAxeFault(claire, 'the editor')
  await claire.keyboard.press('Tab')
  await expect(sheet(claire)).not.toBeFocused()
  await claire.keyboard.press('Escape')
  await finish(claire)
  await expect(chapter(claire).getByRole('columnheader', { name: 'Année' })).toBeVisible()
  await expect(chapter(claire).getByRole('button', { name: /^Écrire/ })).toBeFocused()
})

test('un chiffre s’insère par son nom ; un texte de Word se colle avec ses listes, sans le reste', async ({
  enter,
}) => {
  const claire = await enter('Claire Mousseline')
  await openTheme(claire, 'Jeunesse, adolescence et parentalité', renewal)
  await write(claire)
  await chapter(claire).getByRole('button', { name: 'Insérer un chiffre' }).click()
  const dialog = claire.getByRole('dialog', { name: 'Insérer un chiffre' })
  await dialog.getByRole('searchbox').fill('accueil pour 100')
  await dialog
    .getByRole('button', { name: /^Places d’accueil pour 100 enfants/ })
    .first()
    .click()
  await expect(sheet(claire).getByRole('figure').filter({ hasText: '57,4' }).first()).toBeVisible()
  await expect(dialog).toHaveCount(0)

  const item = unique('Deux relais')
  await sheet(claire).evaluate((element, pasted) => {
    const data = new DataTransfer()
    data.setData('text/html', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, `<style>p{color:red}</style><p class=MsoListParagraph style="mso-list:l0 level1"><span style="mso-list:Ignore">·</span>${item}<o:p></o:p></p>`)
  await expect(sheet(claire).getByRole('listitem').filter({ hasText: item })).toHaveText(item)
  // A picture alone, as a capture of the screen is: nothing comes, and that is said.
  const leftOut = chapter(claire).getByText('celle que vous avez collée est restée dehors')
  await expect(leftOut).toHaveCount(0)
  await sheet(claire).evaluate((element) => {
    const data = new DataTransfer()
    data.items.add(new File(['…'], 'image.png', { type: 'image/png' }))
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  })
  await expect(leftOut).toBeVisible()
  expect(await sheet(claire).locator('img').count()).toBe(0)
  await expect(badge(claire, 'Enregistré')).toBeVisible()
  await finish(claire)
  await expect(chapter(claire).getByRole('figure').filter({ hasText: '57,4' }).first()).toBeVisible()
  await expect(chapter(claire).getByRole('listitem').filter({ hasText: item })).toBeVisible()
})

test('ce qui est collé trop profond est rendu à son auteur, avec la raison ; le reste du texte est là', async ({
  enter,
}) => {
  const claire = await enter('Claire Mousseline')
  await openTheme(claire, 'Petite enfance', renewal)
  await write(claire)
  const before = unique('Avant de coller')
  await typeAtEnd(claire, before)
  await expect(badge(claire, 'Enregistré')).toBeVisible()

  const deep = unique('Trop profond')
  await sheet(claire).evaluate(
    (element, pasted) => {
      const data = new DataTransfer()
      data.setData('text/html', pasted)
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    },
    `<p>Début.</p>${'<blockquote>'.repeat(16)}<p>${deep}</p>${'</blockquote>'.repeat(16)}<p>Fin.</p>`,
  )
  await expect.poll(() => chapter(claire).getByRole('textbox', { name: 'Vos mots' }).inputValue()).toContain(deep)
  await expect(chapter(claire).getByText('imbriqué à plus de douze niveaux')).toBeVisible()
  await expectWords(claire, before)
  expect(await words(claire)).not.toContain(deep)

  const after = unique('Puis on écrit')
  await typeAtEnd(claire, after)
  await expect(badge(claire, 'Enregistré')).toBeVisible()
  await finish(claire)
  await expect(chapter(claire)).toContainText(after)
})

test('dans le texte que l’on écrit, aucune ligne ne commence par « : ; ! ? », et rien de ce qui est tapé ne change', async ({
  enter,
}) => {
  const claire = await enter('Claire Mousseline')
  await openTheme(claire, 'Petite enfance', renewal)
  await write(claire)
  const typed = unique('Pourquoi ? Pour « eux » : 1 500 familles ; enfin !')
  await typeAtEnd(claire, typed)
  await expectWords(claire, typed)
  const held = sheet(claire).locator('[data-held]')
  expect(await held.count()).toBeGreaterThan(5)
  expect(plainSpacesOnPage(await sheet(claire).evaluate(({ outerHTML }) => outerHTML))).toEqual([])
  // Each on one line, however narrow the sheet is.
  for (const width of [220, 260, 300, 340]) {
    await sheet(claire).evaluate((element, px) => element.style.setProperty('width', `${px}px`), width)
    const cut = await held.evaluateAll((all) => all.filter((one) => one.getClientRects().length > 1).length)
    expect(cut, `${width} px`).toBe(0)
  }
  // The caret goes through it as through any words, and one undoes what one typed.
  await claire.keyboard.press('Control+End')
  for (let count = 0; count < ' (123456)'.length + 2; count += 1) await claire.keyboard.press('ArrowLeft')
  await claire.keyboard.type('X')
  await expectWords(claire, typed.replace('enfin !', 'enfinX !'))
  await claire.keyboard.press('Control+z')
  await expectWords(claire, typed)
})
