/** Each check of e2e/rgaa-checks.ts and e2e/rgaa-sights.ts passes a page that is right, and finds the fault planted in it. */
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { chromiumArguments, findChromium } from '../e2e/chromium.ts'
import { type rgaaChecks, rgaaFaults } from '../e2e/rgaa-checks.ts'
import {
  focusFaults,
  forcedColourFaults,
  largeFaults,
  motionFaults,
  narrowFaults,
  spacingFaults,
} from '../e2e/rgaa-sights.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArguments] })
  page = await browser.newPage()
}, 120_000)
afterAll(() => browser?.close())

const right = `<!doctype html><html lang="fr"><head><title>Mes actions – Trame</title>
<style>:focus { outline: 2px solid } .here { position: relative }</style></head><body>
<a href="#content">Aller au contenu</a>
<header><nav aria-label="Rubriques"><ul><li><a href="/plan" aria-label="Plan d’action : tout voir">Plan d’action</a></li></ul></nav></header>
<main id="content"><h1>Mes actions</h1>
<svg aria-hidden="true"></svg><svg role="img" aria-label="Deux actions sur trois"></svg><img alt="" src="data:,">
<h2>À faire</h2>
<table><caption>Actions</caption><thead><tr><th scope="col">Titre</th></tr></thead><tbody><tr><td>Une crèche</td></tr></tbody></table>
<form><label>Titre <input name="a" aria-invalid="true" aria-describedby="why"></label><p id="why">Donnez un titre.</p>
<fieldset><legend>État</legend><label><input type="radio" name="b">faite</label></fieldset>
<label>Adresse <input type="email" autocomplete="email"></label><button>Enregistrer le titre</button></form>
<section aria-label="Une crèche"><form><button>Retirer</button></form></section>
<section aria-label="Un relais"><form><button>Retirer</button></form></section>
</main><footer><a href="/accessibilite">Accessibilité</a></footer></body></html>`

const show = (html: string) => page.setContent(html)

test('a page that is right has no fault', async () => {
  await show(right)
  expect(await rgaaFaults(page)).toEqual([])
})

/** What is put in the page, and in place of what. */
const planted: Record<keyof typeof rgaaChecks, readonly (readonly [from: string, to: string])[]> = {
  language: [
    ['<!doctype html>', ''],
    ['lang="fr"', 'lang="en"'],
    ['<h1>', '<h1 lang="anglais">'],
    ['<body>', '<body dir="rtl">'],
  ],
  title: [
    ['Mes actions – Trame', 'Trame'],
    ['Mes actions – Trame', ''],
  ],
  headings: [
    ['<h2>À faire</h2>', '<h3>À faire</h3>'],
    ['<h2>À faire</h2>', '<h2></h2>'],
    ['<h2>À faire</h2>', '<h1>À faire</h1>'],
  ],
  landmarks: [
    ['<main id="content">', '<div id="content">'],
    ['<footer>', '<div>'],
    ['<nav aria-label="Rubriques">', '<nav>'],
  ],
  skipLink: [
    ['<a href="#content">Aller au contenu</a>', ''],
    ['href="#content"', 'href="#nowhere"'],
  ],
  pictures: [
    ['<svg aria-hidden="true">', '<svg>'],
    [' aria-label="Deux actions sur trois"', ''],
    ['<img alt=""', '<img'],
  ],
  absent: [
    ['<h2>', '<video></video><h2>'],
    ['<h2>', '<iframe title="x"></iframe><h2>'],
    ['<head>', '<head><meta http-equiv="refresh" content="600">'],
  ],
  tables: [
    ['<caption>Actions</caption>', ''],
    [' scope="col"', ''],
    ['<th scope="col">Titre</th>', '<td>Titre</td>'],
  ],
  names: [
    ['Aller au contenu', ''],
    ['Plan d’action : tout voir', 'Tout voir'],
  ],
  twins: [['aria-label="Un relais"', 'aria-label="Une crèche"']],
  fields: [
    ['<label>Titre <input', '<label>Titre</label> <input'],
    ['aria-describedby="why"', ''],
    ['id="why"', ''],
  ],
  groups: [['<legend>État</legend>', '']],
  autocomplete: [
    [' autocomplete="email"', ''],
    ['autocomplete="email"', 'autocomplete="courriel"'],
  ],
  ways: [
    ['href="/plan"', 'href="/plan" target="_blank"'],
    ['<button>Enr', '<button tabindex="2">Enr'],
    ['<button>Enr', '<button accesskey="e">Enr'],
  ],
  marks: [
    ['<h2>', '<p id="why">Encore</p><h2>'],
    ['<h2>', '<span><div>Bloc</div></span><h2>'],
    ['<h2>', '<center>Au milieu</center><h2>'],
  ],
  styles: [
    ['<style>', '<style>h2::after { content: "important" }'],
    ['<style>', '<style>p { text-align: justify }'],
  ],
  pointers: [['<h2>', '<div style="cursor: pointer">Ouvrir</div><h2>']],
  motion: [['<style>', '<style>@keyframes turn { to { rotate: 1turn } } h1 { animation: turn 1s infinite }']],
}

describe('a planted fault is found:', () => {
  const cases = Object.entries(planted).flatMap(([check, faults]) => faults.map(([from, to]) => ({ check, from, to })))

  test.each(cases)('$check, $to in place of $from', async ({ check, from, to }) => {
    expect(right).toContain(from)
    await show(right.replace(from, to))
    expect((await rgaaFaults(page)).map((fault) => fault.split(':')[0])).toContain(check)
  })
})

describe('what others see:', () => {
  const body = (html: string, css = '') =>
    show(right.replace('<h2>', `${html}<h2>`).replace('<style>', `<style>${css}`))

  test.each([
    ['320 pixels', narrowFaults, '<p style="width: 500px">Large</p>', ''],
    ['twice as large', largeFaults, '<p style="width: 700px">Large</p>', ''],
    [
      'spaced',
      spacingFaults,
      '<p class="line">Une ligne dans sa boîte</p>',
      '.line { height: 1.2em; width: 16em; line-height: 1.2; overflow: hidden; margin: 0 }',
    ],
    [
      'in forced colours',
      forcedColourFaults,
      '<i class="swatch"></i>',
      '.swatch { display: block; width: 9px; height: 9px; background: red }',
    ],
    [
      'without motion',
      motionFaults,
      '<p class="moving">Bouge</p>',
      '@keyframes go { to { opacity: 0 } } .moving { animation: go 1s 3 }',
    ],
  ] as const)('%s', async (_title, faultsOf, html, css) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await show(right)
    expect(await faultsOf(page)).toEqual([])
    await body(html, css)
    expect(await faultsOf(page)).not.toEqual([])
  })

  test('by the keyboard: a focus that is not seen, a field that keeps Tab', async () => {
    await show(right)
    expect(await focusFaults(page, 12)).toEqual([])
    await body('', '[href="/plan"]:focus { outline: none }')
    expect(await focusFaults(page, 12)).toEqual([expect.stringMatching(/^the focus is not seen: <a href="\/plan"/)])
    await body('<textarea aria-label="Texte" onkeydown="event.preventDefault()"></textarea>')
    expect(await focusFaults(page, 6)).toContainEqual(expect.stringMatching(/^Tab stays there: <textarea/))
  })
})
